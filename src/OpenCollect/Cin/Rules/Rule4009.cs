namespace OpenCollect.Cin.Rules;

/// <summary>A child in need plan ends by the day the child died.</summary>
public sealed class Rule4009Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("4009Q", Severity.Query, Scope.Child, Years.From(2023), "CIN plan ends after the date of death")
        {
            Module = CinPlan.Group.Name,
            Logic = "A CINPlanEndDate in any episode of the child is later than the child's PersonDeathDate. The same day passes, and so does a plan without an end date. Reported on each such plan.",
            Advice = "Check the date of death and the end date of the plan. Correct the one that is wrong, or explain why the plan went on after the death.",
            Guide = CinGuide.Section("2.8"),
            Fields = [CinPlan.EndField, CinChild.DeathDateField],
            Doubt = "A plan without an end date passes, because nothing ends after the death; a public toolkit for 2021-22 flags it when the child has died.",
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
                if (plan.End > death)
                {
                    report.Between((plan, CinPlan.EndField), (child, CinChild.DeathDateField));
                }
            }
        }
    }

    public static IEnumerable<Example> Examples => ExamplesIn(CinSample.Latest);

    internal static IEnumerable<Example> ExamplesIn(CinSample sample)
    {
        var (end, child) = (sample.Day(2, 10), sample.Child);
        return
        [
            Example.Passes("no date of death", child),
            Example.Passes("the child died the day after the plan ended", child with { DeathDate = end.AddDays(1) }),
            Example.Passes("the child died on the day the plan ended", child with { DeathDate = end }),
            Example.Fails("the child died the day before the plan ended", At(1, 1), child with { DeathDate = end.AddDays(-1) }),
            Example.Passes("the plan has no end", sample.With(sample.CinPlan with { End = null }) with { DeathDate = end.AddDays(-1) }),
            Example.Passes("there is no plan", sample.With(sample.Episode with { CinPlans = [] }) with { DeathDate = end.AddDays(-1) }),
            Example.Fails("the second plan of the second episode ended after the death", At(2, 2),
                sample.With(
                    sample.NoFurtherAction,
                    sample.Episode with { CinPlans = [sample.CinPlan with { End = sample.Day(12, 3) }, sample.CinPlan] })
                    with { DeathDate = end.AddDays(-1) }),
            Example.Fails("a plan of each of two episodes ended after the death", [.. At(1, 1), .. At(2, 1)],
                sample.With(sample.Episode, sample.Episode with { CinPlans = [sample.CinPlan with { }] })
                    with { DeathDate = end.AddDays(-1) }),
        ];

        static ImmutableArray<string> At(int episode, int plan) =>
            [$"CINdetails[{episode}]/CINPlanDates[{plan}]/CINPlanEndDate", "ChildIdentifiers/PersonDeathDate"];
    }
}

/// <summary>In 2021-22 the same was an error.</summary>
public sealed class Rule4009 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = Rule4009Q.Info with
    {
        Code = "4009",
        Severity = Severity.Error,
        Years = Years.Between(2022, 2022),
        Advice = "Check the date of death and the end date of the plan, and correct the one that is wrong.",
    };

    public static void Check(CinChild child, Report report) => Rule4009Q.Check(child, report);

    public static IEnumerable<Example> Examples => Rule4009Q.ExamplesIn(new(2022));
}
