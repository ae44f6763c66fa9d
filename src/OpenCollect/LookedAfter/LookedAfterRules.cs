using OpenCollect.LookedAfter.Rules;

namespace OpenCollect.LookedAfter;

/// <summary>Every rule of the SSDA903 return, in code order, all years together. A test fails if one is missing.</summary>
public static class LookedAfterRules
{
    public static RuleBook<LookedAfterReturn, LookedAfterCase> Book { get; } =
        new RuleBook<LookedAfterReturn, LookedAfterCase>("cla", seen => seen.Child.Id)
        .Child<Rule101>()
        .Child<Rule185>()
        .Return<Rule444, Rule444.Tally>()
        .Child<Rule451>()
        .Child<Rule452>()
        .Child<Rule453>()
        .Child<Rule454>()
        .Child<Rule460>()
        .Child<Rule501>()
        .Child<Rule502>()
        .Child<Rule503A>()
        .Child<Rule503B>()
        .Child<Rule503C>()
        .Child<Rule503DUntil2023>()
        .Child<Rule503DUntil2025>()
        .Child<Rule503DUntil2026>()
        .Child<Rule503D>()
        .Child<Rule503E>()
        .Child<Rule503F>()
        .Child<Rule503G>()
        .Child<Rule503H>()
        .Child<Rule503J>()
        .Child<Rule504>()
        .Child<Rule1008>();
}
