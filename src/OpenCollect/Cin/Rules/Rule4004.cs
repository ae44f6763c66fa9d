namespace OpenCollect.Cin.Rules;

/// <summary>A child has no more than one open child in need plan at a time.</summary>
public sealed class Rule4004 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("4004", Severity.Error, Scope.Group, Years.From(2022), "More than one open CIN plan")
        {
            Module = CinPlan.Group.Name,
            Logic = "More than one CINPlanDates group of the same CINdetails has no CINPlanEndDate. An end date that cannot be read is not missing. Reported on each plan without an end date, with another such plan; plans that have ended are not reported.",
            Advice = "Enter the end date of every CIN plan that has ended. If one plan was entered twice, remove one of the two.",
            Guide = CinGuide.Section("4.11"),
            Fields = [CinPlan.EndField],
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            CinPlan? first = null;
            var isFirstReported = false;
            foreach (var plan in episode.CinPlans)
            {
                if (!plan.IsOpen)
                {
                    continue;
                }

                if (first is null)
                {
                    first = plan;
                    continue;
                }

                if (!isFirstReported)
                {
                    report.Between((first, CinPlan.EndField), (plan, CinPlan.EndField));
                    isFirstReported = true;
                }

                report.Between((plan, CinPlan.EndField), (first, CinPlan.EndField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var open = sample.CinPlan with { End = null };
            var unreadable = open with { Flaws = new(new Flaw(FlawKind.NotADate, CinPlan.EndField, "10/02/2026", 3)) };
            return
            [
                Example.Passes("one plan that ended", sample.Child),
                Example.Passes("one open plan", sample.With(open)),
                Example.Passes("one of two plans is open", sample.With(sample.CinPlan, open)),
                Example.Passes("two plans that ended", sample.With(sample.CinPlan, sample.CinPlan)),
                Example.Fails("two plans are open", [End(1), End(2), End(2), End(1)],
                    sample.With(open, open with { Start = new(2025, 5, 2) })),
                Example.Fails("the same open plan twice", [End(1), End(2), End(2), End(1)], sample.With(open, open with { })),
                Example.Fails("two open plans with one that ended between them", [End(1), End(3), End(3), End(1)],
                    sample.With(open, sample.CinPlan, open with { })),
                Example.Fails("three plans are open", [End(1), End(2), End(2), End(1), End(3), End(1)],
                    sample.With(open, open with { }, open with { })),
                Example.Fails("two open plans without a start", [End(1), End(2), End(2), End(1)], sample.With(new CinPlan(), new CinPlan())),
                Example.Passes("the end of the second is no date", sample.With(open, unreadable)),
                Example.Passes("the two are in different episodes",
                    sample.With(sample.Episode with { CinPlans = [open] }, sample.Episode with { CinPlans = [open] })),
            ];

            static string End(int plan) => $"CINdetails[1]/CINPlanDates[{plan}]/CINPlanEndDate";
        }
    }
}
