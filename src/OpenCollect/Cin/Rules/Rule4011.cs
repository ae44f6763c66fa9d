namespace OpenCollect.Cin.Rules;

/// <summary>A child in need plan does not end before it starts.</summary>
public sealed class Rule4011 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("4011", Severity.Error, Scope.Group, Years.From(2022), "CIN plan ends before it starts")
        {
            Module = CinPlan.Group.Name,
            Logic = "The CINPlanEndDate is earlier than the CINPlanStartDate of the same plan. The same day passes here and is queried by 4012Q. Not tested where either date is missing.",
            Advice = "Check the start and end dates of the CIN plan, and correct the one that is wrong.",
            Guide = CinGuide.Section("4.11"),
            Fields = [CinPlan.EndField, CinPlan.StartField],
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.CinPlans)
            {
                if (plan.End < plan.Start)
                {
                    report.At(plan, CinPlan.EndField, CinPlan.StartField);
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
                Example.Passes("the plan ended the day after it started", sample.With(EndingOn(start.AddDays(1)))),
                Example.Passes("the plan ended the day it started", sample.With(EndingOn(start))),
                Example.Fails("the plan ended the day before it started", At(1, 1), sample.With(EndingOn(start.AddDays(-1)))),
                Example.Passes("the plan has no end", sample.With(EndingOn(null))),
                Example.Passes("the plan has no start", sample.With(sample.CinPlan with { Start = null })),
                Example.Fails("the second plan of the second episode ended before it started", At(2, 2),
                    sample.With(sample.NoFurtherAction, sample.Episode with { CinPlans = [sample.CinPlan, EndingOn(start.AddDays(-1))] })),
                Example.Passes("a plan ended before another one started", sample.With(
                    sample.CinPlan, new CinPlan { Start = sample.Day(5, 2), End = sample.Day(5, 30) })),
            ];

            CinPlan EndingOn(DateOnly? end) => sample.CinPlan with { End = end };

            static ImmutableArray<string> At(int episode, int plan) =>
            [
                $"CINdetails[{episode}]/CINPlanDates[{plan}]/CINPlanEndDate",
                $"CINdetails[{episode}]/CINPlanDates[{plan}]/CINPlanStartDate",
            ];
        }
    }
}
