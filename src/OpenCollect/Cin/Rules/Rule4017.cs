namespace OpenCollect.Cin.Rules;

/// <summary>A child protection plan does not start while the child has a child in need plan.</summary>
public sealed class Rule4017 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("4017", Severity.Error, Scope.Child, Years.From(2022), "Child protection plan starts while a CIN plan is open")
        {
            Module = CinPlan.Group.Name,
            Logic = "A CPPstartDate is on or after the CINPlanStartDate of a CIN plan of the child, in whichever episode, and before its CINPlanEndDate; or, where that CIN plan has no end date, on or before 31 March. A start on the day the CIN plan ended passes. An end date that cannot be read is not missing. Reported on each such child protection plan, with the first such CIN plan.",
            Advice = "Check the start date of the child protection plan and the dates of the CIN plan. Enter the day the child protection plan started, or an earlier one, as the end of the CIN plan.",
            Guide = CinGuide.Section("4.11"),
            Fields = [ProtectionPlan.StartField, CinPlan.StartField, CinPlan.EndField],
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var protection in episode.ProtectionPlans)
            {
                if (OpenOn(protection.Start, child, report.Year) is { } plan)
                {
                    report.Between((protection, ProtectionPlan.StartField), (plan, CinPlan.StartField), (plan, CinPlan.EndField));
                }
            }
        }
    }

    private static CinPlan? OpenOn(DateOnly? date, CinChild child, CollectionYear year)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.CinPlans)
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
            var plan = sample.CinPlan;
            var open = plan with { End = null };
            var unreadable = open with { Flaws = new(new Flaw(FlawKind.NotADate, CinPlan.EndField, "10/02/2026", 3)) };
            return
            [
                Example.Passes("the child protection plan started months before the CIN plan", sample.Child),
                Example.Passes("the child protection plan started the day before the CIN plan started", Planned(new(2025, 12, 1), plan)),
                Example.Fails("the child protection plan started on the day the CIN plan started", At("1/1", "1/1"),
                    Planned(new(2025, 12, 2), plan)),
                Example.Fails("the child protection plan started the day before the CIN plan ended", At("1/1", "1/1"),
                    Planned(new(2026, 2, 9), plan)),
                Example.Passes("the child protection plan started on the day the CIN plan ended", Planned(new(2026, 2, 10), plan)),
                Example.Fails("the child protection plan started on the last day of the year, the CIN plan is open", At("1/1", "1/1"),
                    Planned(new(2026, 3, 31), open)),
                Example.Passes("the child protection plan started after the year, the CIN plan is open", Planned(new(2026, 4, 1), open)),
                Example.Passes("the child protection plan started before the open CIN plan", Planned(new(2025, 12, 1), open)),
                Example.Passes("the end of the CIN plan is no date", Planned(new(2026, 2, 9), unreadable)),
                Example.Passes("the child protection plan has no start", Planned(null, open)),
                Example.Passes("the CIN plan has no start", Planned(new(2026, 2, 9), plan with { Start = null })),
                Example.Passes("neither has a start", Planned(null, open with { Start = null })),
                Example.Passes("there is no CIN plan", sample.With(sample.Episode with { CinPlans = [] })),
                Example.Fails("the two are in different episodes", At("1/1", "2/1"),
                    sample.With(
                        sample.OpenEpisode with { ProtectionPlans = [sample.ProtectionPlan with { Start = new(2026, 3, 2) }] },
                        sample.Episode with { CinPlans = [open], ProtectionPlans = [] })),
                Example.Fails("two CIN plans are open: the first is named", At("1/1", "1/2"),
                    Planned(new(2026, 2, 10), plan, open, open with { })),
                Example.Fails("two child protection plans", [.. At("1/1", "1/1"), .. At("1/2", "1/1")],
                    sample.With(sample.Episode with
                    {
                        CinPlans = [plan],
                        ProtectionPlans =
                        [
                            sample.ProtectionPlan with { Start = new(2025, 12, 2) },
                            sample.ProtectionPlan with { Start = new(2025, 12, 3) },
                        ],
                    })),
            ];

            CinChild Planned(DateOnly? start, params ReadOnlySpan<CinPlan> plans) =>
                sample.With(sample.Episode with { CinPlans = [.. plans], ProtectionPlans = [sample.ProtectionPlan with { Start = start }] });

            // Each plan as its episode and its own number.
            static ImmutableArray<string> At(string protection, string plan) =>
            [
                $"CINdetails[{protection[0]}]/ChildProtectionPlans[{protection[2]}]/CPPstartDate",
                $"CINdetails[{plan[0]}]/CINPlanDates[{plan[2]}]/CINPlanStartDate",
                $"CINdetails[{plan[0]}]/CINPlanDates[{plan[2]}]/CINPlanEndDate",
            ];
        }
    }
}
