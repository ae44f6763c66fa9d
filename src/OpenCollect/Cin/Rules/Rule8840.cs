namespace OpenCollect.Cin.Rules;

/// <summary>A child protection plan does not end the day it starts.</summary>
public sealed class Rule8840 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8840", Severity.Error, Scope.Group, Years.Always, "Child protection plan starts and ends on the same day")
        {
            Module = ProtectionPlan.Group.Name,
            Logic = "CPPstartDate and CPPendDate of a ChildProtectionPlans group are both given and are the same day. An end before the start is another rule's matter.",
            Advice = "Correct the start or the end date of the plan.",
            Guide = CinGuide.Section("5.6"),
            Fields = [ProtectionPlan.StartField, ProtectionPlan.EndField],
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.ProtectionPlans)
            {
                if (plan.Start is { } start && plan.End == start)
                {
                    report.At(plan, ProtectionPlan.StartField, ProtectionPlan.EndField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var plan = sample.ProtectionPlan;
            var sameDay = plan with { End = plan.Start };

            CinChild Ended(DateOnly? day) => sample.With(plan with { Start = new(2025, 6, 10), End = day });

            return
            [
                Example.Passes("the plan ended half a year later", sample.Child),
                Example.Fails("the plan ended the day it started",
                    ["CINdetails[1]/ChildProtectionPlans[1]/CPPstartDate", "CINdetails[1]/ChildProtectionPlans[1]/CPPendDate"],
                    Ended(new(2025, 6, 10))),
                Example.Passes("the plan ended the day after", Ended(new(2025, 6, 11))),
                Example.Passes("the plan ended the day before", Ended(new(2025, 6, 9))),
                Example.Passes("the plan has no end", Ended(null)),
                Example.Passes("the plan has no start", sample.With(plan with { Start = null })),
                Example.Passes("the plan has neither", sample.With(plan with { Start = null, End = null })),
                Example.Passes("one plan ended the day the other started", sample.With(plan, plan with { Start = plan.End, End = null })),
                Example.Fails("the second and third plan of the second episode ended the day they started",
                    [
                        "CINdetails[2]/ChildProtectionPlans[2]/CPPstartDate", "CINdetails[2]/ChildProtectionPlans[2]/CPPendDate",
                        "CINdetails[2]/ChildProtectionPlans[3]/CPPstartDate", "CINdetails[2]/ChildProtectionPlans[3]/CPPendDate",
                    ],
                    sample.With(sample.Episode, sample.Episode with { ProtectionPlans = [plan, sameDay, sameDay with { }] })),
            ];
        }
    }
}
