using System.Collections;
using System.Collections.Frozen;

namespace OpenCollect.Model;

/// <summary>One code of a code set: the text that a return carries, what it means, and when it is valid.</summary>
/// <param name="Value">The text.</param>
/// <param name="Label">What it means in the last of its years.</param>
/// <param name="Years">When it is valid.</param>
public sealed record Code(string Value, string Label, Years Years)
{
    /// <summary>What it meant before, where the words changed.</summary>
    public EarlierLabel? Earlier { get; init; }

    /// <summary>What it means in the year.</summary>
    public string LabelIn(CollectionYear year) => Earlier is { } earlier && year.Ending <= earlier.LastYear ? earlier.Label : Label;
}

/// <summary>What a code was called until a year.</summary>
/// <param name="LastYear">The last year with these words: 2025 for 2024-25.</param>
/// <param name="Label">The words.</param>
public sealed record EarlierLabel(int LastYear, string Label);

/// <summary>A list of codes, each valid in its own years. Written as a collection initialiser, one code a line.</summary>
/// <param name="name">The name under which the collection's specification lists the codes.</param>
public sealed class CodeSet(string name) : IEnumerable<Code>
{
    private readonly List<Code> _codes = [];
    private FrozenDictionary<string, Code>? _byValue;

    public string Name => name;

    public int Count => _codes.Count;

    public void Add(string value, string label) => Add(value, label, Years.Always);

    public void Add(string value, string label, Years years) => _codes.Add(new(value, label, years));

    public void Add(string value, string label, Years years, EarlierLabel earlier) => _codes.Add(new(value, label, years) { Earlier = earlier });

    /// <summary>Whether the text is a code of the year. Codes are compared as they are: letter case counts.</summary>
    public bool Has(string? value, CollectionYear year) => Find(value) is { } code && code.Years.Include(year);

    /// <summary>The code with that value in whatever year it holds, or none.</summary>
    public Code? Find(string? value) =>
        value is not null && (_byValue ??= _codes.ToFrozenDictionary(c => c.Value, StringComparer.Ordinal)).TryGetValue(value, out var code)
            ? code
            : null;

    /// <summary>What the text of a return means in the year, also where it is a code of other years only, for people to read.</summary>
    public string Describe(string? value, CollectionYear year) => value is null ? "not given" : Find(value)?.LabelIn(year) ?? $"unknown code {value}";

    public IEnumerable<Code> In(CollectionYear year) => _codes.Where(c => c.Years.Include(year));

    public IEnumerator<Code> GetEnumerator() => _codes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
