namespace OpenCollect.LookedAfter.Rules;

/// <summary>Postcodes are in the postcode directory.</summary>
public sealed class Rule392c : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("392c", Severity.Error, Scope.Group, Years.Always, "Postcode is not in the directory")
    {
        Module = Episode.Group.Name,
        Logic = "HOME_POST or PL_POST is filled and not found in the postcode directory.",
        Advice = "Check the postcode and correct it. One of a new estate may not be in the directory yet.",
        Guide = LookedAfterGuide.Check("392c"),
        Fields = [Episode.HomePostcodeField, Episode.PlacementPostcodeField],
        Needs = [Inputs.Episodes, Inputs.Postcodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var postcodes = seen.Reference.Postcodes!;
        foreach (var episode in seen.Child.Episodes)
        {
            Rule392b.Report(report, episode,
                episode.HomePostcode is not null && postcodes.Find(episode.HomePostcode) is null,
                episode.PlacementPostcode is not null && postcodes.Find(episode.PlacementPostcode) is null);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var episode = sample.Episode;
            return
            [
                Example.Passes("both known", sample.Case),
                Example.Fails("unknown placement postcode", "Episodes[1]/PL_POST",
                    sample.With(episode with { PlacementPostcode = "M9 9ZZ" })),
                Example.Fails("unknown home postcode", "Episodes[1]/HOME_POST", sample.With(episode with { HomePostcode = "M9 9ZZ" })),
                Example.Fails("both unknown", ["Episodes[1]/HOME_POST", "Episodes[1]/PL_POST"],
                    sample.With(episode with { HomePostcode = "M9 9ZZ", PlacementPostcode = "NONE" })),
                Example.Passes("both blank", sample.With(episode with { HomePostcode = null, PlacementPostcode = null })),
                Example.Fails("no home postcode, unknown placement postcode", "Episodes[1]/PL_POST",
                    sample.With(episode with { HomePostcode = null, PlacementPostcode = "M9 9ZZ" })),
                Example.Fails("second of two", "Episodes[2]/PL_POST",
                    sample.With(sample.FirstEpisode, episode with { PlacementPostcode = "M9 9ZZ" })),
            ];
        }
    }
}
