namespace OpenCollect.LookedAfter.Rules;

/// <summary>Independent living is no placement after 28 October 2023.</summary>
public sealed class Rule217t : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("217t", Severity.Error, Scope.Group, Years.Between(2024, 2024), "P2 after 28 October 2023")
    {
        Module = Episode.Group.Name,
        Logic = "PLACE is P2 and DEC is blank or after 28 October 2023. That day itself passes, and so does an unreadable DEC.",
        Advice = "End the episode and start another with the type of placement that applies from 28 October 2023.",
        Guide = LookedAfterGuide.Check("217t"),
        Fields = [Episode.PlacementField, Episode.EndField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Placement == "P2" && (episode.IsOpen || episode.End > new DateOnly(2023, 10, 28)))
            {
                report.At(episode, Episode.PlacementField, Episode.EndField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2024);
            string[] both = ["Episodes[1]/PLACE", "Episodes[1]/DEC"];
            var independent = sample.Episode with { Placement = "P2" };
            return
            [
                Example.Fails("open", [.. both], sample.With(independent)),
                Example.Passes("ended on 28 October", sample.With(independent with { End = new(2023, 10, 28) })),
                Example.Fails("ended on 29 October", [.. both], sample.With(independent with { End = new(2023, 10, 29) })),
                Example.Passes("unreadable end", sample.With(
                    independent with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("open, another placement", sample.With(independent with { Placement = "P1" })),
                Example.Passes("no placement", sample.With(independent with { Placement = null })),
                Example.Fails("on the second episode", ["Episodes[2]/PLACE", "Episodes[2]/DEC"],
                    sample.With(sample.FirstEpisode, independent)),
            ];
        }
    }
}
