namespace OpenCollect.Cin.Rules;

/// <summary>Physical abuse is told as child on child (18B) or adult on child (18C), no longer undivided.</summary>
public sealed class Rule8945Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8945Q", Severity.Query, Scope.Group, Years.From(2025), "Factor 18A should not be used")
    {
        Module = Assessment.Group.Name,
        Logic = "The factors of an Assessments group include 18A, alone or among others.",
        Advice = "Replace 18A by 18B (child on child) or 18C (adult on child), or explain why neither fits.",
        Guide = CinGuide.Section("4.10"),
        Fields = [Assessment.FactorsField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var assessment in episode.Assessments)
            {
                if (assessment.Factors.Contains("18A"))
                {
                    report.At(assessment, Assessment.FactorsField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("18B", With("18B")),
        Example.Passes("18C", With("18C")),
        Example.Passes("no factor", With()),
        Example.Fails("18A alone", "CINdetails[1]/Assessments[1]/AssessmentFactors", With("18A")),
        Example.Fails("18A after another", "CINdetails[1]/Assessments[1]/AssessmentFactors", With("3B", "18A")),
        Example.Fails("18A beside 18B", "CINdetails[1]/Assessments[1]/AssessmentFactors", With("18A", "18B")),
        Example.Fails("only the second assessment", "CINdetails[1]/Assessments[2]/AssessmentFactors",
            CinSample.Latest.With(CinSample.Latest.Assessment, CinSample.Latest.Assessment with { Factors = ["18A"] })),
        Example.Fails("only the second episode", "CINdetails[2]/Assessments[1]/AssessmentFactors", CinSample.Latest.With(
            CinSample.Latest.Episode,
            CinSample.Latest.OpenEpisode with { Assessments = [CinSample.Latest.Assessment with { Factors = ["18A"] }] })),
    ];

    private static CinChild With(params ImmutableArray<string> factors) =>
        CinSample.Latest.With(CinSample.Latest.Assessment with { Factors = factors });
}
