namespace OpenCollect.LookedAfter.Rules;

/// <summary>The episode that was open at the end of last year goes on this year with the same side of the authority's boundary.</summary>
public sealed class Rule503J : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("503J", Severity.Error, Scope.Child, Years.Always, "Inside or outside the authority differs from last year's open episode")
        {
            Module = Episode.Group.Name,
            Logic = "The child's episode with the latest DECOM in last year's return has a blank DEC, and its location (PL_LOCATION, IN or OUT of the authority) is not that of the child's episode with the earliest DECOM in this year's. Known and not known differ; neither known does not. The starts need not be the same.",
            Advice = "Check the placement postcode and correct it in this year's return, or amend last year's.",
            Guide = LookedAfterGuide.Check("503J"),
            Fields = [Episode.PlacementLocationField],
            Needs = [Inputs.Episodes, Inputs.LastEpisodes, Inputs.Postcodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.LastYear?.Latest is { IsOpen: true } last && seen.Child.Earliest is { } now && now.PlacementLocation != last.PlacementLocation)
        {
            report.Between((now, Episode.PlacementLocationField), (last, Episode.PlacementLocationField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[1]/PL_LOCATION", "LastYear/Episodes[1]/PL_LOCATION"];
            var other = sample.LastYearEpisode with { PlacementLocation = "OUT" };
            return
            [
                Example.Passes("the same in both years", sample.Case),
                Example.Passes("not in last year's return", sample.Case with { LastYear = null }),
                Example.Fails("another last year", [.. both], sample.LastYearWith(other)),
                Example.Fails("not known last year", [.. both], sample.LastYearWith(other with { PlacementLocation = null })),
                Example.Fails("not known this year", [.. both],
                    sample.With(sample.FirstEpisode with { PlacementLocation = null }, sample.Episode)),
                Example.Passes("not known in both years", sample.LastYearWith(other with { PlacementLocation = null }) with
                {
                    Child = sample.Child with { Episodes = [sample.FirstEpisode with { PlacementLocation = null }, sample.Episode] },
                }),
                Example.Fails("another last year, from another start", [.. both],
                    sample.LastYearWith(other with { Start = other.Start.PlusDays(1) })),
                Example.Passes("another last year, but that episode ended",
                    sample.LastYearWith(other with { End = sample.Year.FirstDay.AddDays(-1) })),
                Example.Passes("another last year, but that episode has an unreadable end",
                    sample.LastYearWith(other with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("another in an earlier episode of last year", sample.LastYearWith(
                    other with { Start = other.Start.PlusDays(-30) }, sample.LastYearEpisode)),
                Example.Fails("this year's first stands second in the file", ["Episodes[2]/PL_LOCATION", "LastYear/Episodes[1]/PL_LOCATION"],
                    sample.LastYearWith(other) with { Child = sample.Child with { Episodes = [sample.Episode, sample.FirstEpisode] } }),
                Example.Passes("no episode this year", sample.LastYearWith(other) with { Child = sample.Child with { Episodes = [] } }),
            ];
        }
    }
}
