namespace OpenCollect.Cin.Rules;

/// <summary>Characters 2 to 4 of a UPN name the authority that gave it.</summary>
public sealed class Rule1530 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("1530", Severity.Error, Scope.Child, Years.From(2024), "Characters 2-4 of the UPN are not a known LA code")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "UPN is given and its characters 2 to 4 are not a code of an authority since April 1998, Welsh ones and the pseudo codes 001 to 005 included; 942 (Cumberland) and 943 (Westmorland and Furness) count from 2023-24. A UPN with fewer than four characters fails.",
        Advice = "Check the UPN with the school.",
        Guide = CinGuide.Section("2.2"),
        Fields = [CinChild.UpnField],
    };

    public static void Check(CinChild child, Report report)
    {
        if (child.Upn is { } upn && !(upn.Length >= 4 && UpnAuthorities.Codes.Has(upn[1..4], report.Year)))
        {
            report.At(child, CinChild.UpnField);
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        .. ExamplesIn(CinSample.Latest),
        Example.Passes("942, Cumberland", With(CinSample.Latest, "A942000000000")),
        Example.Passes("943, Westmorland and Furness", With(CinSample.Latest, "A943000000000")),
        Example.Fails("944", Place, With(CinSample.Latest, "A944000000000")),
        Example.Passes("942 in 2023-24, its first year", With(new(2024), "A942000000000")) with { Year = 2024 },
    ];

    internal const string Place = "ChildIdentifiers/UPN";

    internal static IEnumerable<Example> ExamplesIn(CinSample sample) =>
    [
        Example.Passes("201, City of London", With(sample, "A201000000000")),
        Example.Passes("001, a pseudo code", With(sample, "A001000000000")),
        Example.Passes("005, the last pseudo code", With(sample, "A005000000000")),
        Example.Fails("006", Place, With(sample, "A006000000000")),
        Example.Passes("660, in Wales", With(sample, "A660000000000")),
        Example.Passes("839, Bournemouth, Christchurch and Poole", With(sample, "A839000000000")),
        Example.Passes("941, West Northamptonshire", With(sample, "A941000000000")),
        Example.Passes("928, an authority that is no more", With(sample, "A928000000000")),
        Example.Fails("123", Place, With(sample, "A123456789012")),
        Example.Fails("letters", Place, With(sample, "AABC000000000")),
        Example.Fails("three characters", Place, With(sample, "A20")),
        Example.Passes("four characters with a known code", With(sample, "A201")),
        Example.Passes("nothing is given", With(sample, null)),
    ];

    internal static CinChild With(CinSample sample, string? upn) => sample.Child with { Upn = upn };
}

/// <summary>Until 2022-23 there was neither Cumberland nor Westmorland and Furness.</summary>
public sealed class Rule1530Until2023 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = Rule1530.Info with
    {
        Years = Years.Until(2023),
        Logic = "UPN is given and its characters 2 to 4 are not a code of an authority since April 1998, Welsh ones and the pseudo codes 001 to 005 included. A UPN with fewer than four characters fails.",
    };

    public static void Check(CinChild child, Report report) => Rule1530.Check(child, report);

    public static IEnumerable<Example> Examples =>
    [
        .. Rule1530.ExamplesIn(new(2023)),
        Example.Fails("942, before Cumberland", Rule1530.Place, Rule1530.With(new(2023), "A942000000000")),
        Example.Fails("943, before Westmorland and Furness", Rule1530.Place, Rule1530.With(new(2023), "A943000000000")),
    ];
}
