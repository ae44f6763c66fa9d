namespace OpenCollect.Cin.Rules;

/// <summary>Nobody is referred after having died.</summary>
public sealed class Rule8555Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8555Q", Severity.Query, Scope.Child, Years.From(2023), "Referral after the date of death")
    {
        Module = Episode.Group.Name,
        Logic = "PersonDeathDate is given and the CINreferralDate of a CINdetails of the child is later. The same day passes.",
        Advice = "Correct the date of death or the referral date, or explain why the child was referred after having died.",
        Guide = CinGuide.Section("2.8"),
        Fields = [Episode.ReferralDateField, CinChild.DeathDateField],
        Doubt = "One of seven errors that became queries; the change is dated 2022-23 after a public validator's history.",
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.ReferralDate > child.DeathDate)
            {
                report.Between((episode, Episode.ReferralDateField), (child, CinChild.DeathDateField));
            }
        }
    }

    public static IEnumerable<Example> Examples => ExamplesIn(CinSample.Latest);

    internal static IEnumerable<Example> ExamplesIn(CinSample sample)
    {
        var referral = sample.Day(5, 1);
        CinChild Died(DateOnly date) => sample.Child with { DeathDate = date };

        return
        [
            Example.Passes("the child is alive", sample.Child),
            Example.Passes("died on the day of the referral", Died(referral)),
            Example.Passes("died the day after the referral", Died(referral.AddDays(1))),
            Example.Fails("died the day before the referral",
                ["CINdetails[1]/CINreferralDate", "ChildIdentifiers/PersonDeathDate"], Died(referral.AddDays(-1))),
            Example.Fails("died between two referrals", ["CINdetails[2]/CINreferralDate", "ChildIdentifiers/PersonDeathDate"],
                Died(sample.Day(2, 11)) with { Episodes = [sample.Episode, sample.OpenEpisode] }),
            Example.Passes("no referral date", Died(referral) with { Episodes = [sample.Episode with { ReferralDate = null }] }),
        ];
    }
}

/// <summary>Until 2021-22 the same was an error.</summary>
public sealed class Rule8555 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = Rule8555Q.Info with { Code = "8555", Severity = Severity.Error, Years = Years.Until(2022) };

    public static void Check(CinChild child, Report report) => Rule8555Q.Check(child, report);

    public static IEnumerable<Example> Examples => Rule8555Q.ExamplesIn(new(2022));
}
