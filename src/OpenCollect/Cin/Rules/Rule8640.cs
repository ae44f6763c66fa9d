namespace OpenCollect.Cin.Rules;

/// <summary>The reason for closure is a code of the year.</summary>
public sealed class Rule8640 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8640", Severity.Error, Scope.Group, Years.From(2023), "Reason for closure invalid")
    {
        Module = Episode.Group.Name,
        Logic = "ReasonForClosure is given and is not one of RC1 to RC9.",
        Advice = "Enter a reason for closure from the code list of the year.",
        Guide = CinGuide.Section("4.7"),
        Fields = [Episode.ReasonForClosureField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.ReasonForClosure is { } reason && !Codes.ReasonForClosure.Codes.Has(reason, report.Year))
            {
                report.At(episode, Episode.ReasonForClosureField);
            }
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        .. ExamplesIn(CinSample.Latest),
        Example.Passes("RC9, in use from 2022-23", Closed(CinSample.Latest, "RC9")),
        Example.Passes("RC9 in its first year", Closed(new(2023), "RC9")) with { Year = 2023 },
    ];

    internal static IEnumerable<Example> ExamplesIn(CinSample sample) =>
    [
        Example.Passes("RC1", Closed(sample, "RC1")),
        Example.Passes("RC8", Closed(sample, "RC8")),
        Example.Passes("nothing is given", Closed(sample, null)),
        Example.Fails("a code that does not exist", "CINdetails[1]/ReasonForClosure", Closed(sample, "RC10")),
        Example.Fails("small letters", "CINdetails[1]/ReasonForClosure", Closed(sample, "rc7")),
        Example.Fails("the second of two episodes", "CINdetails[2]/ReasonForClosure",
            sample.With(sample.Episode, sample.OpenEpisode with { ReasonForClosure = "X" })),
    ];

    internal static CinChild Closed(CinSample sample, string? reason) => sample.With(sample.Episode with { ReasonForClosure = reason });
}

/// <summary>Until 2021-22 there was no RC9.</summary>
public sealed class Rule8640Until2022 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = Rule8640.Info with
    {
        Years = Years.Until(2022),
        Logic = "ReasonForClosure is given and is not one of RC1 to RC8.",
    };

    public static void Check(CinChild child, Report report) => Rule8640.Check(child, report);

    public static IEnumerable<Example> Examples =>
    [
        .. Rule8640.ExamplesIn(new(2022)),
        Example.Fails("RC9, in use only from 2022-23", "CINdetails[1]/ReasonForClosure", Rule8640.Closed(new(2022), "RC9")),
    ];
}
