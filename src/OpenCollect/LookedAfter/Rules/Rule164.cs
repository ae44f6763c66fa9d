namespace OpenCollect.LookedAfter.Rules;

/// <summary>The distance from home to placement lies in its range.</summary>
public sealed class Rule164 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("164", Severity.Error, Scope.Group, Years.Always, "Distance from home to placement is not valid")
        {
            Module = Episode.Group.Name,
            Logic = "PL_DISTANCE is known and is less than 0.0 or more than 999.9 miles, LS is neither V3 nor V4 (a blank LS counts), and there is no sign in this return or in those of last year and the year before that are at hand that the child is or was an unaccompanied asylum seeker.",
            Advice = "Check the home and the placement postcode, or enter the distance by hand: 999.9 if the home is outside England or not known.",
            Guide = LookedAfterGuide.Check("164"),
            Fields = [Episode.DistanceField, Episode.PlacementPostcodeField, Episode.HomePostcodeField],
            Needs = [Inputs.Episodes, Inputs.Uasc, Inputs.Postcodes],
            Doubt = "As the Department has it, the year before last counts too and short breaks are left aside; a public validator does neither.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.IsOrWasUasc)
        {
            return;
        }

        foreach (var episode in seen.Child.Episodes)
        {
            if (!episode.IsShortBreak && episode.Distance is < 0.0m or > 999.9m)
            {
                report.At(episode, Episode.DistanceField, Episode.PlacementPostcodeField, Episode.HomePostcodeField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var far = sample.Episode with { Distance = 1000.0m };
            var asylum = sample.LastYear with { AsylumSeekers = [sample.Unaccompanied.Child.AsylumSeekers[0] with { ChildId = "C1" }] };
            string[] all = ["Episodes[1]/PL_DISTANCE", "Episodes[1]/PL_POST", "Episodes[1]/HOME_POST"];
            return
            [
                Example.Passes("a distance between the two postcodes", sample.Case),
                Example.Passes("no distance", sample.With(sample.Episode with { Distance = null })),
                Example.Passes("0.0", sample.With(sample.Episode with { Distance = 0.0m })),
                Example.Fails("less than 0.0", [.. all], sample.With(sample.Episode with { Distance = -0.1m })),
                Example.Passes("999.9", sample.With(sample.Episode with { Distance = 999.9m })),
                Example.Fails("more than 999.9", [.. all], sample.With(far)),
                Example.Fails("more than 999.9, legal status blank", [.. all], sample.With(far with { LegalStatus = null })),
                Example.Passes("more than 999.9 in short breaks under V3", sample.With(far with { LegalStatus = "V3" })),
                Example.Passes("more than 999.9 in short breaks under V4", sample.With(far with { LegalStatus = "V4" })),
                Example.Passes("less than 0.0 in short breaks", sample.With(far with { LegalStatus = "V4", Distance = -0.1m })),
                Example.Fails("more than 999.9 in the second episode", ["Episodes[2]/PL_DISTANCE", "Episodes[2]/PL_POST", "Episodes[2]/HOME_POST"],
                    sample.With(sample.FirstEpisode, far)),
                Example.Passes("an unaccompanied asylum seeker",
                    sample.With(sample.Child with { Episodes = [far], AsylumSeekers = asylum.AsylumSeekers })),
                Example.Passes("an unaccompanied asylum seeker last year", sample.With(far) with { LastYear = asylum }),
                Example.Passes("an unaccompanied asylum seeker two years ago", sample.With(far) with { YearBeforeLast = asylum }),
                Example.Fails("not in last year's return", [.. all], sample.With(far) with { LastYear = null }),
            ];
        }
    }
}
