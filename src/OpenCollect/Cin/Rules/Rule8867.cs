namespace OpenCollect.Cin.Rules;

/// <summary>When a case is closed, its assessments are completed.</summary>
public sealed class Rule8867 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8867", Severity.Error, Scope.Group, Years.Always, "Episode closed but an assessment is not completed")
    {
        Module = Episode.Group.Name,
        Logic = "CINclosureDate is given and an Assessments group of the same CINdetails has no AssessmentAuthorisationDate. Without assessments it passes. A date that was given but cannot be read counts as given, closure and authorisation alike.",
        Advice = "Enter the date on which the assessment was authorised, or remove the closure date.",
        Guide = CinGuide.Section("4.6"),
        Fields = [Episode.ClosureDateField, Assessment.AuthorisedField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (!episode.IsOpen && HasOpen(episode))
            {
                report.At(episode.Assessments.Where(a => a.IsOpen).Select(a => ((Record)a, Assessment.AuthorisedField)).Prepend((episode, Episode.ClosureDateField)));
            }
        }
    }

    private static bool HasOpen(Episode episode)
    {
        foreach (var assessment in episode.Assessments)
        {
            if (assessment.IsOpen)
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
            var sample = CinSample.Latest;
            var open = sample.Assessment with { Authorised = null, Factors = [] };
            var unreadable = open with { Flaws = new(new Flaw(FlawKind.NotADate, Assessment.AuthorisedField, "June", 3)) };
            return
            [
                Example.Passes("closed, assessment completed", sample.Child),
                Example.Fails("closed, assessment going on",
                    ["CINdetails[1]/CINclosureDate", "CINdetails[1]/Assessments[1]/AssessmentAuthorisationDate"], sample.With(open)),
                Example.Fails("closed, the second of two going on",
                    ["CINdetails[1]/CINclosureDate", "CINdetails[1]/Assessments[2]/AssessmentAuthorisationDate"], sample.With(sample.Assessment, open)),
                Example.Passes("open, assessment going on", sample.With(sample.OpenEpisode)),
                Example.Fails("an unreadable closure date, assessment going on",
                    ["CINdetails[1]/CINclosureDate", "CINdetails[1]/Assessments[1]/AssessmentAuthorisationDate"],
                    sample.With(sample.Episode with
                    {
                        ClosureDate = null,
                        Assessments = [open],
                        Flaws = new(new Flaw(FlawKind.NotADate, Episode.ClosureDateField, "10/02/2026", 3)),
                    })),
                Example.Passes("closed, no assessment", sample.With(sample.Episode with { Assessments = [] })),
                Example.Passes("an unreadable authorisation date", sample.With(unreadable)),
                Example.Fails("one with an unreadable date, one going on",
                    ["CINdetails[1]/CINclosureDate", "CINdetails[1]/Assessments[2]/AssessmentAuthorisationDate"], sample.With(unreadable, open)),
                Example.Passes("the assessment going on is in another episode", sample.With(sample.Episode, sample.OpenEpisode)),
                Example.Fails("only the second episode is closed while an assessment goes on",
                    ["CINdetails[2]/CINclosureDate", "CINdetails[2]/Assessments[1]/AssessmentAuthorisationDate"],
                    sample.With(sample.OpenEpisode, sample.Episode with { Assessments = [open] })),
            ];
        }
    }
}
