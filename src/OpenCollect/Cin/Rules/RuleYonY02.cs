namespace OpenCollect.Cin.Rules;

/// <summary>The number of referrals in the year is near last year's.</summary>
public sealed class RuleYonY02 : IYearOnYearRule<CinChild, RuleYonY02.Tally>, IExplained
{
    public record struct Tally(long Number);

    public static RuleInfo Info { get; } = new("YonY02", Severity.Query, Scope.Return, Years.Always, "Number of referrals changed by 25% or more")
    {
        Module = Episode.Group.Name,
        Logic = "Counts CINdetails groups with a referral date in the year, referrals with no further action included. Fires when the count is at least 25 per cent higher or lower than in last year's return of the same authority; a change of exactly 25 per cent fires. Not applicable when last year's count is 0 or last year's return is not given.",
        Advice = "Check that the change is real. If it is, explain it in the return-level notes.",
        Guide = CinGuide.Section("1.10"),
        Fields = [Episode.ReferralDateField],
        AutomaticOk = "The validation YonY 02 has been reviewed and the change in referrals from the previous return to this is as expected",
    };

    public static decimal Threshold => 0.25m;

    public static void Count(ref Tally tally, CinChild child, CollectionYear year)
    {
        foreach (var episode in child.Episodes)
        {
            if (year.Contains(episode.ReferralDate))
            {
                tally.Number++;
            }
        }
    }

    public static long Figure(in Tally tally) => tally.Number;

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var before = new CinSample(2025);
            return
            [
                Compared("the same number", [], 20, 20),
                Compared("a rise of exactly 25 per cent", ["return"], 125, 100),
                Compared("a rise of 24 per cent", [], 124, 100),
                Compared("a fall of exactly 25 per cent", ["return"], 75, 100),
                Compared("a fall of 24 per cent", [], 76, 100),
                Compared("none last year: not applicable", [], 20, 0),
                Compared("none this year", ["return"], 0, 20),
                new Example("no return of last year", [], [sample.Child, sample.Child]),
                OneLastYear("a referral with no further action counts", [], sample.With(sample.NoFurtherAction)),
                OneLastYear("a referral on the first day of the year counts", [], sample.With(sample.Episode with { ReferralDate = new(2025, 4, 1) })),
                OneLastYear("a referral on the last day of the year counts", [], sample.With(sample.Episode with { ReferralDate = new(2026, 3, 31) })),
                OneLastYear("a referral the day before the year does not count", ["return"], sample.With(sample.Episode with { ReferralDate = new(2025, 3, 31) })),
                OneLastYear("a referral the day after the year does not count", ["return"], sample.With(sample.Episode with { ReferralDate = new(2026, 4, 1) })),
                OneLastYear("a missing referral date does not count", ["return"], sample.With(sample.Episode with { ReferralDate = null })),
                OneLastYear("two referrals of one child both count", ["return"], sample.With(sample.Episode, sample.OpenEpisode)),
            ];

            Example Compared(string because, string[] at, int now, int last) =>
                new(because, [.. at], [.. Enumerable.Repeat(sample.Child, now)]) { Before = [.. Enumerable.Repeat(before.Child, last)] };

            Example OneLastYear(string because, string[] at, CinChild child) => new(because, [.. at], [child]) { Before = [before.Child] };
        }
    }
}
