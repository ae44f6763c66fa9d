namespace OpenCollect.LookedAfter.Rules;

/// <summary>A placement is hardly ever more than 350 miles from home.</summary>
public sealed class Rule454 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("454", Severity.Query, Scope.Group, Years.From(2026), "Placement is more than 350 miles from home")
        {
            Module = Episode.Group.Name,
            Logic = "The distance of an episode (PL_DISTANCE) is over 350 miles and is not 999.9. 350.0 passes.",
            Advice = "Check the home postcode and the placement postcode. If the distance is right, explain it; if it cannot be known, enter 999.9.",
            Guide = LookedAfterGuide.Check("454"),
            Fields = [Episode.DistanceField],
            Needs = [Inputs.Episodes, Inputs.Postcodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Distance is > 350m and not 999.9m)
            {
                report.At(episode, Episode.DistanceField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            LookedAfterCase Miles(decimal? distance) => sample.With(sample.FirstEpisode, sample.Episode with { Distance = distance });
            return
            [
                Example.Passes("36 miles", sample.Case),
                Example.Passes("350 miles", Miles(350.0m)),
                Example.Fails("350.1 miles", "Episodes[2]/PL_DISTANCE", Miles(350.1m)),
                Example.Fails("999.8 miles", "Episodes[2]/PL_DISTANCE", Miles(999.8m)),
                Example.Passes("not known or withheld, as 999.9", Miles(999.9m)),
                Example.Fails("1000 miles", "Episodes[2]/PL_DISTANCE", Miles(1000.0m)),
                Example.Passes("none", Miles(null)),
                Example.Fails("both episodes", ["Episodes[1]/PL_DISTANCE", "Episodes[2]/PL_DISTANCE"], sample.With(
                    sample.FirstEpisode with { Distance = 400.0m }, sample.Episode with { Distance = 400.0m })),
            ];
        }
    }
}
