namespace OpenCollect.Cin.Rules;

/// <summary>A child in need plan does not start while the child is the subject of a child protection plan.</summary>
public sealed class Rule4016 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("4016", Severity.Error, Scope.Child, Years.From(2022), "CIN plan starts while a child protection plan is open")
        {
            Module = CinPlan.Group.Name,
            Logic = "A CINPlanStartDate is on or after the CPPstartDate of a child protection plan of the child, in whichever episode, and before its CPPendDate; or, where that plan has no end date, on or before 31 March. A start on the day the child protection plan ended passes. An end date that cannot be read is not missing. Reported on each such CIN plan, with the first such child protection plan.",
            Advice = "Check the start date of the CIN plan and the dates of the child protection plan. A CIN plan can start on the day the child protection plan ends, not earlier.",
            Guide = CinGuide.Section("4.11"),
            Fields = [CinPlan.StartField, ProtectionPlan.StartField, ProtectionPlan.EndField],
            Doubt = "Plans of all episodes of the child are compared; a public toolkit for 2021-22 compares those of the same episode only.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.CinPlans)
            {
                if (OpenOn(plan.Start, child, report.Year) is { } protection)
                {
                    report.Between(
                        (plan, CinPlan.StartField), (protection, ProtectionPlan.StartField), (protection, ProtectionPlan.EndField));
                }
            }
        }
    }

    private static ProtectionPlan? OpenOn(DateOnly? date, CinChild child, CollectionYear year)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.ProtectionPlans)
            {
                if (date >= plan.Start && (plan.IsOpen ? date <= year.LastDay : date < plan.End))
                {
                    return plan;
                }
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
            var open = protection with { End = null };
            var unreadable = open with { Flaws = new(new Flaw(FlawKind.NotADate, ProtectionPlan.EndField, "02/12/2025", 3)) };
            return
            [
                Example.Passes("the CIN plan started on the day the child protection plan ended", sample.Child),
                Example.Fails("the CIN plan started the day before the child protection plan ended", At("1/1", "1/1"),
                    Planned(new(2025, 12, 1), protection)),
                Example.Fails("the CIN plan started on the day the child protection plan started", At("1/1", "1/1"),
                    Planned(new(2025, 6, 10), protection)),
                Example.Passes("the CIN plan started the day before the child protection plan started", Planned(new(2025, 6, 9), protection)),
                Example.Fails("the CIN plan started on the last day of the year, the child protection plan is open", At("1/1", "1/1"),
                    Planned(new(2026, 3, 31), open)),
                Example.Passes("the CIN plan started after the year, the child protection plan is open", Planned(new(2026, 4, 1), open)),
                Example.Passes("the CIN plan started before the open child protection plan", Planned(new(2025, 6, 9), open)),
                Example.Passes("the end of the child protection plan is no date", Planned(new(2025, 12, 1), unreadable)),
                Example.Passes("the CIN plan has no start", Planned(null, open)),
                Example.Passes("the child protection plan has no start", Planned(new(2025, 12, 1), protection with { Start = null })),
                Example.Passes("neither has a start", Planned(null, open with { Start = null })),
                Example.Passes("there is no child protection plan", sample.With(sample.Episode with { ProtectionPlans = [] })),
                Example.Fails("the two are in different episodes", At("1/1", "2/1"),
                    sample.With(
                        sample.OpenEpisode with { CinPlans = [sample.CinPlan] },
                        sample.Episode with { CinPlans = [], ProtectionPlans = [open] })),
                Example.Fails("two child protection plans are open: the first is named", At("1/1", "1/2"),
                    Planned(new(2025, 12, 2), protection, open, open with { })),
                Example.Fails("two CIN plans", [.. At("1/1", "1/1"), .. At("1/2", "1/1")],
                    sample.With(sample.Episode with { CinPlans = [sample.CinPlan, sample.CinPlan with { }], ProtectionPlans = [open] })),
            ];

            CinChild Planned(DateOnly? start, params ReadOnlySpan<ProtectionPlan> protections) =>
                sample.With(sample.Episode with { CinPlans = [sample.CinPlan with { Start = start }], ProtectionPlans = [.. protections] });

            // Each plan as its episode and its own number.
            static ImmutableArray<string> At(string plan, string protection) =>
            [
                $"CINdetails[{plan[0]}]/CINPlanDates[{plan[2]}]/CINPlanStartDate",
                $"CINdetails[{protection[0]}]/ChildProtectionPlans[{protection[2]}]/CPPstartDate",
                $"CINdetails[{protection[0]}]/ChildProtectionPlans[{protection[2]}]/CPPendDate",
            ];
        }
    }
}
