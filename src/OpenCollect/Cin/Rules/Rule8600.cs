namespace OpenCollect.Cin.Rules;

/// <summary>Every episode begins with a referral, on 31 March at the latest.</summary>
public sealed class Rule8600 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8600", Severity.Error, Scope.Group, Years.Always, "Referral date missing or after the period")
    {
        Module = Episode.Group.Name,
        Logic = "CINreferralDate is missing, or later than 31 March at the end of the year. A referral before the year passes. An unreadable date is reported by itself and is not missing.",
        Advice = "Enter the date of the referral. Leave out referrals made after the end of the year.",
        Guide = CinGuide.Section("4.2"),
        Fields = [Episode.ReferralDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.ReferralDate > report.Year.LastDay || episode.LacksReferralDate)
            {
                report.At(episode, Episode.ReferralDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("on the last day of the year", Referred(new(2026, 3, 31))),
        Example.Fails("the day after the year", "CINdetails[1]/CINreferralDate", Referred(new(2026, 4, 1))),
        Example.Passes("years before", Referred(new(2019, 6, 1))),
        Example.Fails("nothing is given", "CINdetails[1]/CINreferralDate", Referred(null)),
        Example.Passes("an unreadable date", CinSample.Latest.With(
            CinSample.Latest.Episode with { ReferralDate = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.ReferralDateField, "1 May", 3)) })),
        Example.Fails("only the second episode has none", "CINdetails[2]/CINreferralDate",
            CinSample.Latest.With(CinSample.Latest.Episode, CinSample.Latest.OpenEpisode with { ReferralDate = null })),
    ];

    private static CinChild Referred(DateOnly? date) => CinSample.Latest.With(CinSample.Latest.Episode with { ReferralDate = date });
}
