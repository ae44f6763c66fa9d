namespace OpenCollect.LookedAfter.Rules;

/// <summary>Only a placement with parents is provided by a parent.</summary>
public sealed class Rule550 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("550", Severity.Error, Scope.Group, Years.Always, "Provided by a parent, but not placed with parents")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE_PROVIDER of an episode is PR0 and PLACE is not P1; blank fails.",
            Advice = "Correct the placement provider or the type of placement.",
            Guide = LookedAfterGuide.Check("550"),
            Fields = [Episode.ProviderField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Provider == "PR0" && episode.Placement != "P1")
            {
                report.At(episode, Episode.ProviderField, Episode.PlacementField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[2]/PLACE_PROVIDER", "Episodes[2]/PLACE"];
            LookedAfterCase Placed(string? placement, string? provider) =>
                sample.With(sample.FirstEpisode, sample.Episode with { Placement = placement, Provider = provider });
            return
            [
                Example.Passes("fostered, private provider", sample.Case),
                Example.Passes("PR0 in P1", Placed("P1", "PR0")),
                Example.Fails("PR0 in P2", [.. both], Placed("P2", "PR0")),
                Example.Fails("PR0 in U6", [.. both], Placed("U6", "PR0")),
                Example.Fails("PR0, placement blank", [.. both], Placed(null, "PR0")),
                Example.Passes("P2, provider blank", Placed("P2", null)),
                Example.Passes("PR1 in P2", Placed("P2", "PR1")),
                Example.Fails("the first of two episodes", ["Episodes[1]/PLACE_PROVIDER", "Episodes[1]/PLACE"], sample.With(
                    sample.FirstEpisode with { Provider = "PR0" }, sample.Episode)),
            ];
        }
    }
}
