namespace OpenCollect.LookedAfter.Rules;

/// <summary>The episode that was open at the end of last year goes on this year with the same distance from home.</summary>
public sealed class Rule503G : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("503G", Severity.Error, Scope.Child, Years.Always, "Distance from home differs from that of last year's open episode")
        {
            Module = Episode.Group.Name,
            Logic = "The child's episode with the latest DECOM in last year's return has a blank DEC, and its distance (PL_DISTANCE) and that of the child's episode with the earliest DECOM in this year's differ by 0.2 miles or more, or only one of them is there. 0.1 miles pass. The starts need not be the same.",
            Advice = "Check the home postcode and the placement postcode of the episode in both years and correct this year's, or amend last year's return.",
            Guide = LookedAfterGuide.Check("503G"),
            Fields = [Episode.DistanceField],
            Needs = [Inputs.Episodes, Inputs.LastEpisodes, Inputs.Postcodes],
            Doubt = "A distance that was there last year and is gone now counts as different too; the condition of the public validator is written twice the same way and misses it.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.LastYear?.Latest is { IsOpen: true } last && seen.Child.Earliest is { } now && Rule453.Differ(now.Distance, last.Distance))
        {
            report.Between((now, Episode.DistanceField), (last, Episode.DistanceField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[1]/PL_DISTANCE", "LastYear/Episodes[1]/PL_DISTANCE"];
            var other = sample.LastYearEpisode with { Distance = 50.0m };
            LookedAfterCase Miles(decimal? now, decimal? before) => sample.LastYearWith(sample.LastYearEpisode with { Distance = before }) with
            {
                Child = sample.Child with { Episodes = [sample.FirstEpisode with { Distance = now }, sample.Episode] },
            };
            return
            [
                Example.Passes("the same in both years", sample.Case),
                Example.Passes("not in last year's return", sample.Case with { LastYear = null }),
                Example.Passes("0.1 miles more than last year", Miles(5.1m, 5.0m)),
                Example.Passes("0.1 miles less than last year", Miles(5.0m, 5.1m)),
                Example.Fails("0.2 miles more than last year", [.. both], Miles(5.2m, 5.0m)),
                Example.Fails("0.2 miles less than last year", [.. both], Miles(5.0m, 5.2m)),
                Example.Fails("30 miles more than last year", [.. both], Miles(35.0m, 5.0m)),
                Example.Fails("known this year only", [.. both], Miles(5.0m, null)),
                Example.Fails("known last year only", [.. both], Miles(null, 5.0m)),
                Example.Fails("known this year only, and no way at all", [.. both], Miles(0.0m, null)),
                Example.Passes("known in neither year", Miles(null, null)),
                Example.Fails("another last year, where the reason for the episode was another too", [.. both],
                    sample.LastYearWith(other with { ReasonStarted = "P" })),
                Example.Fails("another last year, from another start", [.. both],
                    sample.LastYearWith(other with { Start = other.Start.PlusDays(1) })),
                Example.Passes("another last year, but that episode ended",
                    sample.LastYearWith(other with { End = sample.Year.FirstDay.AddDays(-1) })),
                Example.Passes("another last year, but that episode has an unreadable end",
                    sample.LastYearWith(other with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("another in an earlier episode of last year", sample.LastYearWith(
                    other with { Start = other.Start.PlusDays(-30) }, sample.LastYearEpisode)),
                Example.Fails("this year's first stands second in the file", ["Episodes[2]/PL_DISTANCE", "LastYear/Episodes[1]/PL_DISTANCE"],
                    sample.LastYearWith(other) with { Child = sample.Child with { Episodes = [sample.Episode, sample.FirstEpisode] } }),
                Example.Passes("another last year, and no episode this year",
                    sample.LastYearWith(other) with { Child = sample.Child with { Episodes = [] } }),
            ];
        }
    }
}
