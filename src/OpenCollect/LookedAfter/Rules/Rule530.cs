namespace OpenCollect.LookedAfter.Rules;

/// <summary>A placement of this type is not provided by a private provider.</summary>
public sealed class Rule530 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("530", Severity.Error, Scope.Group, Years.Always, "Placement of this type cannot be provided by a private provider")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE_PROVIDER of an episode is PR4 and PLACE is P1.",
            Advice = "Correct the placement provider or the type of placement.",
            Guide = LookedAfterGuide.Check("530"),
            Fields = [Episode.ProviderField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode is { Provider: "PR4", Placement: "P1" })
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
                Example.Fails("PR4 in P1", [.. both], Placed("P1", "PR4")),
                Example.Passes("PR4 in P2", Placed("P2", "PR4")),
                Example.Passes("PR4 in R2", Placed("R2", "PR4")),
                Example.Passes("PR4 in R5", Placed("R5", "PR4")),
                Example.Passes("PR5 in P1", Placed("P1", "PR5")),
                Example.Passes("PR4, placement blank", Placed(null, "PR4")),
                Example.Passes("P1, provider blank", Placed("P1", null)),
                Example.Fails("the first of two episodes", ["Episodes[1]/PLACE_PROVIDER", "Episodes[1]/PLACE"], sample.With(
                    sample.FirstEpisode with { Placement = "P1", Provider = "PR4" }, sample.Episode)),
            ];
        }
    }
}
