namespace OpenCollect.Cin.Rules;

/// <summary>A child in need plan that has ended did so in the collection year.</summary>
public sealed class Rule4013 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("4013", Severity.Error, Scope.Group, Years.From(2022), "CIN plan end date is outside the collection year")
        {
            Module = CinPlan.Group.Name,
            Logic = "The CINPlanEndDate is given and is before the first day of the collection year (1 April) or after its last day (31 March). Both days themselves pass.",
            Advice = "Check the end date of the CIN plan. If the plan ended before the year, leave it out. If it was still open on 31 March, leave the end date blank.",
            Guide = CinGuide.Section("4.11"),
            Fields = [CinPlan.EndField],
            Doubt = "The year begins on 1 April, as the guide says; a public validator also allowed 31 March before it until May 2026.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.CinPlans)
            {
                if (report.Year.Misses(plan.End))
                {
                    report.At(plan, CinPlan.EndField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var unreadable = new Flaw(FlawKind.NotADate, CinPlan.EndField, "31/03/2025", 3);
            return
            [
                Example.Passes("an end in the year", sample.Child),
                Example.Fails("an end the day before the year", At(1, 1), sample.With(EndingOn(new(2025, 3, 31)))),
                Example.Passes("an end on the first day of the year", sample.With(EndingOn(new(2025, 4, 1)))),
                Example.Passes("an end on the last day of the year", sample.With(EndingOn(new(2026, 3, 31)))),
                Example.Fails("an end the day after the year", At(1, 1), sample.With(EndingOn(new(2026, 4, 1)))),
                Example.Passes("no end", sample.With(EndingOn(null))),
                Example.Passes("the end is no date", sample.With(EndingOn(null) with { Flaws = new(unreadable) })),
                Example.Fails("the second plan of the second episode ended after the year", At(2, 2),
                    sample.With(sample.NoFurtherAction, sample.Episode with { CinPlans = [sample.CinPlan, EndingOn(new(2026, 4, 1))] })),
            ];

            CinPlan EndingOn(DateOnly? end) => sample.CinPlan with { End = end };

            static string At(int episode, int plan) => $"CINdetails[{episode}]/CINPlanDates[{plan}]/CINPlanEndDate";
        }
    }
}
