namespace OpenCollect.Cin.Rules;

/// <summary>An assessment does not end before it starts.</summary>
public sealed class Rule8608 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8608", Severity.Error, Scope.Group, Years.Always, "Assessment starts after it ends")
    {
        Module = Assessment.Group.Name,
        Logic = "Both dates are given and AssessmentActualStartDate is later than AssessmentAuthorisationDate. The same day passes.",
        Advice = "Correct the start or the authorisation date of the assessment.",
        Guide = CinGuide.Section("4.9"),
        Fields = [Assessment.StartField, Assessment.AuthorisedField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var assessment in episode.Assessments)
            {
                if (assessment.Start > assessment.Authorised)
                {
                    report.At(assessment, Assessment.StartField, Assessment.AuthorisedField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            Assessment Ending(DateOnly? date) => sample.Assessment with { Authorised = date };
            return
            [
                Example.Passes("ended later", sample.Child),
                Example.Passes("ended the day it started", sample.With(Ending(new(2025, 5, 2)))),
                Example.Fails("ended the day before it started",
                    ["CINdetails[1]/Assessments[1]/AssessmentActualStartDate", "CINdetails[1]/Assessments[1]/AssessmentAuthorisationDate"],
                    sample.With(Ending(new(2025, 5, 1)))),
                Example.Passes("not ended", sample.With(Ending(null))),
                Example.Passes("no start", sample.With(sample.Assessment with { Start = null })),
                Example.Fails("only the second assessment",
                    ["CINdetails[1]/Assessments[2]/AssessmentActualStartDate", "CINdetails[1]/Assessments[2]/AssessmentAuthorisationDate"],
                    sample.With(sample.Assessment, Ending(new(2025, 4, 1)))),
            ];
        }
    }
}
