namespace OpenCollect.Cin.Rules;

/// <summary>Nothing happens in an episode after it was closed.</summary>
public sealed class Rule8565 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8565", Severity.Error, Scope.Group, Years.Always, "Activity after the case was closed")
    {
        Module = Episode.Group.Name,
        Logic = "CINclosureDate is given and one of these dates in the same CINdetails is later: AssessmentActualStartDate, AssessmentAuthorisationDate, S47ActualStartDate, DateOfInitialCPC of the CINdetails or of a Section47, CPPendDate, CINPlanStartDate, CINPlanEndDate (the last two from 2021-22). The same day passes. The start of a child protection plan, reviews and the conference target are not looked at. Reported once for the CINdetails, with every later date.",
        Advice = "Correct the closure date, or the dates that lie after it. If work began again, record a new referral.",
        Guide = CinGuide.Section("4.6"),
        Fields =
        [
            Episode.ClosureDateField, Episode.ConferenceDateField, Assessment.StartField, Assessment.AuthorisedField, Section47.StartField,
            Section47.ConferenceDateField, ProtectionPlan.EndField, CinPlan.StartField, CinPlan.EndField,
        ],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.ClosureDate is { } closed && HasLater(episode, closed))
            {
                report.At(Later(episode, closed).Prepend((episode, Episode.ClosureDateField)));
            }
        }
    }

    private static bool HasLater(Episode episode, DateOnly closed)
    {
        if (episode.ConferenceDate > closed)
        {
            return true;
        }

        foreach (var assessment in episode.Assessments)
        {
            if (assessment.Start > closed || assessment.Authorised > closed)
            {
                return true;
            }
        }

        foreach (var enquiry in episode.Section47s)
        {
            if (enquiry.Start > closed || enquiry.ConferenceDate > closed)
            {
                return true;
            }
        }

        foreach (var plan in episode.ProtectionPlans)
        {
            if (plan.End > closed)
            {
                return true;
            }
        }

        foreach (var plan in episode.CinPlans)
        {
            if (plan.Start > closed || plan.End > closed)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<(Record Record, Field Field)> Later(Episode episode, DateOnly closed)
    {
        IEnumerable<(Record Record, Field Field, DateOnly? Date)> dates =
        [
            (episode, Episode.ConferenceDateField, episode.ConferenceDate),
            .. episode.Assessments.SelectMany(a => new (Record, Field, DateOnly?)[]
            {
                (a, Assessment.StartField, a.Start), (a, Assessment.AuthorisedField, a.Authorised),
            }),
            .. episode.Section47s.SelectMany(s => new (Record, Field, DateOnly?)[]
            {
                (s, Section47.StartField, s.Start), (s, Section47.ConferenceDateField, s.ConferenceDate),
            }),
            .. episode.ProtectionPlans.Select(p => ((Record)p, ProtectionPlan.EndField, p.End)),
            .. episode.CinPlans.SelectMany(p => new (Record, Field, DateOnly?)[] { (p, CinPlan.StartField, p.Start), (p, CinPlan.EndField, p.End) }),
        ];
        return dates.Where(d => d.Date > closed).Select(d => (d.Record, d.Field));
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var (on, after) = (sample.Day(2, 10), sample.Day(2, 11));
            const string Closure = "CINdetails[1]/CINclosureDate";
            return
            [
                Example.Passes("everything is before the closure or on its day", sample.Child),
                Example.Passes("the episode is open", sample.With(sample.Episode with { ClosureDate = null, CinPlans = [sample.CinPlan with { End = after }] })),
                Example.Passes("an assessment starts and ends on the day of closure", sample.With(sample.Assessment with { Start = on, Authorised = on })),
                Example.Fails("an assessment starts the day after", [Closure, "CINdetails[1]/Assessments[1]/AssessmentActualStartDate"],
                    sample.With(sample.Assessment with { Start = after, Authorised = null })),
                Example.Fails("the second assessment ends the day after", [Closure, "CINdetails[1]/Assessments[2]/AssessmentAuthorisationDate"],
                    sample.With(sample.Assessment, sample.Assessment with { Authorised = after })),
                Example.Passes("a section 47 enquiry and its conference on the day of closure", sample.With(sample.Section47 with { Start = on, ConferenceDate = on })),
                Example.Fails("a section 47 enquiry starts the day after", [Closure, "CINdetails[1]/Section47[1]/S47ActualStartDate"],
                    sample.With(sample.Section47 with { Start = after, ConferenceDate = null })),
                Example.Fails("a conference the day after", [Closure, "CINdetails[1]/Section47[1]/DateOfInitialCPC"],
                    sample.With(sample.Section47 with { ConferenceDate = after })),
                Example.Passes("a transfer-in conference on the day of closure", sample.With(sample.Episode with { ConferenceDate = on })),
                Example.Fails("a transfer-in conference the day after", [Closure, "CINdetails[1]/DateOfInitialCPC"],
                    sample.With(sample.Episode with { ConferenceDate = after })),
                Example.Passes("a child protection plan ends on the day of closure", sample.With(sample.ProtectionPlan with { End = on })),
                Example.Fails("a child protection plan ends the day after", [Closure, "CINdetails[1]/ChildProtectionPlans[1]/CPPendDate"],
                    sample.With(sample.ProtectionPlan with { End = after })),
                Example.Passes("a child protection plan starts the day after", sample.With(sample.ProtectionPlan with { Start = after, End = null })),
                Example.Passes("a review the day after", sample.With(sample.ProtectionPlan with { Reviews = [new() { Date = after }] })),
                Example.Passes("the conference target is the day after", sample.With(sample.Section47 with { ConferenceTarget = after })),
                Example.Passes("a CIN plan starts and ends on the day of closure", sample.With(sample.CinPlan with { Start = on, End = on })),
                Example.Fails("a CIN plan starts the day after", [Closure, "CINdetails[1]/CINPlanDates[1]/CINPlanStartDate"],
                    sample.With(sample.CinPlan with { Start = after, End = null })),
                Example.Fails("a CIN plan ends the day after", [Closure, "CINdetails[1]/CINPlanDates[1]/CINPlanEndDate"],
                    sample.With(sample.CinPlan with { End = after })),
                Example.Passes("the later date is in another episode", sample.With(sample.Episode, sample.OpenEpisode)),
                Example.Fails("two dates are later", [Closure, "CINdetails[1]/Assessments[1]/AssessmentActualStartDate", "CINdetails[1]/Assessments[1]/AssessmentAuthorisationDate"],
                    sample.With(sample.Assessment with { Start = after, Authorised = after })),
            ];
        }
    }
}
