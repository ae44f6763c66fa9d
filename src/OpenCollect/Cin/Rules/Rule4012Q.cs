namespace OpenCollect.Cin.Rules;

/// <summary>A child in need plan that starts and ends on one day is unusual.</summary>
public sealed class Rule4012Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("4012Q", Severity.Query, Scope.Group, Years.From(2022), "CIN plan starts and ends on the same day")
        {
            Module = CinPlan.Group.Name,
            Logic = "The CINPlanStartDate and the CINPlanEndDate of the same plan are both given and are the same day.",
            Advice = "Check the start and end dates of the CIN plan. Correct them, or explain why the plan lasted one day.",
            Guide = CinGuide.Section("4.11"),
            Fields = [CinPlan.StartField, CinPlan.EndField],
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.CinPlans)
            {
                if (plan.Start is { } start && start == plan.End)
                {
                    report.At(plan, CinPlan.StartField, CinPlan.EndField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var start = sample.Day(12, 2);
            return
            [
                Example.Passes("the plan ended weeks after it started", sample.Child),
                Example.Passes("the plan ended the day before it started", sample.With(EndingOn(start.AddDays(-1)))),
                Example.Fails("the plan ended the day it started", At(1, 1), sample.With(EndingOn(start))),
                Example.Passes("the plan ended the day after it started", sample.With(EndingOn(start.AddDays(1)))),
                Example.Passes("the plan has no end", sample.With(EndingOn(null))),
                Example.Passes("the plan has no start", sample.With(sample.CinPlan with { Start = null })),
                Example.Passes("the plan has neither", sample.With(new CinPlan())),
                Example.Passes("a plan ended the day another one started", sample.With(
                    sample.CinPlan, new CinPlan { Start = sample.Day(5, 2), End = start })),
                Example.Fails("the second plan of the second episode lasted one day", At(2, 2),
                    sample.With(sample.NoFurtherAction, sample.Episode with { CinPlans = [sample.CinPlan, EndingOn(start)] })),
            ];

            CinPlan EndingOn(DateOnly? end) => sample.CinPlan with { End = end };

            static ImmutableArray<string> At(int episode, int plan) =>
            [
                $"CINdetails[{episode}]/CINPlanDates[{plan}]/CINPlanStartDate",
                $"CINdetails[{episode}]/CINPlanDates[{plan}]/CINPlanEndDate",
            ];
        }
    }
}
