namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child who is not placed with parents does not live at the home postcode.</summary>
public sealed class Rule392d : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("392d", Severity.Query, Scope.Group, Years.Always, "Placement has the home postcode")
    {
        Module = Episode.Group.Name,
        Logic = "PLACE is not P1, and HOME_POST and PL_POST are filled and the same text; spaces count. A blank PLACE is looked at too.",
        Advice = "Check both postcodes. If the child really is placed at the home address, explain why.",
        Guide = LookedAfterGuide.Check("392d"),
        Doubt = "Taken for a query by its wording; the list itself does not say.",
        Fields = [Episode.PlacementPostcodeField, Episode.HomePostcodeField, Episode.PlacementField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Placement != "P1" && episode.HomePostcode is not null && episode.HomePostcode == episode.PlacementPostcode)
            {
                report.At(episode, Episode.PlacementPostcodeField, Episode.HomePostcodeField, Episode.PlacementField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var same = sample.Episode with { PlacementPostcode = "M1 1AE" };
            ImmutableArray<string> places = ["Episodes[1]/PL_POST", "Episodes[1]/HOME_POST", "Episodes[1]/PLACE"];
            return
            [
                Example.Passes("different postcodes", sample.Case),
                Example.Fails("the same in foster care", places, sample.With(same)),
                Example.Passes("the same, placed with parents", sample.With(same with { Placement = "P1" })),
                Example.Fails("the same, no placement", places, sample.With(same with { Placement = null })),
                Example.Passes("the same but for the space", sample.With(same with { PlacementPostcode = "M11AE" })),
                Example.Passes("both blank", sample.With(same with { HomePostcode = null, PlacementPostcode = null })),
                Example.Passes("no placement postcode", sample.With(same with { PlacementPostcode = null })),
                Example.Fails("second of two", ["Episodes[2]/PL_POST", "Episodes[2]/HOME_POST", "Episodes[2]/PLACE"],
                    sample.With(sample.FirstEpisode, same)),
            ];
        }
    }
}
