namespace OpenCollect.LookedAfter.Rules;

/// <summary>A placement of this type is not provided by another authority.</summary>
public sealed class Rule528 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("528", Severity.Error, Scope.Group, Years.Always, "Placement of this type cannot be provided by another authority")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE_PROVIDER of an episode is PR2 and PLACE is P1, R2 or R5.",
            Advice = "Correct the placement provider or the type of placement.",
            Guide = LookedAfterGuide.Check("528"),
            Fields = [Episode.ProviderField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode is { Provider: "PR2", Placement: "P1" or "R2" or "R5" })
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
                Example.Fails("PR2 in P1", [.. both], Placed("P1", "PR2")),
                Example.Fails("PR2 in R2", [.. both], Placed("R2", "PR2")),
                Example.Fails("PR2 in R5", [.. both], Placed("R5", "PR2")),
                Example.Passes("PR2 in P2", Placed("P2", "PR2")),
                Example.Passes("PR2 in R1", Placed("R1", "PR2")),
                Example.Passes("PR2 in R3", Placed("R3", "PR2")),
                Example.Passes("PR2 in U6", Placed("U6", "PR2")),
                Example.Passes("PR1 in P1", Placed("P1", "PR1")),
                Example.Passes("PR2, placement blank", Placed(null, "PR2")),
                Example.Passes("P1, provider blank", Placed("P1", null)),
                Example.Fails("the first of two episodes", ["Episodes[1]/PLACE_PROVIDER", "Episodes[1]/PLACE"], sample.With(
                    sample.FirstEpisode with { Placement = "P1", Provider = "PR2" }, sample.Episode)),
            ];
        }
    }
}
