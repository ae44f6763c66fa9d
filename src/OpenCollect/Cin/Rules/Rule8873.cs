namespace OpenCollect.Cin.Rules;

/// <summary>A case whose only assessment identified no factors is closed after that assessment.</summary>
public sealed class Rule8873Q : IChildRule<CinChild>, IExplained
{
    private const string NoFactors = "21";

    public static RuleInfo Info { get; } =
        new("8873Q", Severity.Query, Scope.Group, Years.From(2023), "Only assessment has factor 21 but closure is not RC8 or RC9")
        {
            Module = Assessment.Group.Name,
            Logic = "A CINdetails has exactly one Assessments group, its factors include 21, and ReasonForClosure is neither RC8 nor RC9. A missing reason fires too.",
            Advice = "Close the case as RC8 or RC9, or correct the factors. Otherwise explain why the case went on.",
            Guide = CinGuide.Section("4.10"),
            Fields = [Assessment.FactorsField, Episode.ReasonForClosureField],
            Doubt = "Whether an open episode without a reason fires is not certain; the guide says that such a case should be closed with the assessment, so it does. One of seven errors that became queries.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.ReasonForClosure is not ("RC8" or "RC9") && IsOnlyWithoutFactors(episode))
            {
                report.Between((episode.Assessments[0], Assessment.FactorsField), (episode, Episode.ReasonForClosureField));
            }
        }
    }

    internal static bool IsOnlyWithoutFactors(Episode episode) => episode.Assessments.Length == 1 && episode.Assessments[0].Factors.Contains(NoFactors);

    public static IEnumerable<Example> Examples =>
    [
        .. ExamplesIn(CinSample.Latest),
        Example.Passes("closed as RC9", Closed(CinSample.Latest, "RC9")),
    ];

    internal static ImmutableArray<string> Places => ["CINdetails[1]/Assessments[1]/AssessmentFactors", "CINdetails[1]/ReasonForClosure"];

    internal static CinChild Closed(CinSample sample, string? reason, params ImmutableArray<Assessment> assessments) => sample.With(sample.Episode with
    {
        ReasonForClosure = reason,
        Assessments = assessments is [] ? [sample.Assessment with { Factors = ["21"] }] : assessments,
    });

    internal static IEnumerable<Example> ExamplesIn(CinSample sample)
    {
        var none = sample.Assessment with { Factors = ["21"] };
        return
        [
            Example.Passes("closed as RC8", Closed(sample, "RC8")),
            Example.Fails("closed as RC7", Places, Closed(sample, "RC7")),
            Example.Fails("no reason", Places, Closed(sample, null)),
            Example.Passes("other factors", Closed(sample, "RC7", sample.Assessment)),
            Example.Passes("no factor at all", Closed(sample, "RC7", sample.Assessment with { Factors = [] })),
            Example.Fails("21 among others", Places, Closed(sample, "RC7", sample.Assessment with { Factors = ["3B", "21"] })),
            Example.Passes("two assessments, both without factors", Closed(sample, "RC7", none, none with { })),
            Example.Passes("no assessment", sample.With(sample.Episode with { Assessments = [] })),
            Example.Fails("only the second episode", ["CINdetails[2]/Assessments[1]/AssessmentFactors", "CINdetails[2]/ReasonForClosure"],
                sample.With(sample.Episode, sample.OpenEpisode with { Assessments = [none] })),
        ];
    }
}

/// <summary>Until 2021-22 the same was an error, and there was no RC9.</summary>
public sealed class Rule8873 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = Rule8873Q.Info with
    {
        Code = "8873",
        Severity = Severity.Error,
        Years = Years.Until(2022),
        Message = "Only assessment has factor 21 but closure is not RC8",
        Logic = "A CINdetails has exactly one Assessments group, its factors include 21, and ReasonForClosure is not RC8. A missing reason fires too.",
        Advice = "Close the case as RC8, or correct the factors.",
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.ReasonForClosure is not "RC8" && Rule8873Q.IsOnlyWithoutFactors(episode))
            {
                report.Between((episode.Assessments[0], Assessment.FactorsField), (episode, Episode.ReasonForClosureField));
            }
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        .. Rule8873Q.ExamplesIn(new(2022)),
        Example.Fails("closed as RC9, which is no code yet", Rule8873Q.Places, Rule8873Q.Closed(new(2022), "RC9")),
    ];
}
