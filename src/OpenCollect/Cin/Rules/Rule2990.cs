namespace OpenCollect.Cin.Rules;

/// <summary>A case closed after assessment had no enquiry, conference or plan.</summary>
public sealed class Rule2990 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("2990", Severity.Error, Scope.Group, Years.From(2023), "Activity on a case closed after assessment (no further action, or referred to early help)")
        {
            Module = Episode.Group.Name,
            Logic = "A CINdetails with ReasonForClosure RC8 or RC9 holds a Section47, ChildProtectionPlans or CINPlanDates group, or has a DateOfInitialCPC of its own. Assessments are allowed.",
            Advice = "Correct the reason for closure, or remove the activity if it did not take place.",
            Guide = CinGuide.Section("4.7.1"),
            Fields =
            [
                Episode.ReasonForClosureField, Episode.ConferenceDateField, Section47.StartField, ProtectionPlan.StartField, CinPlan.StartField,
            ],
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.ReasonForClosure is "RC8" or "RC9" && episode.HasActivity)
            {
                report.At(Places(episode));
            }
        }
    }

    internal static IEnumerable<(Record Record, Field Field)> Places(Episode episode) =>
    [
        (episode, Episode.ReasonForClosureField),
        .. episode.Section47s.Select(s => ((Record)s, Section47.StartField)),
        .. episode.ProtectionPlans.Select(p => ((Record)p, ProtectionPlan.StartField)),
        .. episode.CinPlans.Select(p => ((Record)p, CinPlan.StartField)),
        .. episode.ConferenceDate is null && !episode.Flaws.Has(Episode.ConferenceDateField)
            ? Array.Empty<(Record, Field)>()
            : [(episode, Episode.ConferenceDateField)],
    ];

    public static IEnumerable<Example> Examples =>
    [
        .. ExamplesIn(CinSample.Latest),
        Example.Fails("closed as RC9 with a section 47 enquiry", [Reason, "CINdetails[1]/Section47[1]/S47ActualStartDate"],
            CinSample.Latest.With(Closed(CinSample.Latest, "RC9") with { Section47s = [CinSample.Latest.Section47] })),
        Example.Passes("closed as RC9 after an assessment", CinSample.Latest.With(Closed(CinSample.Latest, "RC9"))),
    ];

    internal const string Reason = "CINdetails[1]/ReasonForClosure";

    internal static Episode Closed(CinSample sample, string reason) => sample.Episode with
    {
        ReasonForClosure = reason, CinPlans = [], Section47s = [], ProtectionPlans = [], Assessments = [sample.Assessment with { Factors = ["21"] }],
    };

    internal static IEnumerable<Example> ExamplesIn(CinSample sample)
    {
        var closed = Closed(sample, "RC8");
        return
        [
            Example.Passes("closed for another reason, with everything", sample.With(sample.Episode with { ConferenceDate = sample.Day(5, 6) })),
            Example.Passes("closed after an assessment, with nothing else", sample.With(closed)),
            Example.Passes("open, with everything", sample.With(sample.Episode with { ReasonForClosure = null })),
            Example.Fails("with a section 47 enquiry", [Reason, "CINdetails[1]/Section47[1]/S47ActualStartDate"],
                sample.With(closed with { Section47s = [sample.Section47] })),
            Example.Fails("with an empty section 47 enquiry", [Reason, "CINdetails[1]/Section47[1]/S47ActualStartDate"],
                sample.With(closed with { Section47s = [new()] })),
            Example.Fails("with a child protection plan", [Reason, "CINdetails[1]/ChildProtectionPlans[1]/CPPstartDate"],
                sample.With(closed with { ProtectionPlans = [sample.ProtectionPlan] })),
            Example.Fails("with a CIN plan", [Reason, "CINdetails[1]/CINPlanDates[1]/CINPlanStartDate"],
                sample.With(closed with { CinPlans = [sample.CinPlan] })),
            Example.Fails("with a transfer-in conference", [Reason, "CINdetails[1]/DateOfInitialCPC"],
                sample.With(closed with { ConferenceDate = sample.Day(5, 6) })),
            Example.Fails("with an unreadable transfer-in conference", [Reason, "CINdetails[1]/DateOfInitialCPC"],
                sample.With(closed with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.ConferenceDateField, "6 May", 3)) })),
            Example.Passes("the activity is in another episode", sample.With(closed, sample.Episode)),
        ];
    }
}

/// <summary>Until 2021-22 there was no RC9.</summary>
public sealed class Rule2990Until2022 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = Rule2990.Info with
    {
        Years = Years.Until(2022),
        Message = "Activity on a case closed after assessment with no further action",
        Logic = "A CINdetails with ReasonForClosure RC8 holds a Section47, ChildProtectionPlans or CINPlanDates group, or has a DateOfInitialCPC of its own. Assessments are allowed.",
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.ReasonForClosure is "RC8" && episode.HasActivity)
            {
                report.At(Rule2990.Places(episode));
            }
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        .. Rule2990.ExamplesIn(new(2022)),
        Example.Passes("closed as RC9, which is no code yet, with an enquiry",
            new CinSample(2022).With(Rule2990.Closed(new(2022), "RC9") with { Section47s = [new CinSample(2022).Section47] })),
    ];
}
