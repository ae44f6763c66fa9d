namespace OpenCollect.Cin.Rules;

/// <summary>An assessment that is not completed started in the collection year.</summary>
public sealed class Rule8736 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8736", Severity.Error, Scope.Group, Years.Always, "Assessment without an authorisation date did not start in the year")
        {
            Module = Assessment.Group.Name,
            Logic = "An Assessments group has no AssessmentAuthorisationDate, and its AssessmentActualStartDate is missing, before 1 April or after 31 March. Both days belong to the year. A date that was given but cannot be read is not missing.",
            Advice = "Enter the day the assessment was authorised, or correct its start date. Leave out assessments that neither started nor ended in the year.",
            Guide = CinGuide.Section("4.9"),
            Fields = [Assessment.StartField, Assessment.AuthorisedField],
            Doubt = "A missing start fails, as the text asks for a start in the year; one public toolkit lets it pass.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var assessment in episode.Assessments)
            {
                if (assessment.IsOpen && (assessment.LacksStart || report.Year.Misses(assessment.Start)))
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
            var open = sample.Assessment with { Authorised = null };
            ImmutableArray<string> places =
                ["CINdetails[1]/Assessments[1]/AssessmentActualStartDate", "CINdetails[1]/Assessments[1]/AssessmentAuthorisationDate"];
            return
            [
                Example.Passes("the assessment is completed", sample.Child),
                Example.Passes("it is open and started on the first day of the year", sample.With(open with { Start = new(2025, 4, 1) })),
                Example.Passes("it is open and started on the last day of the year", sample.With(open with { Start = new(2026, 3, 31) })),
                Example.Fails("it is open and started the day before the year", places, sample.With(open with { Start = new(2025, 3, 31) })),
                Example.Fails("it is open and starts the day after the year", places, sample.With(open with { Start = new(2026, 4, 1) })),
                Example.Fails("it is open and has no start", places, sample.With(open with { Start = null })),
                Example.Passes("it is open and its start is no date", sample.With(
                    open with { Start = null, Flaws = new(new Flaw(FlawKind.NotADate, Assessment.StartField, "01/05/2024", 3)) })),
                Example.Passes("it started before the year and is completed", sample.With(sample.Assessment with { Start = new(2025, 3, 31) })),
                Example.Passes("it has no start and is completed", sample.With(sample.Assessment with { Start = null })),
                Example.Passes("it started before the year and its authorisation is no date", sample.With(
                    open with { Start = new(2025, 3, 31), Flaws = new(new Flaw(FlawKind.NotADate, Assessment.AuthorisedField, "13/06/2025", 3)) })),
                Example.Fails("the second assessment of the second episode is open from before the year",
                    ["CINdetails[2]/Assessments[2]/AssessmentActualStartDate", "CINdetails[2]/Assessments[2]/AssessmentAuthorisationDate"],
                    sample.With(sample.Episode, sample.OpenEpisode with { Assessments = [open, open with { Start = new(2025, 3, 31) }] })),
            ];
        }
    }
}
