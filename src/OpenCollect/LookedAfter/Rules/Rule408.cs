namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child placed for adoption with a placement order has that order as legal status.</summary>
public sealed class Rule408 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("408", Severity.Error, Scope.Group, Years.Always, "Placed for adoption without a placement order")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE is A5 or A6 and LS is not E1; a blank LS is reported too.",
            Advice = "Enter the placement order as the legal status, or correct the placement.",
            Guide = LookedAfterGuide.Check("408"),
            Fields = [Episode.LegalStatusField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Placement is "A5" or "A6" && episode.LegalStatus != "E1")
            {
                report.At(episode, Episode.LegalStatusField, Episode.PlacementField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var placed = sample.Adopted.Child.Episodes[0] with { LegalStatus = "C2" };
            ImmutableArray<string> places = ["Episodes[1]/LS", "Episodes[1]/PLACE"];
            return
            [
                Example.Passes("A6 with a placement order", sample.Adopted),
                Example.Passes("A5 with a placement order", sample.With(placed with { LegalStatus = "E1", Placement = "A5" })),
                Example.Fails("A6 with a care order", places, sample.With(placed)),
                Example.Fails("A5 with a care order", places, sample.With(placed with { Placement = "A5" })),
                Example.Fails("A6 with a freeing order", places, sample.With(placed with { LegalStatus = "D1" })),
                Example.Fails("A6 without legal status", places, sample.With(placed with { LegalStatus = null })),
                Example.Passes("A3 with a care order", sample.With(placed with { Placement = "A3" })),
                Example.Passes("A4 with a care order", sample.With(placed with { Placement = "A4" })),
                Example.Passes("no placement", sample.With(placed with { Placement = null })),
                Example.Fails("second of two", ["Episodes[2]/LS", "Episodes[2]/PLACE"], sample.With(sample.FirstEpisode, placed)),
            ];
        }
    }
}
