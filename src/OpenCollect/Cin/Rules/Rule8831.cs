namespace OpenCollect.Cin.Rules;

/// <summary>A referral that led to no further action has no assessment, section 47 enquiry or conference.</summary>
public sealed class Rule8831 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8831", Severity.Error, Scope.Group, Years.Always, "Activity is recorded on a referral that led to no further action")
        {
            Module = Episode.Group.Name,
            Logic = "A CINdetails has ReferralNFA true or 1 and holds at least one of these dates: AssessmentActualStartDate, AssessmentAuthorisationDate, S47ActualStartDate, DateOfInitialCPC at CINdetails or Section47 level. A date that was given but cannot be read counts. Internal review dates, CIN plans and protection plans do not (8832 judges protection plans). One finding for the CINdetails, with every such date.",
            Advice = "Set ReferralNFA to false if the referral led to further action. Otherwise remove the activity, or move it to the case that it belongs to.",
            Guide = CinGuide.Section("4.1"),
            Fields =
            [
                Episode.NoFurtherActionField, Episode.ConferenceDateField, Assessment.StartField, Assessment.AuthorisedField,
                Section47.StartField, Section47.ConferenceDateField,
            ],
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.IsNoFurtherAction && HasActivity(episode))
            {
                report.At([(episode, Episode.NoFurtherActionField), .. ActivityOf(episode)]);
            }
        }
    }

    private static bool HasActivity(Episode episode)
    {
        if (HasConference(episode))
        {
            return true;
        }

        foreach (var assessment in episode.Assessments)
        {
            if (!assessment.LacksStart || !assessment.IsOpen)
            {
                return true;
            }
        }

        foreach (var enquiry in episode.Section47s)
        {
            if (!enquiry.LacksStart || !enquiry.LacksConference)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<(Record Record, Field Field)> ActivityOf(Episode episode)
    {
        if (HasConference(episode))
        {
            yield return (episode, Episode.ConferenceDateField);
        }

        foreach (var assessment in episode.Assessments)
        {
            if (!assessment.LacksStart)
            {
                yield return (assessment, Assessment.StartField);
            }

            if (!assessment.IsOpen)
            {
                yield return (assessment, Assessment.AuthorisedField);
            }
        }

        foreach (var enquiry in episode.Section47s)
        {
            if (!enquiry.LacksStart)
            {
                yield return (enquiry, Section47.StartField);
            }

            if (!enquiry.LacksConference)
            {
                yield return (enquiry, Section47.ConferenceDateField);
            }
        }
    }

    private static bool HasConference(Episode episode) => episode.ConferenceDate is not null || episode.Flaws.Has(Episode.ConferenceDateField);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var referral = sample.NoFurtherAction;
            const string flag = "CINdetails[1]/ReferralNFA";
            const string started = "CINdetails[1]/Assessments[1]/AssessmentActualStartDate";
            Assessment start = new() { Start = new(2026, 3, 13) };

            CinChild Assessed(Assessment assessment) => sample.With(referral with { Assessments = [assessment] });
            CinChild Enquired(Section47 enquiry) => sample.With(referral with { Section47s = [enquiry] });

            return
            [
                Example.Passes("nothing followed", sample.With(referral)),
                Example.Fails("an assessment started", [flag, started], Assessed(start)),
                Example.Fails("an assessment was authorised", [flag, "CINdetails[1]/Assessments[1]/AssessmentAuthorisationDate"],
                    Assessed(new() { Authorised = new(2026, 3, 20) })),
                Example.Passes("an assessment has nothing but an internal review and a factor", Assessed(
                    new() { InternalReview = new(2026, 3, 20), Factors = ["21"] })),
                Example.Fails("a section 47 enquiry started", [flag, "CINdetails[1]/Section47[1]/S47ActualStartDate"],
                    Enquired(new() { Start = new(2026, 3, 13) })),
                Example.Fails("a section 47 enquiry has nothing but a conference", [flag, "CINdetails[1]/Section47[1]/DateOfInitialCPC"],
                    Enquired(new() { ConferenceDate = new(2026, 3, 30) })),
                Example.Passes("a section 47 enquiry has nothing but a target date and a flag", Enquired(
                    new() { ConferenceTarget = new(2026, 3, 30), ConferenceNotRequired = "true" })),
                Example.Fails("the conference of a transfer was held", [flag, "CINdetails[1]/DateOfInitialCPC"],
                    sample.With(referral with { ConferenceDate = new(2026, 3, 30) })),
                Example.Passes("a CIN plan and a protection plan followed", sample.With(
                    referral with { CinPlans = [sample.CinPlan], ProtectionPlans = [sample.ProtectionPlan] })),
                Example.Fails("everything followed",
                    [
                        flag, "CINdetails[1]/DateOfInitialCPC", started, "CINdetails[1]/Assessments[1]/AssessmentAuthorisationDate",
                        "CINdetails[1]/Section47[1]/S47ActualStartDate", "CINdetails[1]/Section47[1]/DateOfInitialCPC",
                    ],
                    sample.With(sample.Episode with { NoFurtherAction = "1", ConferenceDate = new(2025, 6, 10) })),
                Example.Fails("only the second assessment and the second enquiry have a date",
                    [flag, "CINdetails[1]/Assessments[2]/AssessmentActualStartDate", "CINdetails[1]/Section47[2]/S47ActualStartDate"],
                    sample.With(referral with { Assessments = [new(), start], Section47s = [new(), new() { Start = new(2026, 3, 13) }] })),
                Example.Fails("the start of the assessment is no date", [flag, started],
                    Assessed(new() { Flaws = new(new Flaw(FlawKind.NotADate, Assessment.StartField, "13/03/2026", 3)) })),
                Example.Fails("the conference of a transfer is no date", [flag, "CINdetails[1]/DateOfInitialCPC"],
                    sample.With(referral with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.ConferenceDateField, "30/03/2026", 3)) })),
                Example.Passes("the flag is false", sample.Child),
                Example.Passes("the flag is 0", sample.With(sample.Episode with { NoFurtherAction = "0" })),
                Example.Passes("the flag is missing", sample.With(sample.Episode with { NoFurtherAction = null })),
                Example.Passes("the flag is neither true nor false", sample.With(sample.Episode with { NoFurtherAction = "yes" })),
                Example.Passes("the assessment stands in another episode", sample.With(sample.Episode, referral)),
                Example.Fails("two referrals without further action, each with an assessment",
                    [flag, started, "CINdetails[2]/ReferralNFA", "CINdetails[2]/Assessments[1]/AssessmentActualStartDate"],
                    sample.With(referral with { Assessments = [start] }, referral with { Assessments = [start with { }] })),
            ];
        }
    }
}
