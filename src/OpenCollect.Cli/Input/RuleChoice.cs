using OpenCollect.Cin;
using OpenCollect.Formats;

namespace OpenCollect.Cli.Input;

/// <summary>Which rules the user asked for by <c>--rules</c> and <c>--skip</c>.</summary>
internal sealed class RuleChoice
{
    private readonly HashSet<string> _only;
    private readonly HashSet<string> _without;

    /// <exception cref="UnusableFileException">A code is no rule of the collection in the year.</exception>
    public RuleChoice(IEnumerable<string>? only, IEnumerable<string>? without, CollectionYear year)
    {
        _only = Codes(only, year);
        _without = Codes(without, year);
    }

    /// <summary>None where every rule applies.</summary>
    public Func<RuleInfo, bool>? Applies => _only.Count == 0 && _without.Count == 0 ? null : Has;

    /// <summary>The rules of the year that are left out, each with the reason.</summary>
    public IEnumerable<(RuleInfo Rule, string Why)> LeftOut(CollectionYear year) =>
        CinRules.Book.In(year).Where(r => !Has(r)).Select(r => (r, _without.Contains(r.Code) ? "left out by --skip" : "not among --rules"));

    private bool Has(RuleInfo rule) => (_only.Count == 0 || _only.Contains(rule.Code)) && !_without.Contains(rule.Code);

    private static HashSet<string> Codes(IEnumerable<string>? given, CollectionYear year)
    {
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var code in (given ?? []).SelectMany(g => g.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (!FileChecks.All.Concat(CinRules.Book.In(year)).Any(r => r.Code.Equals(code, StringComparison.OrdinalIgnoreCase)))
            {
                var elsewhere = CinRules.Book.All.Where(r => r.Code.TrimEnd('Q').Equals(code.TrimEnd('Q', 'q'), StringComparison.OrdinalIgnoreCase)).ToList();
                var hint = elsewhere.Count == 0 ? "" : $" There is {string.Join(" and ", elsewhere.Select(r => $"{r.Code} ({r.Years})"))}.";
                throw new UnusableFileException($"{code} is no rule of {CinCollection.Title} {year}.{hint} \"opencollect rules --year {year}\" lists them.");
            }

            codes.Add(code);
        }

        return codes;
    }
}
