namespace OpenCollect.LookedAfter.Rules;

/// <summary>A placement of this type is not provided by another public body.</summary>
public sealed class Rule529 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("529", Severity.Error, Scope.Group, Years.Always, "Placement of this type cannot be provided by another public body")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE_PROVIDER of an episode is PR3 and PLACE is A3 to A6, K1, K2, P1 or U1 to U6.",
            Advice = "Correct the placement provider or the type of placement.",
            Guide = LookedAfterGuide.Check("529"),
            Fields = [Episode.ProviderField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode is
                {
                    Provider: "PR3",
                    Placement: "A3" or "A4" or "A5" or "A6" or "K1" or "K2" or "P1" or "U1" or "U2" or "U3" or "U4" or "U5" or "U6",
                })
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
                Example.Fails("PR3 in A3", [.. both], Placed("A3", "PR3")),
                Example.Fails("PR3 in A4", [.. both], Placed("A4", "PR3")),
                Example.Fails("PR3 in A5", [.. both], Placed("A5", "PR3")),
                Example.Fails("PR3 in A6", [.. both], Placed("A6", "PR3")),
                Example.Fails("PR3 in K1", [.. both], Placed("K1", "PR3")),
                Example.Fails("PR3 in K2", [.. both], Placed("K2", "PR3")),
                Example.Fails("PR3 in P1", [.. both], Placed("P1", "PR3")),
                Example.Fails("PR3 in U1", [.. both], Placed("U1", "PR3")),
                Example.Fails("PR3 in U2", [.. both], Placed("U2", "PR3")),
                Example.Fails("PR3 in U3", [.. both], Placed("U3", "PR3")),
                Example.Fails("PR3 in U4", [.. both], Placed("U4", "PR3")),
                Example.Fails("PR3 in U5", [.. both], Placed("U5", "PR3")),
                Example.Fails("PR3 in U6", [.. both], Placed("U6", "PR3")),
                Example.Passes("PR3 in K3", Placed("K3", "PR3")),
                Example.Passes("PR3 in R2", Placed("R2", "PR3")),
                Example.Passes("PR3 in R5", Placed("R5", "PR3")),
                Example.Passes("PR3 in P2", Placed("P2", "PR3")),
                Example.Passes("PR2 in A3", Placed("A3", "PR2")),
                Example.Passes("PR3, placement blank", Placed(null, "PR3")),
                Example.Passes("A3, provider blank", Placed("A3", null)),
                Example.Fails("the first of two episodes", ["Episodes[1]/PLACE_PROVIDER", "Episodes[1]/PLACE"], sample.With(
                    sample.FirstEpisode with { Placement = "A3", Provider = "PR3" }, sample.Episode)),
            ];
        }
    }
}
