using OpenCollect.Cin.Rules;

namespace OpenCollect.Cin;

/// <summary>Every rule of the CIN census, in code order, all years together. A test fails if one is missing.</summary>
public static class CinRules
{
    public static RuleBook<CinHeader, CinChild> Book { get; } = new RuleBook<CinHeader, CinChild>("cin", child => child.Id)
        .Header<Rule100>()
        .Return<Rule1520, Rule1520.Tally>()
        .Return<Rule2883, Rule2883.Tally>()
        .Child<Rule8863>()
        .Child<Rule8863Q>();
}
