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
        .Child<Rule501>()
        .Child<Rule503B>()
        .Child<Rule567>()
        .Child<Rule570>()
        .Child<Rule571>()
        .Child<Rule574>()
        .Child<Rule575>()
        .Child<Rule576>()
        .Child<Rule577>()
        .Child<Rule578>()
        .Child<Rule579>()
        .Child<Rule580>()
        .Child<Rule581>()
        .Child<Rule582>()
        .Child<Rule583>()
        .Child<Rule584>()
        .Child<Rule586>()
        .Child<Rule601>()
        .Child<Rule602>()
        .Child<Rule607>()
        .Child<Rule611>()
        .Child<Rule612>()
        .Child<Rule620>()
        .Child<Rule621>()
        .Child<Rule624>()
        .Child<Rule625>()
        .Child<Rule626>()
        .Child<Rule628>()
        .Child<Rule630>()
        .Child<Rule631>()
        .Child<Rule632>()
        .Child<Rule633>()
        .Child<Rule634>()
        .Child<Rule635>()
        .Child<Rule707>()
        .Child<Rule1008>();
}
