namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every placement has a provider, except temporary and other placements.</summary>
public sealed class Rule526Until2025 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("526", Severity.Error, Scope.Group, Years.Until(2025), "Provider of the placement is missing")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE_PROVIDER of an episode is blank and PLACE is none of T0 to T4 and Z1. A blank PLACE is none of them.",
            Advice = "Enter who provides the placement.",
            Guide = LookedAfterGuide.Check("526"),
            Fields = [Episode.ProviderField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Provider is null && !episode.IsTemporary && episode.Placement != "Z1")
            {
                report.At(episode, Episode.ProviderField, Episode.PlacementField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2025);
            string[] both = ["Episodes[2]/PLACE_PROVIDER", "Episodes[2]/PLACE"];
            LookedAfterCase Placed(string? placement, string? provider) =>
                sample.With(sample.FirstEpisode, sample.Episode with { Placement = placement, Provider = provider });
            return
            [
                Example.Passes("fostered, with a provider", sample.Case),
                Example.Fails("fostered, without a provider", [.. both], Placed("U4", null)),
                Example.Fails("placement and provider blank", [.. both], Placed(null, null)),
                Example.Passes("placement blank, with a provider", Placed(null, "PR1")),
                Example.Passes("temporary placement T0 without a provider", Placed("T0", null)),
                Example.Passes("temporary placement T1 without a provider", Placed("T1", null)),
                Example.Passes("temporary placement T2 without a provider", Placed("T2", null)),
                Example.Passes("temporary placement T3 without a provider", Placed("T3", null)),
                Example.Passes("temporary placement T4 without a provider", Placed("T4", null)),
                Example.Passes("other placement without a provider", Placed("Z1", null)),
                Example.Fails("Z11 before it came in, without a provider", [.. both], Placed("Z11", null)),
                Example.Fails("the first of two episodes", ["Episodes[1]/PLACE_PROVIDER", "Episodes[1]/PLACE"], sample.With(
                    sample.FirstEpisode with { Provider = null }, sample.Episode)),
            ];
        }
    }
}

/// <summary>Every placement has a provider, except temporary and other placements.</summary>
public sealed class Rule526 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("526", Severity.Error, Scope.Group, Years.From(2026), "Provider of the placement is missing")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE_PROVIDER of an episode is blank and PLACE is none of T0 to T4 and Z11 to Z14. A blank PLACE is none of them.",
            Advice = "Enter who provides the placement.",
            Guide = LookedAfterGuide.Check("526"),
            Fields = [Episode.ProviderField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Provider is null && !episode.IsTemporary && !episode.IsOtherPlacement)
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
                Example.Passes("fostered, with a provider", sample.Case),
                Example.Fails("fostered, without a provider", [.. both], Placed("U4", null)),
                Example.Fails("placement and provider blank", [.. both], Placed(null, null)),
                Example.Passes("placement blank, with a provider", Placed(null, "PR1")),
                Example.Passes("temporary placement T0 without a provider", Placed("T0", null)),
                Example.Passes("temporary placement T1 without a provider", Placed("T1", null)),
                Example.Passes("temporary placement T2 without a provider", Placed("T2", null)),
                Example.Passes("temporary placement T3 without a provider", Placed("T3", null)),
                Example.Passes("temporary placement T4 without a provider", Placed("T4", null)),
                Example.Passes("other placement Z11 without a provider", Placed("Z11", null)),
                Example.Passes("other placement Z12 without a provider", Placed("Z12", null)),
                Example.Passes("other placement Z13 without a provider", Placed("Z13", null)),
                Example.Passes("other placement Z14 without a provider", Placed("Z14", null)),
                Example.Fails("Z1 after it went out, without a provider", [.. both], Placed("Z1", null)),
                Example.Fails("the first of two episodes", ["Episodes[1]/PLACE_PROVIDER", "Episodes[1]/PLACE"], sample.With(
                    sample.FirstEpisode with { Provider = null }, sample.Episode)),
            ];
        }
    }
}
