namespace OpenCollect.Cin.Rules;

/// <summary>Nobody is referred more than 40 weeks before being born or expected.</summary>
public sealed class Rule8606 : IChildRule<CinChild>, IExplained
{
    private const int DaysOfPregnancy = 280;

    public static RuleInfo Info { get; } = new("8606", Severity.Error, Scope.Child, Years.Always, "Referral more than 40 weeks before birth or expected birth")
    {
        Module = Episode.Group.Name,
        Logic = "CINreferralDate is more than 280 days before PersonBirthDate, or more than 280 days before ExpectedPersonBirthDate, each where given. Exactly 280 days passes.",
        Advice = "Correct the referral date, or the date of birth or expected birth.",
        Guide = CinGuide.Section("4.2"),
        Fields = [Episode.ReferralDateField, CinChild.BirthDateField, CinChild.ExpectedBirthDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (TooEarly(episode.ReferralDate, child.BirthDate))
            {
                report.Between((episode, Episode.ReferralDateField), (child, CinChild.BirthDateField));
            }
            else if (TooEarly(episode.ReferralDate, child.ExpectedBirthDate))
            {
                report.Between((episode, Episode.ReferralDateField), (child, CinChild.ExpectedBirthDateField));
            }
        }
    }

    private static bool TooEarly(DateOnly? referral, DateOnly? birth) => birth?.DayNumber - referral?.DayNumber > DaysOfPregnancy;

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var referral = sample.Day(5, 1);
            CinChild Born(int days) => sample.Child with { BirthDate = referral.AddDays(days) };
            CinChild Expected(int days) => sample.Child with { BirthDate = null, ExpectedBirthDate = referral.AddDays(days) };
            ImmutableArray<string> birth = ["CINdetails[1]/CINreferralDate", "ChildIdentifiers/PersonBirthDate"];
            ImmutableArray<string> expected = ["CINdetails[1]/CINreferralDate", "ChildIdentifiers/ExpectedPersonBirthDate"];
            return
            [
                Example.Passes("born before the referral", sample.Child),
                Example.Passes("born 280 days after the referral", Born(280)),
                Example.Fails("born 281 days after the referral", birth, Born(281)),
                Example.Passes("expected 280 days after the referral", Expected(280)),
                Example.Fails("expected 281 days after the referral", expected, Expected(281)),
                Example.Fails("both given and both too late: reported at the birth", birth, Born(281) with { ExpectedBirthDate = referral.AddDays(290) }),
                Example.Fails("both given, only the expected one too late", expected, Born(280) with { ExpectedBirthDate = referral.AddDays(281) }),
                Example.Passes("neither is given", sample.Child with { BirthDate = null }),
                Example.Passes("no referral date", Born(281) with { Episodes = [sample.Episode with { ReferralDate = null }] }),
                Example.Fails("only the first of two referrals", birth, Born(281) with { Episodes = [sample.Episode, sample.OpenEpisode] }),
            ];
        }
    }
}
