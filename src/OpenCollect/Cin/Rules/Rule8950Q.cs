namespace OpenCollect.Cin.Rules;

/// <summary>Sexual abuse is told as child on child (19B) or adult on child (19C), no longer undivided.</summary>
public sealed class Rule8950Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8950Q", Severity.Query, Scope.Group, Years.From(2025), "Factor 19A should not be used")
    {
        Module = Assessment.Group.Name,
        Logic = "The factors of an Assessments group include 19A, alone or among others.",
        Advice = "Replace 19A by 19B (child on child) or 19C (adult on child), or explain why neither fits.",
        Guide = CinGuide.Section("4.10"),
        Fields = [Assessment.FactorsField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var assessment in episode.Assessments)
            {
                if (assessment.Factors.Contains("19A"))
                {
                    report.At(assessment, Assessment.FactorsField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("19B", With("19B")),
        Example.Passes("19C", With("19C")),
        Example.Passes("no factor", With()),
        Example.Fails("19A alone", "CINdetails[1]/Assessments[1]/AssessmentFactors", With("19A")),
        Example.Fails("19A after another", "CINdetails[1]/Assessments[1]/AssessmentFactors", With("3B", "19A")),
        Example.Fails("19A beside 19B", "CINdetails[1]/Assessments[1]/AssessmentFactors", With("19A", "19B")),
        Example.Fails("only the second assessment", "CINdetails[1]/Assessments[2]/AssessmentFactors",
            CinSample.Latest.With(CinSample.Latest.Assessment, CinSample.Latest.Assessment with { Factors = ["19A"] })),
        Example.Fails("only the second episode", "CINdetails[2]/Assessments[1]/AssessmentFactors", CinSample.Latest.With(
            CinSample.Latest.Episode,
            CinSample.Latest.OpenEpisode with { Assessments = [CinSample.Latest.Assessment with { Factors = ["19A"] }] })),
    ];

    private static CinChild With(params ImmutableArray<string> factors) =>
        CinSample.Latest.With(CinSample.Latest.Assessment with { Factors = factors });
}
