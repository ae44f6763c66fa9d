namespace OpenCollect.Cin.Rules;

/// <summary>Every child protection plan has a start, on 31 March at the latest.</summary>
public sealed class Rule8720 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8720", Severity.Error, Scope.Group, Years.Always, "Child protection plan start missing or after the period")
    {
        Module = ProtectionPlan.Group.Name,
        Logic = "A ChildProtectionPlans group has no CPPstartDate, or one later than 31 March at the end of the year. A start before the year passes. An unreadable date is reported by itself and is not missing.",
        Advice = "Enter the date on which the plan started. Leave out plans that started after the end of the year.",
        Guide = CinGuide.Section("5.1"),
        Fields = [ProtectionPlan.StartField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.ProtectionPlans)
            {
                if (plan.Start > report.Year.LastDay || plan.LacksStart)
                {
                    report.At(plan, ProtectionPlan.StartField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            ProtectionPlan Started(DateOnly? date) => sample.ProtectionPlan with { Start = date };
            const string Start = "CINdetails[1]/ChildProtectionPlans[1]/CPPstartDate";
            return
            [
                Example.Passes("started in the year", sample.Child),
                Example.Passes("on the last day of the year", sample.With(Started(new(2026, 3, 31)))),
                Example.Fails("the day after the year", Start, sample.With(Started(new(2026, 4, 1)))),
                Example.Passes("two years before", sample.With(Started(new(2024, 1, 15)))),
                Example.Fails("no start", Start, sample.With(Started(null))),
                Example.Passes("an unreadable start", sample.With(Started(null) with { Flaws = new(new Flaw(FlawKind.NotADate, ProtectionPlan.StartField, "10th", 3)) })),
                Example.Passes("there is no plan", sample.With(sample.Episode with { ProtectionPlans = [] })),
                Example.Fails("the second plan has no start", "CINdetails[1]/ChildProtectionPlans[2]/CPPstartDate", sample.With(sample.ProtectionPlan, Started(null))),
            ];
        }
    }
}
