namespace OpenCollect.Cin.Rules;

/// <summary>Every child in need plan has a start date, no later than the end of the collection year.</summary>
public sealed class Rule4010 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("4010", Severity.Error, Scope.Group, Years.From(2022), "CIN plan start date is missing or after the collection year")
        {
            Module = CinPlan.Group.Name,
            Logic = "A CINPlanDates group has no CINPlanStartDate, or one after the last day of the collection year (31 March). A start on that day or before the year passes. A start date that cannot be read is not missing.",
            Advice = "Enter the date the CIN plan started. If it starts after 31 March, leave the plan for next year's return.",
            Guide = CinGuide.Section("4.11"),
            Fields = [CinPlan.StartField],
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.CinPlans)
            {
                if (plan.LacksStart || plan.Start > report.Year.LastDay)
                {
                    report.At(plan, CinPlan.StartField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var unreadable = new Flaw(FlawKind.NotADate, CinPlan.StartField, "02/12/2025", 3);
            return
            [
                Example.Passes("a start in the year", sample.Child),
                Example.Passes("a start before the year", sample.With(StartingOn(new(2025, 3, 31)))),
                Example.Passes("a start on the last day of the year", sample.With(StartingOn(new(2026, 3, 31)))),
                Example.Fails("a start the day after the year", At(1, 1), sample.With(StartingOn(new(2026, 4, 1)))),
                Example.Fails("no start", At(1, 1), sample.With(StartingOn(null))),
                Example.Fails("neither start nor end", At(1, 1), sample.With(new CinPlan())),
                Example.Passes("the start is no date", sample.With(StartingOn(null) with { Flaws = new(unreadable) })),
                Example.Passes("there is no plan", sample.With(sample.NoFurtherAction)),
                Example.Fails("no start of the second plan in the second episode", At(2, 2),
                    sample.With(sample.NoFurtherAction, sample.Episode with { CinPlans = [sample.CinPlan, StartingOn(null)] })),
            ];

            CinPlan StartingOn(DateOnly? start) => sample.CinPlan with { Start = start };

            static string At(int episode, int plan) => $"CINdetails[{episode}]/CINPlanDates[{plan}]/CINPlanStartDate";
        }
    }
}
