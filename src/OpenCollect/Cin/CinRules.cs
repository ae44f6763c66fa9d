using OpenCollect.Cin.Rules;

namespace OpenCollect.Cin;

/// <summary>Every rule of the CIN census, in code order, all years together. A test fails if one is missing.</summary>
public static class CinRules
{
    public static RuleBook<CinHeader, CinChild> Book { get; } = new RuleBook<CinHeader, CinChild>("cin", child => child.Id)
        .Header<Rule100>()
        .Return<Rule1520, Rule1520.Tally>()
        .Return<Rule2883, Rule2883.Tally>()
        .Child<Rule8730>()
        .Child<Rule8736>()
        .Child<Rule8740>()
        .Child<Rule8750Until2024>()
        .Child<Rule8750>()
        .Child<Rule8770QUntil2024>()
        .Child<Rule8770Q>()
        .Child<Rule8772>()
        .Child<Rule8775Q>()
        .Child<Rule8790>()
        .Child<Rule8794>()
        .Child<Rule8805>()
        .Child<Rule8810>()
        .Child<Rule8815>()
        .Child<Rule8816>()
        .Child<Rule8820>()
        .Child<Rule8825QUntil2022>()
        .Child<Rule8825Q>()
        .Child<Rule8831>()
        .Child<Rule8832>()
        .Child<Rule8839>()
        .Child<Rule8840>()
        .Child<Rule8841>()
        .Child<Rule8842Q>()
        .Child<Rule8863>()
        .Child<Rule8863Q>();
}
