namespace OpenCollect.Cin.Rules;

/// <summary>A referral that led to no further action has no child in need plan.</summary>
public sealed class Rule4000 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("4000", Severity.Error, Scope.Group, Years.From(2022), "CIN plan on a referral with no further action")
        {
            Module = CinPlan.Group.Name,
            Logic = "A CINPlanDates group stands in a CINdetails whose ReferralNFA is true (true or 1). The group counts even if it holds no date. Reported on each such plan. A ReferralNFA that is missing or neither true nor false does not count.",
            Advice = "If there was a CIN plan, change the referral no further action flag to false. If there was none, remove the plan.",
            Guide = CinGuide.Section("4.1"),
            Fields = [CinPlan.StartField, Episode.NoFurtherActionField],
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (!episode.CinPlans.IsEmpty && episode.IsNoFurtherAction)
            {
                foreach (var plan in episode.CinPlans)
                {
                    report.Between((plan, CinPlan.StartField), (episode, Episode.NoFurtherActionField));
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            ImmutableArray<string> planAndFlag = ["CINdetails[1]/CINPlanDates[1]/CINPlanStartDate", "CINdetails[1]/ReferralNFA"];
            return
            [
                Example.Passes("a plan on a referral with further action: false", sample.Child),
                Example.Passes("a plan on a referral with further action: 0", Flagged("0")),
                Example.Fails("the flag is true", planAndFlag, Flagged("true")),
                Example.Fails("the flag is 1", planAndFlag, Flagged("1")),
                Example.Passes("the flag is missing", Flagged(null)),
                Example.Passes("the flag is neither", Flagged("2")),
                Example.Passes("no further action and no plan", sample.With(sample.NoFurtherAction)),
                Example.Passes("the plan is in another episode", sample.With(sample.NoFurtherAction, sample.Episode)),
                Example.Fails("the plan has no dates", planAndFlag, sample.With(sample.NoFurtherAction with { CinPlans = [new()] })),
                Example.Fails("two plans", [.. planAndFlag, "CINdetails[1]/CINPlanDates[2]/CINPlanStartDate", "CINdetails[1]/ReferralNFA"],
                    sample.With(sample.NoFurtherAction with { CinPlans = [sample.CinPlan, sample.CinPlan with { }] })),
            ];

            CinChild Flagged(string? flag) => sample.With(sample.Episode with { NoFurtherAction = flag });
        }
    }
}
