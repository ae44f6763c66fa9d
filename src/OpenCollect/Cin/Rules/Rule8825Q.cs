namespace OpenCollect.Cin.Rules;

/// <summary>A case that was closed after assessment has an assessment.</summary>
public sealed class Rule8825Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8825Q", Severity.Query, Scope.Group, Years.From(2023), "Case was closed after assessment but has no assessment")
        {
            Module = Episode.Group.Name,
            Logic = "A CINdetails has ReasonForClosure RC8 or RC9 and holds no Assessments group. Assessments of other CINdetails do not count; an Assessments group without dates does.",
            Advice = "Enter the assessment after which the case was closed, or correct the reason for closure. If the assessment was completed in an earlier year or none was needed, confirm it.",
            Guide = CinGuide.Section("4.7.1"),
            Fields = [Episode.ReasonForClosureField],
            AutomaticOk = "8825Q: All records have been checked and can confirm that the data has been amended (where required). All remaining queries relate to assessments that were completed in the previous reporting period or where an assessment was not required.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.ReasonForClosure is "RC8" or "RC9" && episode.Assessments.IsEmpty)
            {
                report.At(episode, Episode.ReasonForClosureField);
            }
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        .. ExamplesIn(CinSample.Latest),
        Example.Fails("RC9 without an assessment", "CINdetails[1]/ReasonForClosure", Closed(CinSample.Latest, "RC9")),
        Example.Passes("RC9 with an assessment", Closed(CinSample.Latest, "RC9", CinSample.Latest.Assessment)),
    ];

    internal static CinChild Closed(CinSample sample, string? reason, params ReadOnlySpan<Assessment> assessments) =>
        sample.With(sample.Episode with { ReasonForClosure = reason, Assessments = [.. assessments] });

    internal static IEnumerable<Example> ExamplesIn(CinSample sample)
    {
        var without = sample.Episode with { ReasonForClosure = "RC8", Assessments = [] };
        return
        [
            Example.Passes("RC8 with an assessment", Closed(sample, "RC8", sample.Assessment)),
            Example.Passes("RC8 with an assessment without dates", Closed(sample, "RC8", new Assessment())),
            Example.Fails("RC8 without an assessment", "CINdetails[1]/ReasonForClosure", Closed(sample, "RC8")),
            Example.Passes("RC7 without an assessment", Closed(sample, "RC7")),
            Example.Passes("rc8 in small letters without an assessment", Closed(sample, "rc8")),
            Example.Passes("no reason and no assessment", Closed(sample, null)),
            Example.Fails("the assessments stand in other episodes", "CINdetails[2]/ReasonForClosure",
                sample.With(sample.Episode, without, sample.OpenEpisode)),
            Example.Fails("two episodes without an assessment", ["CINdetails[1]/ReasonForClosure", "CINdetails[2]/ReasonForClosure"],
                sample.With(without, without with { })),
        ];
    }
}

/// <summary>Until 2021-22 there was only one code for a closure after assessment, RC8.</summary>
public sealed class Rule8825QUntil2022 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = Rule8825Q.Info with
    {
        Years = Years.Until(2022),
        Logic = "A CINdetails has ReasonForClosure RC8 and holds no Assessments group. Assessments of other CINdetails do not count; an Assessments group without dates does.",
        AutomaticOk = null,
        Doubt = "The guide of 2024-25 has an exact text that clears the query. Whether 2021-22 had one is not known, so none is offered.",
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.ReasonForClosure is "RC8" && episode.Assessments.IsEmpty)
            {
                report.At(episode, Episode.ReasonForClosureField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new CinSample(2022);
            return
            [
                .. Rule8825Q.ExamplesIn(sample),
                Example.Passes("RC9, not a code yet, without an assessment", Rule8825Q.Closed(sample, "RC9")),
            ];
        }
    }
}
