namespace OpenCollect.LookedAfter.Rules;

/// <summary>A placement inside the authority is in the authority.</summary>
public sealed class Rule411 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("411", Severity.Error, Scope.Group, Years.Always, "Placed inside the authority, but in another one")
        {
            Module = Episode.Group.Name,
            Logic = "PL_LOCATION is IN and PL_LA is not the responsible authority; a blank PL_LA is not.",
            Advice = "Check the placement postcode and, if they were entered by hand, the authority of the placement and whether it is inside the boundary.",
            Guide = LookedAfterGuide.Check("411"),
            Doubt = "Cannot fire where both values are worked out from the postcode; they can be entered by hand.",
            Fields = [Episode.PlacementLocationField, Episode.PlacementAuthorityField],
            Needs = [Inputs.Episodes, Inputs.Postcodes, Inputs.Authority],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var authority = seen.Reference.Authority!.Code;
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.PlacementLocation == "IN" && episode.PlacementAuthority != authority)
            {
                report.At(episode, Episode.PlacementLocationField, Episode.PlacementAuthorityField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (near, far) = (sample.FirstEpisode, sample.Episode);
            ImmutableArray<string> places = ["Episodes[1]/PL_LOCATION", "Episodes[1]/PL_LA"];
            return
            [
                Example.Passes("inside, and outside in Leeds", sample.Case),
                Example.Fails("inside, but in Leeds", places, sample.With(far with { PlacementLocation = "IN" })),
                Example.Fails("inside, authority not known", places, sample.With(near with { PlacementAuthority = null })),
                Example.Passes("outside, but in the authority", sample.With(near with { PlacementLocation = "OUT" })),
                Example.Passes("location not known", sample.With(far with { PlacementLocation = null })),
                Example.Fails("second of two", ["Episodes[2]/PL_LOCATION", "Episodes[2]/PL_LA"],
                    sample.With(near, far with { PlacementLocation = "IN" })),
            ];
        }
    }
}
