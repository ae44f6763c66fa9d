namespace OpenCollect.LookedAfter.Rules;

/// <summary>An adopted child was placed for adoption.</summary>
public sealed class Rule390 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("390", Severity.Error, Scope.Group, Years.Always, "Adopted, but not placed for adoption")
    {
        Module = Episode.Group.Name,
        Logic = "REC is E11 or E12 and PLACE is not A3, A4, A5 or A6; a blank PLACE is reported too.",
        Advice = "Correct the reason the episode ceased, or enter that the child was placed for adoption.",
        Guide = LookedAfterGuide.Check("390"),
        Fields = [Episode.ReasonCeasedField, Episode.PlacementField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.IsAdoption && !episode.IsPlacedForAdoption)
            {
                report.At(episode, Episode.ReasonCeasedField, Episode.PlacementField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var adopted = sample.Adopted.Child.Episodes[0];
            ImmutableArray<string> places = ["Episodes[1]/REC", "Episodes[1]/PLACE"];
            return
            [
                Example.Passes("adopted from A3", sample.With(adopted with { Placement = "A3" })),
                Example.Passes("adopted from A4", sample.With(adopted with { Placement = "A4" })),
                Example.Passes("adopted from A5", sample.With(adopted with { Placement = "A5" })),
                Example.Passes("adopted from A6", sample.With(adopted)),
                Example.Fails("adopted from a foster placement", places, sample.With(adopted with { Placement = "U1" })),
                Example.Fails("adopted from a foster placement, not opposed", places,
                    sample.With(adopted with { Placement = "U1", ReasonCeased = "E11" })),
                Example.Fails("no placement", places, sample.With(adopted with { Placement = null })),
                Example.Passes("left a foster placement otherwise", sample.With(adopted with { Placement = "U1", ReasonCeased = "E8" })),
                Example.Passes("still in a foster placement", sample.Case),
                Example.Fails("second of two", ["Episodes[2]/REC", "Episodes[2]/PLACE"],
                    sample.With(sample.FirstEpisode, adopted with { Placement = "U1" })),
            ];
        }
    }
}
