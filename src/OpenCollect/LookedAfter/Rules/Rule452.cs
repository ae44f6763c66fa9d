namespace OpenCollect.LookedAfter.Rules;

/// <summary>An episode that goes on from last year has the placement in the same authority.</summary>
public sealed class Rule452 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("452", Severity.Error, Scope.Child, Years.Always, "Placement is in another authority than last year")
        {
            Module = Episode.Group.Name,
            Logic = "The child's episode with the latest DECOM in last year's return has a blank DEC and the same RNE as the child's episode with the earliest DECOM in this year's, and the authority of the placement (PL_LA) differs. Known and not known differ; neither known does not. The starts need not be the same. Where RNE is blank nothing is compared.",
            Advice = "Check the placement postcode of the episode in both years and correct this year's, or amend last year's return.",
            Guide = LookedAfterGuide.Check("452"),
            Fields = [Episode.PlacementAuthorityField],
            Needs = [Inputs.Episodes, Inputs.LastEpisodes, Inputs.Postcodes],
            Doubt = "The list of checks asks for the same reason for the episode and does not speak of two blank ones; taken as not known to be the same, since 503H compares the authority whatever the reason.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.LastYear?.Latest is { IsOpen: true, ReasonStarted: not null } last
            && seen.Child.Earliest is { } now
            && now.ReasonStarted == last.ReasonStarted
            && now.PlacementAuthority != last.PlacementAuthority)
        {
            report.Between((now, Episode.PlacementAuthorityField), (last, Episode.PlacementAuthorityField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[1]/PL_LA", "LastYear/Episodes[1]/PL_LA"];
            var other = sample.LastYearEpisode with { PlacementAuthority = "383" };
            return
            [
                Example.Passes("the same in both years", sample.Case),
                Example.Passes("not in last year's return", sample.Case with { LastYear = null }),
                Example.Fails("another last year", [.. both], sample.LastYearWith(other)),
                Example.Fails("not known last year", [.. both], sample.LastYearWith(other with { PlacementAuthority = null })),
                Example.Fails("not known this year", [.. both],
                    sample.With(sample.FirstEpisode with { PlacementAuthority = null }, sample.Episode)),
                Example.Passes("known in neither year", sample.LastYearWith(other with { PlacementAuthority = null }) with
                {
                    Child = sample.Child with { Episodes = [sample.FirstEpisode with { PlacementAuthority = null }] },
                }),
                Example.Passes("another last year, where the reason for the episode was another too",
                    sample.LastYearWith(other with { ReasonStarted = "P" })),
                Example.Passes("another last year, and the reason for the episode is blank last year",
                    sample.LastYearWith(other with { ReasonStarted = null })),
                Example.Passes("another last year, and the reason for the episode is blank in both years",
                    sample.LastYearWith(other with { ReasonStarted = null }) with
                    {
                        Child = sample.Child with { Episodes = [sample.FirstEpisode with { ReasonStarted = null }] },
                    }),
                Example.Fails("another last year, from another start", [.. both],
                    sample.LastYearWith(other with { Start = other.Start.PlusDays(1) })),
                Example.Passes("another last year, but that episode ended",
                    sample.LastYearWith(other with { End = sample.Year.FirstDay.AddDays(-1) })),
                Example.Passes("another last year, but that episode has an unreadable end",
                    sample.LastYearWith(other with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("another in an earlier episode of last year", sample.LastYearWith(
                    other with { Start = other.Start.PlusDays(-30) }, sample.LastYearEpisode)),
                Example.Passes("another last year, and no episode this year",
                    sample.LastYearWith(other) with { Child = sample.Child with { Episodes = [] } }),
            ];
        }
    }
}
