using OpenCollect.Formats;

namespace OpenCollect.Collections;

/// <summary>Which rules of a collection the user asked for, or asked to leave out.</summary>
public sealed class RuleChoice
{
    private readonly string _title;
    private readonly CollectionYear _year;
    private readonly IReadOnlyList<RuleInfo> _rules;
    private readonly HashSet<string> _only;
    private readonly HashSet<string> _without;

    /// <param name="collection">The collection.</param>
    /// <param name="year">The collection year.</param>
    /// <param name="only">Codes, several separated by commas; none or empty for all rules.</param>
    /// <param name="without">Codes, likewise.</param>
    /// <exception cref="UnusableFileException">A code is no rule of the collection in the year.</exception>
    public RuleChoice(Collection collection, CollectionYear year, IEnumerable<string>? only, IEnumerable<string>? without)
        : this(collection.Title, collection.Rules, year, only, without)
    {
    }

    /// <param name="title">What the rules are of, to name it.</param>
    /// <param name="rules">Every form of every rule.</param>
    /// <param name="year">The collection year.</param>
    /// <param name="only">Codes, several separated by commas; none or empty for all rules.</param>
    /// <param name="without">Codes, likewise.</param>
    /// <exception cref="UnusableFileException">A code is no rule in the year.</exception>
    public RuleChoice(string title, IReadOnlyList<RuleInfo> rules, CollectionYear year, IEnumerable<string>? only, IEnumerable<string>? without)
    {
        (_title, _rules, _year) = (title, rules, year);
        _only = Codes(only);
        _without = Codes(without);
    }

    /// <summary>None where every rule applies.</summary>
    public Func<RuleInfo, bool>? Applies => _only.Count == 0 && _without.Count == 0 ? null : Has;

    /// <summary>The rules of the year that are left out, each with the reason.</summary>
    public IEnumerable<RuleLeftOut> LeftOut =>
        RulesIn.Where(r => !Has(r)).Select(r => new RuleLeftOut(r, _without.Contains(r.Code) ? "left out by --skip" : "not among --rules"));

    private IEnumerable<RuleInfo> RulesIn => _rules.Where(r => r.Years.Include(_year));

    private bool Has(RuleInfo rule) => (_only.Count == 0 || _only.Contains(rule.Code)) && !_without.Contains(rule.Code);

    private HashSet<string> Codes(IEnumerable<string>? given)
    {
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var code in (given ?? []).SelectMany(g => g.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (!FileChecks.All.Concat(RulesIn).Any(r => r.Code.Equals(code, StringComparison.OrdinalIgnoreCase)))
            {
                var elsewhere = _rules.Where(r => r.Code.TrimEnd('Q').Equals(code.TrimEnd('Q', 'q'), StringComparison.OrdinalIgnoreCase)).ToList();
                var hint = elsewhere.Count == 0 ? "" : $" There is {string.Join(" and ", elsewhere.Select(r => $"{r.Code} ({r.Years})"))}.";
                throw new UnusableFileException($"{code} is no rule of {_title} {_year}.{hint} \"opencollect rules --year {_year}\" lists them.");
            }

            codes.Add(code);
        }

        return codes;
    }
}
