using static OpenCollect.Cin.Generating.FaultKind;

namespace OpenCollect.Cin.Generating;

/// <summary>Faults in CIN plans, section 47 enquiries, and child protection plans with their reviews. Source: the census's rules, by code.</summary>
internal static class PlanFaults
{
    private static readonly Years CinPlans = Cin.CinPlan.Group.Years;

    public static IEnumerable<FaultKind> OfCinPlans =>
    [
        Episode("4000", CinPlans, Shape.NoFurtherAction, Cin.CinPlan.StartField, "a plan added to a referral without further action",
            (e, _) => e with { CinPlans = [new() { Start = e.ReferralDate }] }, e => e.CinPlans[0]),
        Episode("4001", CinPlans, Shape.Open, Cin.CinPlan.EndField, "an open plan added beside an open protection plan",
            (e, y) => e with { CinPlans = [new() { Start = y.LastDay.AddDays(-20) }] }, e => e.CinPlans[0]),
        Episode("4003", CinPlans, Shape.Whole, Review.DateField, "one added ten days into the CIN plan",
            (e, _) => With(e, e.ProtectionPlans[0] with { Reviews = e.ProtectionPlans[0].Reviews.Add(new() { Date = e.CinPlans[0].Start?.AddDays(10) }) }),
            e => e.ProtectionPlans[0].Reviews[^1]),
        Episode("4004", CinPlans, Shape.Whole, Cin.CinPlan.EndField, "two plans without it",
            (e, _) => e with { CinPlans = [e.CinPlans[0] with { End = null }, new() { Start = e.CinPlans[0].End }] }, e => e.CinPlans[1]),
        CinPlan("4010", CinPlans, Cin.CinPlan.StartField, "taken away", (_, p, _) => p with { Start = null }),
        CinPlan("4010", CinPlans, Cin.CinPlan.StartField, "the day after the year", (_, _, y) => new() { Start = y.LastDay.AddDays(1) }),
        CinPlan("4011", CinPlans, Cin.CinPlan.EndField, "the day before its start", (_, p, _) => p with { End = p.Start?.AddDays(-1) }),
        CinPlan("4012Q", CinPlans, Cin.CinPlan.EndField, "the day of its start", (_, p, _) => p with { End = p.Start }),
        CinPlan("4013", CinPlans, Cin.CinPlan.EndField, "the day after the year", (_, p, y) => p with { End = y.LastDay.AddDays(1) }),
        Episode("4014", CinPlans, Shape.Whole, Cin.CinPlan.StartField, "one added that starts during the first",
            (e, _) => e with { CinPlans = [e.CinPlans[0], e.CinPlans[0] with { Start = e.CinPlans[0].Start?.AddDays(5) }] }, e => e.CinPlans[1]),
        CinPlan("4015", CinPlans, Cin.CinPlan.StartField, "the day before the referral", (e, p, _) => p with { Start = e.ReferralDate?.AddDays(-1) }),
        CinPlan("4016", CinPlans, Cin.CinPlan.StartField, "before the protection plan ends",
            (e, p, _) => p with { Start = e.ProtectionPlans[0].End?.AddDays(-10) }),
        CinPlan("4017", CinPlans, Cin.CinPlan.StartField, "before the protection plan starts",
            (e, p, _) => p with { Start = e.ProtectionPlans[0].Start?.AddDays(-5) }),
    ];

    public static IEnumerable<FaultKind> OfEnquiries =>
    [
        Section47("1104", Years.Always, Shape.Whole, Cin.Section47.ConferenceDateField, "before the referral",
            (e, s, _) => s with { ConferenceDate = WorkingDays.LastBefore(e.ReferralDate!.Value) }),
        Episode("2884", Years.Always, Shape.Whole, Cin.Section47.ConferenceDateField, "given at the episode too",
            (e, _) => e with { ConferenceDate = e.Section47s[0].ConferenceDate }, e => e.Section47s[0]),
        Section47("2889", Years.Always, Shape.Whole, Cin.Section47.StartField, "the day before the referral",
            (e, s, _) => s with { Start = e.ReferralDate?.AddDays(-1) }),
        Section47("8615", Years.Always, Shape.Whole, Cin.Section47.StartField, "the day after the conference",
            (_, s, _) => s with { Start = s.ConferenceDate?.AddDays(1) }),
        Section47("8675Q", Years.Always, Shape.Open, Cin.Section47.ConferenceDateField, "taken away from an old enquiry",
            (_, s, _) => s with { ConferenceDate = null }),
        Section47("8715", Years.Always, Shape.Open, Cin.Section47.ConferenceDateField, "the first working day after the year",
            (_, s, y) => s with { ConferenceDate = WorkingDays.Forward(y.LastDay, 1) }),
        Section47("8740", Years.Always, Shape.Open, Cin.Section47.StartField, "before the year and without a conference",
            (_, s, y) => s with { Start = y.FirstDay.AddDays(-1), ConferenceDate = null, ConferenceNotRequired = "false" }),
        Episode("8839", Years.Always, Shape.Open, Cin.Section47.ConferenceDateField, "two enquiries without it",
            (e, _) => e with
            {
                Section47s = [e.Section47s[0] with { ConferenceDate = null }, new() { Start = e.ReferralDate?.AddDays(60), ConferenceNotRequired = "false" }],
            },
            e => e.Section47s[1]),
        Section47("8868", Years.Always, Shape.Whole, Cin.Section47.ConferenceDateField, "taken away though the episode is closed",
            (_, s, _) => s with { ConferenceDate = null }),
        Section47("8870Q", Years.Always, Shape.Whole, Cin.Section47.ConferenceTargetField, "a Saturday",
            (_, s, _) => s with { ConferenceTarget = Saturday(s.ConferenceTarget!.Value) }),
        Section47("8875", Years.Always, Shape.Whole, Cin.Section47.ConferenceDateField, "a Saturday",
            (_, s, _) => s with { ConferenceDate = Saturday(s.ConferenceDate!.Value) }),
        Episode("8890", Years.Always, Shape.Whole, Cin.Section47.StartField, "one added that starts with the first",
            (e, _) => e with { Section47s = [e.Section47s[0], new() { Start = e.Section47s[0].Start, ConferenceNotRequired = "true" }] },
            e => e.Section47s[1]),
    ];

    public static IEnumerable<FaultKind> OfProtectionPlans =>
    [
        ProtectionPlan("1105", Years.Always, Cin.ProtectionPlan.StartField, "the day before the referral",
            (e, p, _) => p with { Start = e.ReferralDate?.AddDays(-1) }),
        ProtectionPlan("2885", Years.Always, Cin.ProtectionPlan.StartField, "the day after the conference", (_, p, _) => p with { Start = p.Start?.AddDays(1) }),
        ProtectionPlan("8720", Years.Always, Cin.ProtectionPlan.StartField, "taken away", (_, p, _) => p with { Start = null }),
        ProtectionPlan("8730", Years.Always, Cin.ProtectionPlan.PreviousPlansField, "taken away", (_, p, _) => p with { PreviousPlans = null }),
        ProtectionPlan("8730", Years.Always, Cin.ProtectionPlan.PreviousPlansField, "less than none", (_, p, _) => p with { PreviousPlans = "-1" }),
        ProtectionPlan("8840", Years.Always, Cin.ProtectionPlan.EndField, "the day of its start", (_, p, _) => p with { End = p.Start, Reviews = [] }),
        ProtectionPlan("8841", Years.Always, Review.DateField, "one added on the day the plan starts",
            (_, p, _) => p with { Reviews = p.Reviews.Insert(0, new() { Date = p.Start }) }, p => p.Reviews[0]),
        ProtectionPlan("8842Q", Years.Always, Review.DateField, "one added without a date",
            (_, p, _) => p with { Reviews = p.Reviews.Add(new()) }, p => p.Reviews[^1]),
        ProtectionPlan("8905", Years.Always, Cin.ProtectionPlan.InitialCategoryField, "taken away", (_, p, _) => p with { InitialCategory = null }),
        ProtectionPlan("8905", Years.Always, Cin.ProtectionPlan.InitialCategoryField, "code XXX", (_, p, _) => p with { InitialCategory = "XXX" }),
        ProtectionPlan("8910", Years.Always, Cin.ProtectionPlan.LatestCategoryField, "code XXX", (_, p, _) => p with { LatestCategory = "XXX" }),
        ProtectionPlan("8925", Years.Always, Cin.ProtectionPlan.EndField, "the day before its start",
            (_, p, _) => p with { End = p.Start?.AddDays(-1), Reviews = [] }),
        ProtectionPlan("8930", Years.Always, Cin.ProtectionPlan.EndField, "the day after the year", (_, p, y) => p with { End = y.LastDay.AddDays(1) }),
        Episode("8935", Years.Always, Shape.Open, Cin.ProtectionPlan.EndField, "a second open plan", (e, _) => Two(e, 0), e => e.ProtectionPlans[1]),
        Episode("8940", Years.Always, Shape.Whole, Cin.ProtectionPlan.StartField, "one added that starts during the first",
            (e, _) => Two(e, 10), e => e.ProtectionPlans[1]),
    ];

    private static Episode With(Episode episode, ProtectionPlan plan) => episode with { ProtectionPlans = [plan] };

    private static Episode Two(Episode episode, int days)
    {
        var plan = episode.ProtectionPlans[0];
        return episode with { ProtectionPlans = [plan, plan with { Start = plan.Start?.AddDays(days), Reviews = [] }] };
    }

    private static DateOnly Saturday(DateOnly date) => date.AddDays(DayOfWeek.Saturday - date.DayOfWeek);
}
