namespace OpenCollect.Cin.Rules;

/// <summary>A child protection plan does not end before it starts.</summary>
public sealed class Rule8925 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8925", Severity.Error, Scope.Group, Years.Always, "Child protection plan ends before it starts")
    {
        Module = ProtectionPlan.Group.Name,
        Logic = "Both dates are given and CPPendDate is earlier than CPPstartDate. The same day passes here; rule 8840 tells of it.",
        Advice = "Correct the start or the end of the plan.",
        Guide = CinGuide.Section("5.6"),
        Fields = [ProtectionPlan.EndField, ProtectionPlan.StartField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.ProtectionPlans)
            {
                if (plan.End < plan.Start)
                {
                    report.At(plan, ProtectionPlan.EndField, ProtectionPlan.StartField);
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
            return
            [
                Example.Passes("ends later", sample.Child),
                Example.Passes("ends the day it starts", sample.With(Ending(new(2025, 6, 10)))),
                Example.Fails("ends the day before it starts",
                    ["CINdetails[1]/ChildProtectionPlans[1]/CPPendDate", "CINdetails[1]/ChildProtectionPlans[1]/CPPstartDate"], sample.With(Ending(new(2025, 6, 9)))),
                Example.Passes("goes on", sample.With(Ending(null))),
                Example.Passes("no start", sample.With(sample.ProtectionPlan with { Start = null })),
                Example.Fails("only the second plan",
                    ["CINdetails[1]/ChildProtectionPlans[2]/CPPendDate", "CINdetails[1]/ChildProtectionPlans[2]/CPPstartDate"],
                    sample.With(sample.ProtectionPlan, Ending(new(2025, 4, 1)))),
                Example.Fails("only the second episode",
                    ["CINdetails[2]/ChildProtectionPlans[1]/CPPendDate", "CINdetails[2]/ChildProtectionPlans[1]/CPPstartDate"],
                    sample.With(sample.Episode, sample.OpenEpisode with { ProtectionPlans = [Ending(new(2025, 4, 1))] })),
            ];
        }
    }
}
