namespace OpenCollect.LookedAfter.Rules;

/// <summary>A temporary placement for other reasons lasts no longer than seven days.</summary>
public sealed class Rule379 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("379", Severity.Error, Scope.Group, Years.Always, "Temporary placement T4 for more than 7 days")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE is T4 and DEC is later than 7 days after DECOM. Exactly 7 days pass, and so does an episode without a readable DEC.",
            Advice = "Check the dates of the temporary placement. If the child stayed longer, enter the placement as an ordinary one.",
            Guide = LookedAfterGuide.Check("379"),
            Fields = [Episode.EndField, Episode.StartField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report) => Rule375.Judge(seen, report, "T4", 7);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var away = sample.Episode with { Placement = "T4", Start = sample.Day(6, 1), End = sample.Day(6, 1).AddDays(8) };
            ImmutableArray<string> places = ["Episodes[1]/DEC", "Episodes[1]/DECOM", "Episodes[1]/PLACE"];
            return
            [
                Example.Fails("8 days", places, sample.With(away)),
                Example.Passes("7 days", sample.With(away with { End = away.Start.PlusDays(7) })),
                Example.Passes("8 days in T0", sample.With(away with { Placement = "T0" })),
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
