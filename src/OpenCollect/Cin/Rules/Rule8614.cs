namespace OpenCollect.Cin.Rules;

/// <summary>Factors are identified at the end of an assessment, so one that is going on has none.</summary>
public sealed class Rule8614 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8614", Severity.Error, Scope.Group, Years.Always, "Factors on an assessment that is not completed")
    {
        Module = Assessment.Group.Name,
        Logic = "AssessmentAuthorisationDate is missing and the Assessments group has at least one factor. An empty factors element is no factor; an unreadable date is not missing.",
        Advice = "Enter the date on which the assessment was authorised, or remove the factors until it is completed.",
        Guide = CinGuide.Section("4.10"),
        Fields = [Assessment.FactorsField, Assessment.AuthorisedField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var assessment in episode.Assessments)
            {
                if (assessment.IsOpen && !assessment.Factors.IsEmpty)
                {
                    report.At(assessment, Assessment.FactorsField, Assessment.AuthorisedField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var open = sample.Assessment with { Authorised = null };
            return
            [
                Example.Passes("completed, with factors", sample.Child),
                Example.Passes("completed, without factors", sample.With(sample.Assessment with { Factors = [] })),
                Example.Passes("going on, without factors", sample.With(open with { Factors = [] })),
                Example.Fails("going on, with a factor",
                    ["CINdetails[1]/Assessments[1]/AssessmentFactors", "CINdetails[1]/Assessments[1]/AssessmentAuthorisationDate"],
                    sample.With(open with { Factors = ["21"] })),
                Example.Fails("the second assessment is going on, with factors",
                    ["CINdetails[1]/Assessments[2]/AssessmentFactors", "CINdetails[1]/Assessments[2]/AssessmentAuthorisationDate"],
                    sample.With(sample.Assessment, open)),
                Example.Passes("the authorisation date is unreadable",
                    sample.With(open with { Flaws = new(new Flaw(FlawKind.NotADate, Assessment.AuthorisedField, "13.6.2025", 3)) })),
            ];
        }
    }
}
