namespace OpenCollect.LookedAfter.Rules;

/// <summary>The distance from home to placement can be worked out.</summary>
public sealed class Rule392a : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("392a", Severity.Error, Scope.Child, Years.Always, "Distance from home is not known")
    {
        Module = Episode.Group.Name,
        Logic = "In none of the returns at hand is the child an unaccompanied asylum seeker, LS is not V3 or V4, and PL_DISTANCE is neither worked out from the two postcodes nor keyed by hand.",
        Advice = "Check the home postcode and the placement postcode. If one of them must not be given or is not known, enter the distance by hand.",
        Guide = LookedAfterGuide.Check("392a"),
        Doubt = "The Department looks two years back. The year before last is taken into account where its return is at hand.",
        Fields = [Episode.DistanceField, Episode.LegalStatusField],
        Needs = [Inputs.Episodes, Inputs.Uasc, Inputs.Postcodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.IsOrWasUasc)
        {
            return;
        }

        foreach (var episode in seen.Child.Episodes)
        {
            if (!episode.IsShortBreak && episode.Distance is null)
            {
                report.At(episode, Episode.DistanceField, Episode.LegalStatusField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var unknown = sample.Episode with { Distance = null };
            ImmutableArray<string> places = ["Episodes[1]/PL_DISTANCE", "Episodes[1]/LS"];
            var seeker = sample.Unaccompanied.Child.AsylumSeekers[0] with { ChildId = "C1" };
            var flagged = sample.Child with { AsylumSeekers = [seeker] };
            return
            [
                Example.Passes("both postcodes known", sample.Case),
                Example.Fails("no distance", places, sample.With(unknown)),
                Example.Fails("placement postcode not in the directory", places,
                    sample.With(LookedAfterSample.Reference.Derive(unknown with { PlacementPostcode = "M9 9ZZ" }))),
                Example.Passes("distance of nothing", sample.With(unknown with { Distance = 0.0m })),
                Example.Passes("no distance under V3", sample.With(unknown with { LegalStatus = "V3" })),
                Example.Passes("no distance under V4", sample.With(unknown with { LegalStatus = "V4" })),
                Example.Fails("no legal status", places, sample.With(unknown with { LegalStatus = null })),
                Example.Passes("unaccompanied this year", sample.With(flagged with { Episodes = [unknown] })),
                Example.Passes("unaccompanied last year",
                    sample.With(unknown) with { LastYear = sample.LastYear with { AsylumSeekers = [seeker] } }),
                Example.Passes("unaccompanied the year before last", sample.With(unknown) with { YearBeforeLast = flagged }),
                Example.Fails("not in last year's return", places, sample.With(unknown) with { LastYear = null }),
                Example.Fails("second of two", ["Episodes[2]/PL_DISTANCE", "Episodes[2]/LS"], sample.With(sample.FirstEpisode, unknown)),
            ];
        }
    }
}
