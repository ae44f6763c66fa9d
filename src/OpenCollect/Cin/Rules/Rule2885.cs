namespace OpenCollect.Cin.Rules;

/// <summary>A child protection plan starts on the day of the initial conference that decided on it.</summary>
public sealed class Rule2885 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("2885", Severity.Error, Scope.Group, Years.Always, "Child protection plan does not start on the day of the initial conference")
        {
            Module = ProtectionPlan.Group.Name,
            Logic = "A child protection plan starts in the year, and its CPPstartDate is neither the DateOfInitialCPC of any Section47 of the same CINdetails nor the DateOfInitialCPC of the CINdetails itself. Plans that started before the year are not tested. Without any conference date the plan fails; an unreadable conference date in the episode may be the right one, so with it the plan passes.",
            Advice = "Enter the date of the initial conference, or correct the start of the plan.",
            Guide = CinGuide.Section("5.1"),
            Fields =
            [
                ProtectionPlan.StartField, Section47.ConferenceDateField, Episode.ConferenceDateField,
            ],
            Doubt = "By the text the date at CINdetails level counts only where the episode has no section 47 enquiry with a conference; the guide's advice on transfers (4.1.1) allows both, so either is accepted here.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.ProtectionPlans)
            {
                if (report.Year.Contains(plan.Start) && plan.Start != episode.ConferenceDate && !StartsAtConference(plan, episode)
                    && !episode.Flaws.Has(Episode.ConferenceDateField))
                {
                    report.At(Places(plan, episode));
                }
            }
        }
    }

    private static bool StartsAtConference(ProtectionPlan plan, Episode episode)
    {
        foreach (var enquiry in episode.Section47s)
        {
            if (enquiry.ConferenceDate == plan.Start || enquiry.Flaws.Has(Section47.ConferenceDateField))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<(Record Record, Field Field)> Places(ProtectionPlan plan, Episode episode) =>
    [
        (plan, ProtectionPlan.StartField),
        .. episode.Section47s.Select(s => ((Record)s, Section47.ConferenceDateField)),
        (episode, Episode.ConferenceDateField),
    ];

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var noEnquiry = sample.Episode with { Section47s = [] };
            ProtectionPlan Started(DateOnly date) => sample.ProtectionPlan with { Start = date };
            ImmutableArray<string> places =
            [
                "CINdetails[1]/ChildProtectionPlans[1]/CPPstartDate", "CINdetails[1]/Section47[1]/DateOfInitialCPC", "CINdetails[1]/DateOfInitialCPC",
            ];
            ImmutableArray<string> without = [places[0], places[2]];
            return
            [
                Example.Passes("on the day of the conference", sample.Child),
                Example.Fails("the day after the conference", places, sample.With(Started(new(2025, 6, 11)))),
                Example.Fails("the day before the conference", places, sample.With(Started(new(2025, 6, 9)))),
                Example.Passes("on the day of a transfer-in conference", sample.With(noEnquiry with { ConferenceDate = new(2025, 6, 10) })),
                Example.Fails("the day after a transfer-in conference", without, sample.With(noEnquiry with { ConferenceDate = new(2025, 6, 9) })),
                Example.Passes("on the transfer-in conference although an enquiry has another", sample.With(sample.Episode with
                {
                    ConferenceDate = new(2025, 6, 10), Section47s = [sample.Section47 with { ConferenceDate = new(2025, 7, 1) }],
                })),
                Example.Passes("on the conference of the second enquiry", sample.With(
                    sample.Section47 with { ConferenceDate = new(2025, 6, 3) }, sample.Section47)),
                Example.Fails("no conference anywhere", without, sample.With(noEnquiry)),
                Example.Fails("the enquiry needed no conference, flag true", places, sample.With(sample.Section47 with { ConferenceDate = null, ConferenceNotRequired = "true" })),
                Example.Passes("the conference date of the enquiry is unreadable", sample.With(
                    sample.Section47 with { ConferenceDate = null, Flaws = new(new Flaw(FlawKind.NotADate, Section47.ConferenceDateField, "June", 3)) })),
                Example.Passes("the transfer-in conference date is unreadable", sample.With(
                    noEnquiry with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.ConferenceDateField, "June", 3)) })),
                Example.Passes("started the day before the year", sample.With(Started(new(2025, 3, 31)))),
                Example.Fails("started on the first day of the year", places, sample.With(Started(new(2025, 4, 1)))),
                Example.Fails("started on the last day of the year", places, sample.With(Started(new(2026, 3, 31)))),
                Example.Passes("started the day after the year", sample.With(Started(new(2026, 4, 1)))),
                Example.Passes("no start", sample.With(sample.ProtectionPlan with { Start = null })),
                Example.Fails("the conference is in another episode", without, sample.With(noEnquiry, sample.OpenEpisode with { ConferenceDate = new(2025, 6, 10) })),
                Example.Fails("the second plan has no conference", ["CINdetails[1]/ChildProtectionPlans[2]/CPPstartDate", places[1], places[2]],
                    sample.With(sample.ProtectionPlan, Started(new(2025, 12, 10)))),
            ];
        }
    }
}
