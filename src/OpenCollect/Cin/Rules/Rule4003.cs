namespace OpenCollect.Cin.Rules;

/// <summary>A child protection plan is not reviewed while the child has a child in need plan, unless the review ended it.</summary>
public sealed class Rule4003 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("4003", Severity.Error, Scope.Group, Years.From(2022), "Child protection review held during a CIN plan")
        {
            Module = Review.Group.Name,
            Logic = "A CPPreviewDate is later than the CINPlanStartDate and earlier than the CINPlanEndDate of a CIN plan in the same CINdetails, and is not the CPPendDate of the plan that was reviewed. A review on the first or last day of the CIN plan passes, and a CIN plan without an end date is not tested. Reported on each such review, with the first such CIN plan.",
            Advice = "Check the date of the review and the dates of the CIN plan. A child has either a CIN plan or a child protection plan, so only the review that ended the child protection plan can be during a CIN plan.",
            Guide = CinGuide.Section("5.5"),
            Fields = [Review.DateField, CinPlan.StartField, CinPlan.EndField, ProtectionPlan.EndField],
            Doubt = "Sources disagree about a review on the day the CIN plan started. It passes here: the Department's own system was reported to let it pass. A public validator flags it, and leaves out reviews of open child protection plans, which the text includes.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.CinPlans.IsEmpty)
            {
                continue;
            }

            foreach (var protection in episode.ProtectionPlans)
            {
                foreach (var review in protection.Reviews)
                {
                    if (review.Date != protection.End && During(review.Date, episode) is { } plan)
                    {
                        report.Between(
                            (review, Review.DateField), (plan, CinPlan.StartField), (plan, CinPlan.EndField),
                            (protection, ProtectionPlan.EndField));
                    }
                }
            }
        }
    }

    private static CinPlan? During(DateOnly? date, Episode episode)
    {
        foreach (var plan in episode.CinPlans)
        {
            if (date > plan.Start && date < plan.End)
            {
                return plan;
            }
        }

        return null;
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var protection = sample.ProtectionPlan;
            var around = Plan(new(2025, 9, 1), new(2025, 9, 30));
            var places = Places(1, 1, 1);
            return
            [
                Example.Passes("the review is before the CIN plan", sample.Child),
                Example.Passes("the review is on the day the CIN plan started",
                    Planned([Plan(new(2025, 9, 4), new(2025, 9, 30))], protection)),
                Example.Fails("the review is the day after the CIN plan started", places,
                    Planned([Plan(new(2025, 9, 3), new(2025, 9, 30))], protection)),
                Example.Fails("the review is the day before the CIN plan ended", places,
                    Planned([Plan(new(2025, 9, 1), new(2025, 9, 5))], protection)),
                Example.Passes("the review is on the day the CIN plan ended", Planned([Plan(new(2025, 9, 1), new(2025, 9, 4))], protection)),
                Example.Passes("the CIN plan is open", Planned([Plan(new(2025, 9, 1), null)], protection)),
                Example.Passes("the CIN plan has no start", Planned([Plan(null, new(2025, 9, 30))], protection)),
                Example.Passes("the review has no date", Planned([around], protection with { Reviews = [new()] })),
                Example.Passes("the review ended the child protection plan", Planned([around], protection with { End = new(2025, 9, 4) })),
                Example.Fails("the review is the day before the child protection plan ended", places,
                    Planned([around], protection with { End = new(2025, 9, 5) })),
                Example.Fails("the review is the day after the child protection plan ended", places,
                    Planned([around], protection with { End = new(2025, 9, 3) })),
                Example.Fails("the child protection plan is open", places, Planned([around], protection with { End = null })),
                Example.Fails("the review is on the end date of another child protection plan", places,
                    Planned([around], protection, protection with { End = new(2025, 9, 4) })),
                Example.Passes("the CIN plan is in another episode",
                    sample.With(sample.Episode, sample.Episode with { CinPlans = [around], ProtectionPlans = [] })),
                Example.Fails("the second review of the second child protection plan is during the second CIN plan", Places(2, 2, 2),
                    Planned([sample.CinPlan, Plan(new(2025, 9, 10), new(2025, 9, 30))],
                        protection, protection with { Reviews = [sample.Review, new() { Date = new(2025, 9, 11) }] })),
                Example.Fails("two CIN plans around the review: the first is named", places, Planned([around, around with { }], protection)),
                Example.Fails("two reviews during the CIN plan", [.. places, .. Places(1, 2, 1)],
                    Planned([around], protection with { Reviews = [sample.Review, new() { Date = new(2025, 9, 11) }] })),
            ];

            static CinPlan Plan(DateOnly? start, DateOnly? end) => new() { Start = start, End = end };

            CinChild Planned(ImmutableArray<CinPlan> plans, params ReadOnlySpan<ProtectionPlan> protections) =>
                sample.With(sample.Episode with { CinPlans = plans, ProtectionPlans = [.. protections] });

            static ImmutableArray<string> Places(int protection, int review, int plan) =>
            [
                $"CINdetails[1]/ChildProtectionPlans[{protection}]/Reviews[{review}]/CPPreviewDate",
                $"CINdetails[1]/CINPlanDates[{plan}]/CINPlanStartDate",
                $"CINdetails[1]/CINPlanDates[{plan}]/CINPlanEndDate",
                $"CINdetails[1]/ChildProtectionPlans[{protection}]/CPPendDate",
            ];
        }
    }
}
