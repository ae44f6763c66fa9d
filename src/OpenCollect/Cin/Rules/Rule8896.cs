namespace OpenCollect.Cin.Rules;

/// <summary>Only one assessment of an episode goes on at a time.</summary>
public sealed class Rule8896 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8896", Severity.Error, Scope.Group, Years.Always, "Two or more open assessments in one episode")
    {
        Module = Assessment.Group.Name,
        Logic = "More than one Assessments group of the same CINdetails has no AssessmentAuthorisationDate. Each of them is reported; an unreadable date is not missing.",
        Advice = "Enter the date on which the earlier assessment was authorised, or remove the one that was recorded twice.",
        Guide = CinGuide.Section("4.9"),
        Fields = [Assessment.AuthorisedField],
        Doubt = "A public validator points at every assessment of the episode, completed ones too; here only at those that are not completed.",
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            var open = 0;
            foreach (var assessment in episode.Assessments)
            {
                open += assessment.IsOpen ? 1 : 0;
            }

            if (open < 2)
            {
                continue;
            }

            foreach (var assessment in episode.Assessments)
            {
                if (assessment.IsOpen)
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
            var open = sample.Assessment with { Authorised = null, Factors = [] };
            var unreadable = open with { Flaws = new(new Flaw(FlawKind.NotADate, Assessment.AuthorisedField, "June", 3)) };
            return
            [
                Example.Passes("one, completed", sample.Child),
                Example.Passes("one, going on", sample.With(open)),
                Example.Passes("one completed, one going on", sample.With(sample.Assessment, open)),
                Example.Fails("two going on, one completed between them",
                    ["CINdetails[1]/Assessments[1]/AssessmentAuthorisationDate", "CINdetails[1]/Assessments[3]/AssessmentAuthorisationDate"],
                    sample.With(open, sample.Assessment, open with { Start = new(2025, 9, 1) })),
                Example.Passes("one going on, one with an unreadable date", sample.With(open, unreadable)),
                Example.Fails("one with an unreadable date before two going on",
                    ["CINdetails[1]/Assessments[2]/AssessmentAuthorisationDate", "CINdetails[1]/Assessments[3]/AssessmentAuthorisationDate"],
                    sample.With(unreadable, open, open with { })),
                Example.Passes("one in each of two episodes", sample.With(sample.Episode with { Assessments = [open] }, sample.OpenEpisode)),
                Example.Fails("both are in the second episode",
                    ["CINdetails[2]/Assessments[1]/AssessmentAuthorisationDate", "CINdetails[2]/Assessments[2]/AssessmentAuthorisationDate"],
                    sample.With(sample.Episode, sample.OpenEpisode with { Assessments = [open, open with { }] })),
            ];
        }
    }
}
