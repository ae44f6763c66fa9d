using OpenCollect.Matching.Rules;

namespace OpenCollect.Matching;

/// <summary>
/// Every rule about both collections together, in code order. The codes begin with X and are ours: the Department makes such checks when
/// it matches the returns and publishes no list of them.
/// </summary>
public static class MatchingRules
{
    public const string Title = "Children in Need census and the Children Looked After return together";

    /// <summary>The collection years in which both returns can be read.</summary>
    public static ImmutableArray<CollectionYear> OpenYears { get; } = 
        [.. Enumerable.Range(2017, 10).Select(ending => new CollectionYear(ending))];

    public static RuleBook<BothReturns, ChildInBoth> Book { get; } = new RuleBook<BothReturns, ChildInBoth>("matching", child => child.Id)
        .Child<RuleX01>()
        .Child<RuleX02>()
        .Child<RuleX03>()
        .Child<RuleX04>()
        .Child<RuleX05>()
        .Return<RuleX06, RuleX06.Tally>()
        .Return<RuleX07, RuleX07.Tally>()
        .Return<RuleX08, RuleX08.Tally>()
        .Child<RuleX09>()
        .Child<RuleX10>()
        .Child<RuleX11>()
        .Child<RuleX12>()
        .Child<RuleX13>()
        .Child<RuleX14>()
        .Return<RuleX15, RuleX15.Tally>();
}
