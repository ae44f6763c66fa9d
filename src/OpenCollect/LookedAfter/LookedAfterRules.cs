using OpenCollect.LookedAfter.Rules;

namespace OpenCollect.LookedAfter;

/// <summary>Every rule of the SSDA903 return, in code order, all years together. A test fails if one is missing.</summary>
public static class LookedAfterRules
{
    public static RuleBook<LookedAfterReturn, LookedAfterCase> Book { get; } =
        new RuleBook<LookedAfterReturn, LookedAfterCase>("cla", seen => seen.Child.Id)
        .Child<Rule101>()
        .Child<Rule102>()
        .Child<Rule103>()
        .Child<Rule104>()
        .Child<Rule105>()
        .Child<Rule112>()
        .Child<Rule113>()
        .Child<Rule114>()
        .Child<Rule115>()
        .Child<Rule116>()
        .Child<Rule117>()
        .Child<Rule118>()
        .Child<Rule119>()
        .Child<Rule120>()
        .Child<Rule131>()
        .Child<Rule132>()
        .Child<Rule133>()
        .Child<Rule134>()
        .Child<Rule141>()
        .Child<Rule142>()
        .Child<Rule143>()
        .Child<Rule144>()
        .Child<Rule145>()
        .Child<Rule146>()
        .Child<Rule147>()
        .Child<Rule148>()
        .Child<Rule149>()
        .Child<Rule185>()
        .Return<Rule444, Rule444.Tally>()
        .Child<Rule501>()
        .Child<Rule503B>()
        .Child<Rule1008>();
}
