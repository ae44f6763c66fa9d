namespace OpenCollect.LookedAfter.Rules;

/// <summary>No distance from home is given for an unaccompanied asylum seeker.</summary>
public sealed class Rule406 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("406", Severity.Error, Scope.Child, Years.Always, "Distance given for an unaccompanied asylum seeker")
        {
            Module = Episode.Group.Name,
            Logic = "In a return at hand, this year's or an earlier one, the child is an unaccompanied asylum seeker, and PL_DISTANCE is worked out or keyed by hand.",
            Advice = "Remove the home postcode, so that no distance is worked out, or correct who is an unaccompanied asylum seeker.",
            Guide = LookedAfterGuide.Check("406"),
            Doubt = "The year before last is taken into account where its return is at hand.",
            Fields = [Episode.DistanceField],
            Needs = [Inputs.Episodes, Inputs.Uasc, Inputs.Postcodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (!seen.IsOrWasUasc)
        {
            return;
        }

        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Distance is not null)
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
            var seeker = sample.Unaccompanied.Child.AsylumSeekers[0] with { ChildId = "C1" };
            var flagged = sample.Child with { AsylumSeekers = [seeker] };
            return
            [
                Example.Passes("distance for another child", sample.Case),
                Example.Passes("unaccompanied, without a home postcode", sample.Unaccompanied),
                Example.Fails("unaccompanied this year", ["Episodes[1]/PL_DISTANCE", "Episodes[2]/PL_DISTANCE"], sample.With(flagged)),
                Example.Fails("the second of two has a distance", "Episodes[2]/PL_DISTANCE",
                    sample.With(flagged with
                    {
                        Episodes = [sample.FirstEpisode with { Distance = null }, sample.Episode with { Distance = 0.0m }],
                    })),
                Example.Fails("unaccompanied last year", "Episodes[1]/PL_DISTANCE",
                    sample.With(sample.Episode) with { LastYear = sample.LastYear with { AsylumSeekers = [seeker] } }),
                Example.Fails("unaccompanied the year before last", "Episodes[1]/PL_DISTANCE",
                    sample.With(sample.Episode) with { YearBeforeLast = flagged }),
                Example.Passes("distance for another child, not in last year's return", sample.Case with { LastYear = null }),
                Example.Passes("unaccompanied by the table, not by the flag of the header",
                    sample.With(flagged with { Headers = [sample.Header with { Uasc = "0" }] })),
            ];
        }
    }
}
