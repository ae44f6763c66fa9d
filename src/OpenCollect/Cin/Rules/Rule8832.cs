namespace OpenCollect.Cin.Rules;

/// <summary>A referral that led to no further action has no child protection plan.</summary>
public sealed class Rule8832 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8832", Severity.Error, Scope.Group, Years.Always, "Child protection plan is recorded on a referral that led to no further action")
        {
            Module = ProtectionPlan.Group.Name,
            Logic = "A CINdetails has ReferralNFA true or 1 and holds a ChildProtectionPlans group, whatever is in it. Reported on each plan.",
            Advice = "Set ReferralNFA to false if the referral led to further action. Otherwise remove the plan, or move it to the case that it belongs to.",
            Guide = CinGuide.Section("4.1"),
            Fields = [ProtectionPlan.StartField, Episode.NoFurtherActionField],
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (!episode.IsNoFurtherAction)
            {
                continue;
            }

            foreach (var plan in episode.ProtectionPlans)
            {
                report.Between((plan, ProtectionPlan.StartField), (episode, Episode.NoFurtherActionField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            ImmutableArray<string> places = ["CINdetails[1]/ChildProtectionPlans[1]/CPPstartDate", "CINdetails[1]/ReferralNFA"];

            CinChild Flagged(string? flag, params ReadOnlySpan<ProtectionPlan> plans) =>
                sample.With(sample.NoFurtherAction with { NoFurtherAction = flag, ProtectionPlans = [.. plans] });

            return
            [
                Example.Passes("there is no plan", Flagged("true")),
                Example.Fails("there is a plan and the flag is true", places, Flagged("true", sample.ProtectionPlan)),
                Example.Fails("there is a plan and the flag is 1", places, Flagged("1", sample.ProtectionPlan)),
                Example.Fails("there is a plan without any date", places, Flagged("true", new ProtectionPlan())),
                Example.Passes("the flag is false", Flagged("false", sample.ProtectionPlan)),
                Example.Passes("the flag is 0", Flagged("0", sample.ProtectionPlan)),
                Example.Passes("the flag is missing", Flagged(null, sample.ProtectionPlan)),
                Example.Passes("the flag is neither true nor false", Flagged("yes", sample.ProtectionPlan)),
                Example.Passes("the plan stands in another episode", sample.With(sample.NoFurtherAction, sample.Episode)),
                Example.Fails("the second episode has two plans",
                    [
                        "CINdetails[2]/ChildProtectionPlans[1]/CPPstartDate", "CINdetails[2]/ReferralNFA",
                        "CINdetails[2]/ChildProtectionPlans[2]/CPPstartDate", "CINdetails[2]/ReferralNFA",
                    ],
                    sample.With(
                        sample.OpenEpisode, sample.NoFurtherAction with { ProtectionPlans = [sample.ProtectionPlan, sample.ProtectionPlan with { }] })),
            ];
        }
    }
}
