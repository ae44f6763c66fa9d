namespace OpenCollect.Cin.Rules;

/// <summary>A child protection plan does not start before the referral.</summary>
public sealed class Rule1105 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("1105", Severity.Error, Scope.Group, Years.Always, "Child protection plan starts before the referral")
    {
        Module = ProtectionPlan.Group.Name,
        Logic = "Both dates are given and CPPstartDate is earlier than CINreferralDate of the CINdetails that holds it. The same day passes.",
        Advice = "Correct the start of the plan or the date of the referral.",
        Guide = CinGuide.Section("5.1"),
        Fields = [ProtectionPlan.StartField, Episode.ReferralDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var record in episode.ProtectionPlans)
            {
                if (record.Start < episode.ReferralDate)
                {
                    report.Between((record, ProtectionPlan.StartField), (episode, Episode.ReferralDateField));
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            ProtectionPlan On(DateOnly? date) => sample.ProtectionPlan with { Start = date };
            return
            [
                Example.Passes("after the referral", sample.Child),
                Example.Passes("on the day of the referral", sample.With(On(new(2025, 5, 1)))),
                Example.Fails("the day before the referral", ["CINdetails[1]/ChildProtectionPlans[1]/CPPstartDate", "CINdetails[1]/CINreferralDate"], sample.With(On(new(2025, 4, 30)))),
                Example.Passes("nothing is given", sample.With(On(null))),
                Example.Passes("no referral date", sample.With(sample.Episode with { ReferralDate = null })),
                Example.Fails("only the second of two", ["CINdetails[1]/ChildProtectionPlans[2]/CPPstartDate", "CINdetails[1]/CINreferralDate"],
                    sample.With(sample.ProtectionPlan, On(new(2025, 4, 30)))),
                Example.Passes("before the referral of another episode", sample.With(sample.Episode, sample.OpenEpisode)),
            ];
        }
    }
}
