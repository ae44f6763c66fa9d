namespace OpenCollect.Cin.Rules;

/// <summary>An assessment names each factor once.</summary>
public sealed class Rule8898 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8898", Severity.Error, Scope.Group, Years.Always, "Same factor code twice in one assessment")
    {
        Module = Assessment.Group.Name,
        Logic = "The same factor stands more than once in one Assessments group. Codes are compared letter by letter.",
        Advice = "Send each factor once.",
        Guide = CinGuide.Section("4.10"),
        Fields = [Assessment.FactorsField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var assessment in episode.Assessments)
            {
                if (HasDouble(assessment.Factors))
                {
                    report.At(assessment, Assessment.FactorsField);
                }
            }
        }
    }

    private static bool HasDouble(ImmutableArray<string> factors)
    {
        for (var i = 1; i < factors.Length; i++)
        {
            if (factors.AsSpan()[..i].Contains(factors[i]))
            {
                return true;
            }
        }

        return false;
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("two different factors", With("3B", "18C")),
        Example.Passes("one factor", With("3B")),
        Example.Passes("no factor", With()),
        Example.Fails("the same factor twice", "CINdetails[1]/Assessments[1]/AssessmentFactors", With("3B", "3B")),
        Example.Fails("the first and the last are the same", "CINdetails[1]/Assessments[1]/AssessmentFactors", With("3B", "18C", "3B")),
        Example.Fails("three times is one finding", "CINdetails[1]/Assessments[1]/AssessmentFactors", With("3B", "3B", "3B")),
        Example.Passes("they differ in letter case", With("3B", "3b")),
        Example.Passes("the same factor on two assessments", CinSample.Latest.With(CinSample.Latest.Assessment, CinSample.Latest.Assessment with { })),
        Example.Fails("only the second assessment", "CINdetails[1]/Assessments[2]/AssessmentFactors",
            CinSample.Latest.With(CinSample.Latest.Assessment, CinSample.Latest.Assessment with { Factors = ["20", "20"] })),
        Example.Fails("only the second episode", "CINdetails[2]/Assessments[1]/AssessmentFactors", CinSample.Latest.With(
            CinSample.Latest.Episode,
            CinSample.Latest.OpenEpisode with { Assessments = [CinSample.Latest.Assessment with { Factors = ["20", "20"] }] })),
    ];

    private static CinChild With(params ImmutableArray<string> factors) =>
        CinSample.Latest.With(CinSample.Latest.Assessment with { Factors = factors });
}
