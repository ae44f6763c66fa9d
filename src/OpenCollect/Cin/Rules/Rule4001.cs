namespace OpenCollect.Cin.Rules;

/// <summary>A child who is the subject of a child protection plan does not have a child in need plan as well.</summary>
public sealed class Rule4001 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("4001", Severity.Error, Scope.Group, Years.From(2022), "Open CIN plan at the same time as an open child protection plan")
        {
            Module = CinPlan.Group.Name,
            Logic = "A CINPlanDates group without CINPlanEndDate and a ChildProtectionPlans group without CPPendDate stand in the same CINdetails. Start dates are not looked at. An end date that cannot be read is not missing. Reported on each CIN plan without an end, with the first such child protection plan.",
            Advice = "Enter the date the CIN plan ended, usually the day the child protection plan started. If the child protection plan has ended, enter its end date.",
            Guide = CinGuide.Section("4.11"),
            Fields = [CinPlan.EndField, ProtectionPlan.EndField],
            Doubt = "A group without any date counts as an open plan, because the text looks at end dates only; a public validator asks for a start date of the CIN plan as well.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (!episode.CinPlans.IsEmpty && OpenProtectionPlan(episode) is { } protection)
            {
                foreach (var plan in episode.CinPlans)
                {
                    if (plan.IsOpen)
                    {
                        report.Between((plan, CinPlan.EndField), (protection, ProtectionPlan.EndField));
                    }
                }
            }
        }
    }

    private static ProtectionPlan? OpenProtectionPlan(Episode episode)
    {
        foreach (var plan in episode.ProtectionPlans)
        {
            if (plan.IsOpen)
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
            var (plan, protection) = (sample.CinPlan, sample.ProtectionPlan);
            var (openPlan, openProtection) = (plan with { End = null }, protection with { End = null });
            var planFlaw = new Flaw(FlawKind.NotADate, CinPlan.EndField, "10/02/2026", 3);
            var protectionFlaw = new Flaw(FlawKind.NotADate, ProtectionPlan.EndField, "02/12/2025", 3);
            ImmutableArray<string> both =
            [
                "CINdetails[1]/CINPlanDates[1]/CINPlanEndDate",
                "CINdetails[1]/ChildProtectionPlans[1]/CPPendDate",
            ];
            return
            [
                Example.Passes("both plans ended", sample.Child),
                Example.Passes("only the CIN plan is open", sample.With(openPlan)),
                Example.Passes("only the child protection plan is open", sample.With(openProtection)),
                Example.Fails("both are open", both, Planned([openPlan], [openProtection])),
                Example.Fails("both are open and neither has a start", both, Planned([new()], [new()])),
                Example.Passes("the CIN plan's end is no date",
                    Planned([openPlan with { Flaws = new(planFlaw) }], [openProtection])),
                Example.Passes("the child protection plan's end is no date",
                    Planned([openPlan], [openProtection with { Flaws = new(protectionFlaw) }])),
                Example.Passes("the two are in different episodes",
                    sample.With(sample.Episode with { CinPlans = [openPlan] }, sample.Episode with { ProtectionPlans = [openProtection] })),
                Example.Fails("the second of two CIN plans and the second of two child protection plans are open",
                    ["CINdetails[1]/CINPlanDates[2]/CINPlanEndDate", "CINdetails[1]/ChildProtectionPlans[2]/CPPendDate"],
                    Planned([plan, openPlan], [protection, openProtection])),
                Example.Fails("two CIN plans and two child protection plans are open",
                    [.. both, "CINdetails[1]/CINPlanDates[2]/CINPlanEndDate", "CINdetails[1]/ChildProtectionPlans[1]/CPPendDate"],
                    Planned([openPlan, openPlan with { }], [openProtection, openProtection with { }])),
            ];

            CinChild Planned(ImmutableArray<CinPlan> plans, ImmutableArray<ProtectionPlan> protections) =>
                sample.With(sample.Episode with { CinPlans = plans, ProtectionPlans = protections });
        }
    }
}
