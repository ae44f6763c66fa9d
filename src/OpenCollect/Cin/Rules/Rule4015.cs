namespace OpenCollect.Cin.Rules;

/// <summary>A child in need plan does not start before the referral of its episode.</summary>
public sealed class Rule4015 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("4015", Severity.Error, Scope.Group, Years.From(2022), "CIN plan starts before the referral")
        {
            Module = CinPlan.Group.Name,
            Logic = "The CINPlanStartDate is earlier than the CINreferralDate of the CINdetails that holds the plan. The same day passes. Not tested where either date is missing.",
            Advice = "Check the start date of the CIN plan and the referral date. Correct the one that is wrong, or move the plan to the episode it belongs to.",
            Guide = CinGuide.Section("4.11"),
            Fields = [CinPlan.StartField, Episode.ReferralDateField],
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.CinPlans)
            {
                if (plan.Start < episode.ReferralDate)
                {
                    report.Between((plan, CinPlan.StartField), (episode, Episode.ReferralDateField));
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var referral = sample.Day(5, 1);
            var early = StartingOn(referral.AddDays(-1));
            return
            [
                Example.Passes("the plan started after the referral", sample.Child),
                Example.Passes("the plan started on the day of the referral", sample.With(StartingOn(referral))),
                Example.Fails("the plan started the day before the referral", At(1, 1), sample.With(early)),
                Example.Passes("the plan has no start", sample.With(StartingOn(null))),
                Example.Passes("there is no referral date", sample.With(sample.Episode with { ReferralDate = null, CinPlans = [early] })),
                Example.Passes("another episode's referral was later", sample.With(sample.Episode, sample.OpenEpisode)),
                Example.Fails("both plans of the second episode started before its referral", [.. At(2, 1), .. At(2, 2)],
                    sample.With(sample.NoFurtherAction, sample.Episode with { CinPlans = [early, early with { }] })),
            ];

            CinPlan StartingOn(DateOnly? start) => sample.CinPlan with { Start = start };

            static ImmutableArray<string> At(int episode, int plan) =>
                [$"CINdetails[{episode}]/CINPlanDates[{plan}]/CINPlanStartDate", $"CINdetails[{episode}]/CINreferralDate"];
        }
    }
}
