namespace OpenCollect.Cin.Rules;

/// <summary>A child is subject of one child protection plan at a time.</summary>
public sealed class Rule8935 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8935", Severity.Error, Scope.Child, Years.Always, "More than one open child protection plan")
    {
        Module = ProtectionPlan.Group.Name,
        Logic = "More than one ChildProtectionPlans group of the child, over all episodes, has no CPPendDate. Each of them is reported; an unreadable date is not missing.",
        Advice = "Enter the date on which the earlier plan ended, or remove the plan that was recorded twice.",
        Guide = CinGuide.Section("5.6"),
        Fields = [ProtectionPlan.EndField],
        Doubt = "The plans of all episodes count together. A public toolkit counts within the episode, and a public validator compares plans by their number, which begins again in each episode.",
    };

    public static void Check(CinChild child, Report report)
    {
        var open = 0;
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.ProtectionPlans)
            {
                open += plan.IsOpen ? 1 : 0;
            }
        }

        if (open < 2)
        {
            return;
        }

        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.ProtectionPlans)
            {
                if (plan.IsOpen)
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
            var open = sample.ProtectionPlan with { End = null };
            var unreadable = open with { Flaws = new(new Flaw(FlawKind.NotADate, ProtectionPlan.EndField, "December", 3)) };
            return
            [
                Example.Passes("one, ended", sample.Child),
                Example.Passes("one, going on", sample.With(open)),
                Example.Passes("one ended, one going on", sample.With(sample.ProtectionPlan, open)),
                Example.Fails("two going on in one episode",
                    ["CINdetails[1]/ChildProtectionPlans[1]/CPPendDate", "CINdetails[1]/ChildProtectionPlans[3]/CPPendDate"],
                    sample.With(open, sample.ProtectionPlan, open with { })),
                Example.Fails("two going on in two episodes",
                    ["CINdetails[1]/ChildProtectionPlans[1]/CPPendDate", "CINdetails[2]/ChildProtectionPlans[1]/CPPendDate"],
                    sample.With(sample.Episode with { ProtectionPlans = [open] }, sample.OpenEpisode with { ProtectionPlans = [open with { }] })),
                Example.Passes("one going on, one with an unreadable end", sample.With(open, unreadable)),
                Example.Fails("two going on, one with an unreadable end between them",
                    ["CINdetails[1]/ChildProtectionPlans[1]/CPPendDate", "CINdetails[1]/ChildProtectionPlans[3]/CPPendDate"],
                    sample.With(open, unreadable, open with { })),
            ];
        }
    }
}
