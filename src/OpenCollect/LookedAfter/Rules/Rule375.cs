namespace OpenCollect.LookedAfter.Rules;

/// <summary>A temporary stay in hospital lasts no longer than six weeks.</summary>
public sealed class Rule375 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("375", Severity.Error, Scope.Group, Years.Always, "Temporary stay in hospital for more than 42 days")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE is T1 and DEC is later than 42 days after DECOM. Exactly 42 days pass, and so does an episode without a readable DEC.",
            Advice = "Check the dates of the temporary placement. If the child stayed longer, enter the placement as an ordinary one.",
            Guide = LookedAfterGuide.Check("375"),
            Fields = [Episode.EndField, Episode.StartField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report) => Judge(seen, report, "T1", 42);

    /// <summary>Reports every ended episode in the placement that lasted more than so many days.</summary>
    internal static void Judge(LookedAfterCase seen, Report report, string placement, int days)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Placement == placement && episode.End > episode.Start.PlusDays(days))
            {
                report.At(episode, Episode.EndField, Episode.StartField, Episode.PlacementField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var away = sample.Episode with { Placement = "T1", Start = sample.Day(6, 1), End = sample.Day(6, 1).AddDays(43) };
            ImmutableArray<string> places = ["Episodes[1]/DEC", "Episodes[1]/DECOM", "Episodes[1]/PLACE"];
            return
            [
                Example.Fails("43 days", places, sample.With(away)),
                Example.Passes("42 days", sample.With(away with { End = away.Start.PlusDays(42) })),
                Example.Passes("43 days in T3", sample.With(away with { Placement = "T3" })),
                Example.Passes("still there at the end of the year", sample.With(away with { End = null })),
                Example.Passes("unreadable end",
                    sample.With(away with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("no start", sample.With(away with { Start = null })),
                Example.Fails("no header row", places, sample.With(sample.Child with { Headers = [], Episodes = [away] })),
                Example.Fails("second of two", ["Episodes[2]/DEC", "Episodes[2]/DECOM", "Episodes[2]/PLACE"],
                    sample.With(sample.FirstEpisode, away)),
            ];
        }
    }
}
