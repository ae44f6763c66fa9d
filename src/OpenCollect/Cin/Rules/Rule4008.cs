namespace OpenCollect.Cin.Rules;

/// <summary>A child in need plan does not start after the child has died.</summary>
public sealed class Rule4008 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("4008", Severity.Error, Scope.Child, Years.From(2022), "CIN plan starts after the date of death")
        {
            Module = CinPlan.Group.Name,
            Logic = "A CINPlanStartDate in any episode of the child is later than the child's PersonDeathDate. The same day passes. Reported on each such plan.",
            Advice = "Check the date of death and the start date of the plan, and correct the one that is wrong.",
            Guide = CinGuide.Section("2.8"),
            Fields = [CinPlan.StartField, CinChild.DeathDateField],
        };

    public static void Check(CinChild child, Report report)
    {
        if (child.DeathDate is not { } death)
        {
            return;
        }

        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.CinPlans)
            {
                if (plan.Start > death)
                {
                    report.Between((plan, CinPlan.StartField), (child, CinChild.DeathDateField));
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var (start, child) = (sample.Day(12, 2), sample.Child);
            return
            [
                Example.Passes("no date of death", child),
                Example.Passes("the child died the day after the plan started", child with { DeathDate = start.AddDays(1) }),
                Example.Passes("the child died on the day the plan started", child with { DeathDate = start }),
                Example.Fails("the child died the day before the plan started", At(1, 1), child with { DeathDate = start.AddDays(-1) }),
                Example.Passes("the plan has no start",
                    sample.With(sample.CinPlan with { Start = null }) with { DeathDate = start.AddDays(-1) }),
                Example.Passes("there is no plan", sample.With(sample.Episode with { CinPlans = [] }) with { DeathDate = start.AddDays(-1) }),
                Example.Fails("the second plan of the second episode started after the death", At(2, 2),
                    sample.With(
                        sample.NoFurtherAction,
                        sample.Episode with { CinPlans = [sample.CinPlan with { Start = new(2025, 5, 2) }, sample.CinPlan] })
                        with { DeathDate = start.AddDays(-1) }),
                Example.Fails("a plan of each of two episodes started after the death", [.. At(1, 1), .. At(2, 1)],
                    sample.With(sample.Episode, sample.Episode with { CinPlans = [sample.CinPlan with { }] })
                        with { DeathDate = start.AddDays(-1) }),
            ];

            static ImmutableArray<string> At(int episode, int plan) =>
                [$"CINdetails[{episode}]/CINPlanDates[{plan}]/CINPlanStartDate", "ChildIdentifiers/PersonDeathDate"];
        }
    }
}
