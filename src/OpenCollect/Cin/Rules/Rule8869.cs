namespace OpenCollect.Cin.Rules;

/// <summary>"No factors identified" stands alone.</summary>
public sealed class Rule8869 : IChildRule<CinChild>, IExplained
{
    private const string NoFactors = "21";

    public static RuleInfo Info { get; } = new("8869", Severity.Error, Scope.Group, Years.Always, "Factor 21 used with other factors")
    {
        Module = Assessment.Group.Name,
        Logic = "The factors of an Assessments group include 21 and any other factor.",
        Advice = "Remove 21 if other factors were identified, or remove the others if there were none.",
        Guide = CinGuide.Section("4.10"),
        Fields = [Assessment.FactorsField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var assessment in episode.Assessments)
            {
                if (assessment.Factors.Contains(NoFactors) && HasOther(assessment.Factors))
                {
                    report.At(assessment, Assessment.FactorsField);
                }
            }
        }
    }

    private static bool HasOther(ImmutableArray<string> factors)
    {
        foreach (var factor in factors)
        {
            if (factor != NoFactors)
            {
                return true;
            }
        }

        return false;
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("21 alone", With("21")),
        Example.Passes("two others", With("3B", "18C")),
        Example.Passes("no factor", With()),
        Example.Passes("21 twice: rule 8898 tells of that", With("21", "21")),
        Example.Fails("21 before another", "CINdetails[1]/Assessments[1]/AssessmentFactors", With("21", "3B")),
        Example.Fails("21 after another", "CINdetails[1]/Assessments[1]/AssessmentFactors", With("3B", "21")),
        Example.Fails("21 with a code that does not exist", "CINdetails[1]/Assessments[1]/AssessmentFactors", With("21", "99")),
        Example.Passes("21 on one assessment, another on the other", CinSample.Latest.With(
            CinSample.Latest.Assessment with { Factors = ["21"] }, CinSample.Latest.Assessment with { Factors = ["3B"] })),
        Example.Fails("only the second assessment", "CINdetails[1]/Assessments[2]/AssessmentFactors", CinSample.Latest.With(
            CinSample.Latest.Assessment, CinSample.Latest.Assessment with { Factors = ["21", "3B"] })),
        Example.Fails("only the second episode", "CINdetails[2]/Assessments[1]/AssessmentFactors", CinSample.Latest.With(
            CinSample.Latest.Episode,
            CinSample.Latest.OpenEpisode with { Assessments = [CinSample.Latest.Assessment with { Factors = ["21", "3B"] }] })),
    ];

    private static CinChild With(params ImmutableArray<string> factors) =>
        CinSample.Latest.With(CinSample.Latest.Assessment with { Factors = factors });
}
