using OpenCollect.Cin;
using OpenCollect.LookedAfter;

namespace OpenCollect.Matching;

/// <summary>The returns to be checked together, each to be gone through once.</summary>
/// <param name="Cin">The children of the census.</param>
/// <param name="Cla">The children of the looked after return.</param>
public sealed record MatchingReturns(IEnumerable<CinChild> Cin, IEnumerable<LookedAfterChild> Cla)
{
    /// <summary>Last year's census.</summary>
    public IEnumerable<CinChild>? LastCin { get; init; }

    /// <summary>Last year's looked after return.</summary>
    public IEnumerable<LookedAfterChild>? LastCla { get; init; }

    /// <summary>Whether what a rule needs is in this year's looked after return; none where it has every table.</summary>
    public Func<Need, bool>? IsGiven { get; init; }
}

/// <summary>What a check of both collections together came to, beside its findings.</summary>
/// <param name="Rates">How many children of one return are in the other.</param>
/// <param name="Applied">The rules that were applied.</param>
/// <param name="NotRun">Those that were not, each with what it lacks.</param>
public sealed record MatchingOutcome(MatchingRates Rates, IReadOnlyList<RuleInfo> Applied, IReadOnlyList<RuleNotRun> NotRun);

/// <summary>
/// The census and the looked after return of one authority and year, joined by the child's identifier. The looked after return is read
/// first and kept in the little that the rules need of a child; the census then streams past it. So memory follows the number of children,
/// and in the census only their UPNs, never the rows. Identifiers match whatever their letter case, which the looked after return does not tell.
/// Source: CIN census guide 2024-25, section 2.1.
/// </summary>
public static class MatchingCheck
{
    /// <summary>The rules by which one child's records in both returns contradict each other.</summary>
    private static readonly string[] Contradictions = ["X01", "X02", "X03", "X11", "X12", "X13"];

    /// <param name="returns">The returns.</param>
    /// <param name="year">The collection year.</param>
    /// <param name="findings">Takes what is found, as it is found.</param>
    /// <param name="applies">Which rules to apply; none for all.</param>
    /// <param name="progress">Called with the number of children read so far, of all returns, after each.</param>
    /// <exception cref="Formats.UnusableFileException">A return cannot be read to its end.</exception>
    public static MatchingOutcome Run(
        MatchingReturns returns, CollectionYear year, IFindings findings, Func<RuleInfo, bool>? applies = null, Action<long>? progress = null)
    {
        var read = 0L;
        var rates = new MatchingRates();
        var run = MatchingRules.Book.Start(
            year, new Counted(findings, rates), applies,
            isGiven: n => n == MatchingNeeds.LastYear ? (returns.LastCin ?? (object?)returns.LastCla) is not null : returns.IsGiven?.Invoke(n) != false);
        foreach (var rule in run.Rules.Where(r => Contradictions.Contains(r.Code)))
        {
            rates.CountContradictions(rule);
        }

        var children = new MatchedChildren(year);
        foreach (var child in returns.LastCla ?? [])
        {
            children.AddLast(child);
            progress?.Invoke(++read);
        }

        foreach (var child in returns.LastCin ?? [])
        {
            children.AddLast(child);
            progress?.Invoke(++read);
        }

        foreach (var child in returns.Cla)
        {
            children.Add(child);
            progress?.Invoke(++read);
        }

        run.See(new BothReturns());
        foreach (var child in returns.Cin)
        {
            var joined = children.Join(child);
            run.See(joined);
            rates.CountCin(joined.Cla is not null);
            progress?.Invoke(++read);
        }

        foreach (var child in children.Others())
        {
            run.See(child);
        }

        children.Count(rates);
        run.Finish();
        return new(rates, run.Rules, run.NotRun);
    }

    /// <summary>Counts children in both returns by contradiction on the way.</summary>
    private sealed class Counted(IFindings findings, MatchingRates rates) : IFindings
    {
        private RuleInfo? _rule;
        private Record? _subject;

        public void Add(Finding finding)
        {
            if (!ReferenceEquals(_rule, finding.Rule) || !ReferenceEquals(_subject, finding.Subject))
            {
                rates.CountContradiction(finding.Rule);
            }

            (_rule, _subject) = (finding.Rule, finding.Subject);
            findings.Add(finding);
        }

        public void Add(RuleFault fault) => findings.Add(fault);
    }
}
