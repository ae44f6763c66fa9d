namespace OpenCollect.Cin.Rules;

/// <summary>An assessment of the return was completed in the year, or not yet.</summary>
public sealed class Rule8696 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8696", Severity.Error, Scope.Group, Years.Always, "Assessment end outside the census year")
    {
        Module = Assessment.Group.Name,
        Logic = "AssessmentAuthorisationDate is given and is before 1 April at the start of the year or after 31 March at its end. Both days are in the year.",
        Advice = "Correct the authorisation date. Leave out assessments completed before the year; leave the date out if the assessment was going on on 31 March.",
        Guide = CinGuide.Section("4.9.3"),
        Fields = [Assessment.AuthorisedField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var assessment in episode.Assessments)
            {
                if (report.Year.Misses(assessment.Authorised))
                {
                    report.At(assessment, Assessment.AuthorisedField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            Assessment On(DateOnly? date) => sample.Assessment with { Authorised = date };
            return
            [
                Example.Passes("in the year", sample.Child),
                Example.Passes("on the first day of the year", sample.With(On(new(2025, 4, 1)))),
                Example.Passes("on the last day of the year", sample.With(On(new(2026, 3, 31)))),
                Example.Fails("the day before the year", "CINdetails[1]/Assessments[1]/AssessmentAuthorisationDate", sample.With(On(new(2025, 3, 31)))),
                Example.Fails("the day after the year", "CINdetails[1]/Assessments[1]/AssessmentAuthorisationDate", sample.With(On(new(2026, 4, 1)))),
                Example.Passes("nothing is given", sample.With(On(null))),
                Example.Fails("only the second of two", "CINdetails[1]/Assessments[2]/AssessmentAuthorisationDate", sample.With(sample.Assessment, On(new(2026, 4, 1)))),
            ];
        }
    }
}
