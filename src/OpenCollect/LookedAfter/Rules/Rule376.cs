namespace OpenCollect.LookedAfter.Rules;

/// <summary>A temporary placement while the carer is on holiday lasts no longer than three weeks.</summary>
public sealed class Rule376 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("376", Severity.Error, Scope.Group, Years.Always, "Temporary placement for the carer's holiday for more than 21 days")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE is T3 and DEC is later than 21 days after DECOM. Exactly 21 days pass, and so does an episode without a readable DEC.",
            Advice = "Check the dates of the temporary placement. If the child stayed longer, enter the placement as an ordinary one.",
            Guide = LookedAfterGuide.Check("376"),
            Fields = [Episode.EndField, Episode.StartField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report) => Rule375.Judge(seen, report, "T3", 21);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var away = sample.Episode with { Placement = "T3", Start = sample.Day(6, 1), End = sample.Day(6, 1).AddDays(22) };
            ImmutableArray<string> places = ["Episodes[1]/DEC", "Episodes[1]/DECOM", "Episodes[1]/PLACE"];
            return
            [
                Example.Fails("22 days", places, sample.With(away)),
                Example.Passes("21 days", sample.With(away with { End = away.Start.PlusDays(21) })),
                Example.Passes("22 days in T4", sample.With(away with { Placement = "T4" })),
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
