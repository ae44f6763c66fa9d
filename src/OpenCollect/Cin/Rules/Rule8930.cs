namespace OpenCollect.Cin.Rules;

/// <summary>A child protection plan of the return ended in the year, or not yet.</summary>
public sealed class Rule8930 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8930", Severity.Error, Scope.Group, Years.Always, "Child protection plan end outside the census year")
    {
        Module = ProtectionPlan.Group.Name,
        Logic = "CPPendDate is given and is before 1 April at the start of the year or after 31 March at its end. Both days are in the year.",
        Advice = "Correct the end of the plan. Leave out plans that ended before the year; leave the date out if the plan was going on on 31 March.",
        Guide = CinGuide.Section("5.6"),
        Fields = [ProtectionPlan.EndField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.ProtectionPlans)
            {
                if (report.Year.Misses(plan.End))
                {
                    report.At(plan, ProtectionPlan.EndField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            ProtectionPlan Ending(DateOnly? date) => sample.ProtectionPlan with { End = date };
            const string End = "CINdetails[1]/ChildProtectionPlans[1]/CPPendDate";
            return
            [
                Example.Passes("in the year", sample.Child),
                Example.Passes("on the first day of the year", sample.With(Ending(new(2025, 4, 1)))),
                Example.Passes("on the last day of the year", sample.With(Ending(new(2026, 3, 31)))),
                Example.Fails("the day before the year", End, sample.With(Ending(new(2025, 3, 31)))),
                Example.Fails("the day after the year", End, sample.With(Ending(new(2026, 4, 1)))),
                Example.Passes("goes on", sample.With(Ending(null))),
                Example.Fails("only the second plan", "CINdetails[1]/ChildProtectionPlans[2]/CPPendDate", sample.With(sample.ProtectionPlan, Ending(new(2026, 4, 1)))),
                Example.Fails("only the second episode", "CINdetails[2]/ChildProtectionPlans[1]/CPPendDate",
                    sample.With(sample.Episode, sample.OpenEpisode with { ProtectionPlans = [Ending(new(2026, 4, 1))] })),
            ];
        }
    }
}
