namespace OpenCollect.Cin.Rules;

/// <summary>The assessment of a disabled child names a disability of the child among its factors.</summary>
public sealed class Rule8899Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8899Q", Severity.Query, Scope.Child, Years.Until(2022), "Disabled child without a disability factor")
    {
        Module = Assessment.Group.Name,
        Logic = "The child has a Disability other than NONE, and an assessment with an AssessmentAuthorisationDate on or after 1 April at the start of the year has neither 5A nor 6A among its factors.",
        Advice = "Add the factor 5A (learning disability of the child) or 6A (physical disability or illness of the child), or explain why neither was identified.",
        Guide = CinGuide.Section("4.10"),
        Fields = [Assessment.FactorsField, Assessment.AuthorisedField, CinChild.DisabilityField],
        Doubt = "Known from a public toolkit for 2021-22; not among the rules of 2022-23.",
    };

    public static void Check(CinChild child, Report report)
    {
        if (!IsDisabled(child))
        {
            return;
        }

        foreach (var episode in child.Episodes)
        {
            foreach (var assessment in episode.Assessments)
            {
                if (assessment.Authorised >= report.Year.FirstDay && !assessment.Factors.Contains("5A") && !assessment.Factors.Contains("6A"))
                {
                    report.Between((assessment, Assessment.FactorsField), (assessment, Assessment.AuthorisedField), (child, CinChild.DisabilityField));
                }
            }
        }
    }

    private static bool IsDisabled(CinChild child)
    {
        foreach (var disability in child.Disabilities)
        {
            if (disability != "NONE")
            {
                return true;
            }
        }

        return false;
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new CinSample(2022);
            CinChild Assessed(DateOnly? authorised, params ImmutableArray<string> factors) =>
                sample.With(sample.Assessment with { Authorised = authorised, Factors = factors }) with { Disabilities = ["LD", "BEH"] };
            var completed = sample.Day(6, 13);
            ImmutableArray<string> places =
            [
                "CINdetails[1]/Assessments[1]/AssessmentFactors", "CINdetails[1]/Assessments[1]/AssessmentAuthorisationDate", "Disabilities/Disability",
            ];
            return
            [
                Example.Passes("5A", Assessed(completed, "3B", "5A")),
                Example.Passes("6A", Assessed(completed, "6A")),
                Example.Fails("neither", places, Assessed(completed, "3B")),
                Example.Fails("5B and 6B speak of the parent", places, Assessed(completed, "5B", "6B")),
                Example.Fails("no factor", places, Assessed(completed)),
                Example.Passes("neither, not disabled", Assessed(completed, "3B") with { Disabilities = ["NONE"] }),
                Example.Passes("neither, no disability given", Assessed(completed, "3B") with { Disabilities = [] }),
                Example.Fails("neither, NONE beside a disability", places, Assessed(completed, "3B") with { Disabilities = ["NONE", "LD"] }),
                Example.Fails("neither, authorised on the first day of the year", places, Assessed(sample.Day(4, 1), "3B")),
                Example.Passes("neither, authorised the day before the year", Assessed(sample.Day(4, 1).AddDays(-1), "3B")),
                Example.Fails("neither, authorised after the year", places, Assessed(sample.Day(3, 31).AddDays(1), "3B")),
                Example.Fails("neither, a disability that is no code", places, Assessed(completed, "3B") with { Disabilities = ["XX"] }),
                Example.Passes("neither, going on", Assessed(null)),
                Example.Fails("only the second assessment",
                    ["CINdetails[1]/Assessments[2]/AssessmentFactors", "CINdetails[1]/Assessments[2]/AssessmentAuthorisationDate", "Disabilities/Disability"],
                    sample.With(sample.Assessment with { Factors = ["5A"] }, sample.Assessment with { Factors = ["3B"] })),
                Example.Fails("only the second episode",
                    ["CINdetails[2]/Assessments[1]/AssessmentFactors", "CINdetails[2]/Assessments[1]/AssessmentAuthorisationDate", "Disabilities/Disability"],
                    sample.With(
                        sample.Episode with { Assessments = [sample.Assessment with { Factors = ["5A"] }] },
                        sample.OpenEpisode with { Assessments = [sample.Assessment with { Factors = ["3B"] }] })),
            ];
        }
    }
}
