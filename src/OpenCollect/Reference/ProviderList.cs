namespace OpenCollect.Reference;

/// <summary>A provider in one row of Ofsted's lists. A list may have several rows for one number.</summary>
/// <param name="Urn">Ofsted's unique reference number, as <c>SC012345</c> or <c>1234567</c>.</param>
public sealed record Provider(string Urn)
{
    /// <summary>The kinds of placement that it offers, such as <c>K2</c>.</summary>
    public ImmutableArray<string> PlacementCodes { get; init; } = [];

    /// <summary>The kinds of provider that it is, such as <c>PR1</c> and <c>PR2</c> together.</summary>
    public ImmutableArray<string> ProviderCodes { get; init; } = [];

    /// <summary>As the list has it; compare with <see cref="IsAt"/>.</summary>
    public string? Postcode { get; init; }

    /// <summary>The day it closed; none if open when the list was made.</summary>
    public DateOnly? Closed { get; init; }

    /// <summary>Whether its postcode is this one, spaces and letter case aside.</summary>
    public bool IsAt(string postcode) =>
        Postcode is not null && Postcode.Replace(" ", "", StringComparison.Ordinal)
            .Equals(postcode.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}

/// <summary>Ofsted's list of providers, open and closed.</summary>
public sealed class ProviderList
{
    private readonly Dictionary<string, ImmutableArray<Provider>> _byUrn = new(StringComparer.OrdinalIgnoreCase);

    public ProviderList(IEnumerable<Provider> providers)
    {
        foreach (var sameUrn in providers.GroupBy(p => p.Urn, StringComparer.OrdinalIgnoreCase))
        {
            _byUrn.Add(sameUrn.Key, [.. sameUrn]);
        }
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _byUrn.Values.Sum(rows => rows.Length);

    /// <summary>Every row of the list with the number; empty if there is none.</summary>
    public ImmutableArray<Provider> Find(string? urn) => urn is not null && _byUrn.TryGetValue(urn, out var rows) ? rows : [];
}
