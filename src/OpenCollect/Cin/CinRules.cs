using OpenCollect.Cin.Rules;

namespace OpenCollect.Cin;

/// <summary>Every rule of the CIN census, in code order, all years together. A test fails if one is missing.</summary>
public static class CinRules
{
    public static RuleBook<CinHeader, CinChild> Book { get; } = new RuleBook<CinHeader, CinChild>("cin", child => child.Id)
        .Header<Rule100>()
        .Return<Rule1520, Rule1520.Tally>()
        .Return<Rule2883, Rule2883.Tally>()
        .Child<Rule4000>()
        .Child<Rule4001>()
        .Child<Rule4003>()
        .Child<Rule4004>()
        .Child<Rule4008>()
        .Child<Rule4009>()
        .Child<Rule4009Q>()
        .Child<Rule4010>()
        .Child<Rule4011>()
        .Child<Rule4012Q>()
        .Child<Rule4013>()
        .Child<Rule4014>()
        .Child<Rule4015>()
        .Child<Rule4016>()
        .Child<Rule4017>()
        .Child<Rule4180Until2024>()
        .Child<Rule4180>()
        .Child<Rule4220>()
        .Child<Rule8500>()
        .Return<Rule8510, Rule8510.Tally>()
        .Child<Rule8520>()
        .Child<Rule8525>()
        .Child<Rule8525Q>()
        .Child<Rule8530Q>()
        .Child<Rule8535Q>()
        .Child<Rule8540>()
        .Child<Rule8863>()
        .Child<Rule8863Q>();
}
