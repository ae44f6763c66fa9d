using OpenCollect.LookedAfter;

namespace OpenCollect.Matching;

/// <summary>
/// How many children of one return are in the other. The Department passes such rates back and does not say what it divides by, so each
/// is given over every number that it may be meant over. Source: notes of the Department's meeting with suppliers and authorities on statutory returns, December 2014, section 4.2.
/// </summary>
public sealed class MatchingRates
{
    private readonly SortedDictionary<string, (RuleInfo Rule, long Children)> _contradictions = new(StringComparer.Ordinal);

    /// <summary>Records of the census.</summary>
    public long CinChildren { get; private set; }

    /// <summary>Of these, with an identifier that is in the looked after return.</summary>
    public long CinInCla { get; private set; }

    /// <summary>Children of whom the looked after return says anything, care leavers included.</summary>
    public long ClaChildren { get; private set; }

    /// <summary>Of these, with an identifier that is in the census.</summary>
    public long MatchedById { get; private set; }

    /// <summary>
    /// Of these, not in the census by identifier, but with a UPN that a record of it has. A record from after an adoption does not count:
    /// it must not be joined to the child's earlier one.
    /// </summary>
    public long MatchedByUpn { get; private set; }

    /// <summary>Children with an episode of care that overlaps the year.</summary>
    public long InYear { get; private set; }

    /// <summary>Of these, in the census by identifier or UPN.</summary>
    public long InYearMatched { get; private set; }

    /// <summary>Children with an episode that overlaps the year and is no short break (V3, V4).</summary>
    public long InCare { get; private set; }

    /// <summary>Of these, in the census by identifier or UPN.</summary>
    public long InCareMatched { get; private set; }

    /// <summary>Not in the census by identifier or UPN: only short breaks in the year.</summary>
    public long MissingShortBreaks { get; private set; }

    /// <summary>Not in the census: a care leaver (OC3) without an episode in the year.</summary>
    public long MissingCareLeavers { get; private set; }

    /// <summary>Not in the census: in care in the year otherwise.</summary>
    public long MissingInCare { get; private set; }

    /// <summary>Not in the census: neither an episode in the year nor a row in OC3.</summary>
    public long MissingOthers { get; private set; }

    /// <summary>Children of the looked after return who are not in the census by identifier or UPN.</summary>
    public long Missing => ClaChildren - MatchedById - MatchedByUpn;

    /// <summary>Each number with its label, in the order to show them, and the number that it is a share of.</summary>
    public ImmutableArray<(string Label, long Figure, long? Of)> All =>
    [
        ("Children in the census", CinChildren, null),
        ("Children in the looked after return", ClaChildren, null),
        ("In both by identifier, of the looked after return", MatchedById, ClaChildren),
        ("In both by UPN only, of the looked after return", MatchedByUpn, ClaChildren),
        ("In both by identifier, of the census", CinInCla, CinChildren),
        ("In the census, of those looked after in the year", InYearMatched, InYear),
        ("In the census, of those looked after in the year other than by short breaks", InCareMatched, InCare),
        ("In the looked after return and not in the census", Missing, ClaChildren),
        ("Not in the census: only short breaks in the year", MissingShortBreaks, Missing),
        ("Not in the census: care leavers without an episode in the year", MissingCareLeavers, Missing),
        ("Not in the census: looked after in the year otherwise", MissingInCare, Missing),
        ("Not in the census: neither care leaver nor looked after in the year", MissingOthers, Missing),
        .. _contradictions.Values.Select(c => ($"In both, with {c.Rule.Code}: {c.Rule.Message}", c.Children, (long?)CinInCla)),
    ];

    /// <summary>Begins to count children in both returns who break the rule.</summary>
    internal void CountContradictions(RuleInfo rule) => _contradictions.TryAdd(rule.Code, (rule, 0));

    internal void CountContradiction(RuleInfo rule)
    {
        if (_contradictions.TryGetValue(rule.Code, out var count))
        {
            _contradictions[rule.Code] = (rule, count.Children + 1);
        }
    }

    internal void CountCin(bool isInCla)
    {
        CinChildren++;
        CinInCla += One(isInCla);
    }

    /// <param name="child">The child.</param>
    /// <param name="year">The collection year.</param>
    /// <param name="byId">Whether the identifier is in the census.</param>
    /// <param name="byUpn">Whether the UPN is.</param>
    internal void CountCla(LookedAfterChild child, CollectionYear year, bool byId, bool byUpn)
    {
        bool inYear = false, inCare = false;
        foreach (var episode in child.Episodes)
        {
            var overlaps = episode.Overlaps(year);
            inYear |= overlaps;
            inCare |= overlaps && !episode.IsShortBreak;
        }

        var isMatched = byId || byUpn;
        ClaChildren++;
        MatchedById += One(byId);
        MatchedByUpn += One(byUpn && !byId);
        InYear += One(inYear);
        InYearMatched += One(inYear && isMatched);
        InCare += One(inCare);
        InCareMatched += One(inCare && isMatched);
        if (isMatched)
        {
            return;
        }

        MissingInCare += One(inCare);
        MissingShortBreaks += One(inYear && !inCare);
        MissingCareLeavers += One(!inYear && !child.CareLeavers.IsEmpty);
        MissingOthers += One(!inYear && child.CareLeavers.IsEmpty);
    }

    private static int One(bool counts) => counts ? 1 : 0;
}
