namespace OpenCollect.LookedAfter.Rules;

/// <summary>A placement of this type is not provided by the authority itself.</summary>
public sealed class Rule527 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("527", Severity.Error, Scope.Group, Years.Always, "Placement of this type cannot be provided by the authority itself")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE_PROVIDER of an episode is PR1 and PLACE is P1, R2 or R5.",
            Advice = "Correct the placement provider or the type of placement.",
            Guide = LookedAfterGuide.Check("527"),
            Fields = [Episode.ProviderField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode is { Provider: "PR1", Placement: "P1" or "R2" or "R5" })
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
                Example.Fails("PR1 in P1", [.. both], Placed("P1", "PR1")),
                Example.Fails("PR1 in R2", [.. both], Placed("R2", "PR1")),
                Example.Fails("PR1 in R5", [.. both], Placed("R5", "PR1")),
                Example.Passes("PR1 in P2", Placed("P2", "PR1")),
                Example.Passes("PR1 in R1", Placed("R1", "PR1")),
                Example.Passes("PR1 in R3", Placed("R3", "PR1")),
                Example.Passes("PR1 in U6", Placed("U6", "PR1")),
                Example.Passes("PR2 in P1", Placed("P1", "PR2")),
                Example.Passes("PR1, placement blank", Placed(null, "PR1")),
                Example.Passes("P1, provider blank", Placed("P1", null)),
                Example.Fails("the first of two episodes", ["Episodes[1]/PLACE_PROVIDER", "Episodes[1]/PLACE"], sample.With(
                    sample.FirstEpisode with { Placement = "P1", Provider = "PR1" }, sample.Episode)),
            ];
        }
    }
}
