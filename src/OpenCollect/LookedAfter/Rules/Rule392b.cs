namespace OpenCollect.LookedAfter.Rules;

/// <summary>Both postcodes are given.</summary>
public sealed class Rule392b : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("392b", Severity.Error, Scope.Child, Years.Always, "Home or placement postcode is missing")
    {
        Module = Episode.Group.Name,
        Logic = "In none of the returns at hand is the child an unaccompanied asylum seeker, LS is not V3 or V4, and HOME_POST or PL_POST is blank. Where no return says who is unaccompanied, every child is looked at.",
        Advice = "Enter the postcode of the home and that of the placement. Leave one out only if it must not be given or is not known.",
        Guide = LookedAfterGuide.Check("392b"),
        Doubt = "The guide of 2014 allows blanks for confidential or unknown addresses; the check does not. The year before last is taken into account where its return is at hand.",
        Fields = [Episode.HomePostcodeField, Episode.PlacementPostcodeField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.IsOrWasUasc)
        {
            return;
        }

        foreach (var episode in seen.Child.Episodes)
        {
            if (!episode.IsShortBreak)
            {
                Report(report, episode, episode.HomePostcode is null, episode.PlacementPostcode is null);
            }
        }
    }

    /// <summary>Reports those of the two postcodes that are at fault, if any, together.</summary>
    internal static void Report(Report report, Episode episode, bool home, bool placement)
    {
        if (home && placement)
        {
            report.At(episode, Episode.HomePostcodeField, Episode.PlacementPostcodeField);
        }
        else if (home || placement)
        {
            report.At(episode, home ? Episode.HomePostcodeField : Episode.PlacementPostcodeField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var withheld = sample.Episode with { PlacementPostcode = null };
            var seeker = sample.Unaccompanied.Child.AsylumSeekers[0] with { ChildId = "C1" };
            var flagged = sample.Child with { AsylumSeekers = [seeker] };
            return
            [
                Example.Passes("both given", sample.Case),
                Example.Fails("no placement postcode", "Episodes[1]/PL_POST", sample.With(withheld)),
                Example.Fails("no home postcode", "Episodes[1]/HOME_POST", sample.With(sample.Episode with { HomePostcode = null })),
                Example.Fails("neither", ["Episodes[1]/HOME_POST", "Episodes[1]/PL_POST"],
                    sample.With(withheld with { HomePostcode = null })),
                Example.Passes("neither under V3", sample.With(withheld with { HomePostcode = null, LegalStatus = "V3" })),
                Example.Passes("no placement postcode under V4", sample.With(withheld with { LegalStatus = "V4" })),
                Example.Fails("no placement postcode or legal status", "Episodes[1]/PL_POST",
                    sample.With(withheld with { LegalStatus = null })),
                Example.Passes("unaccompanied this year", sample.With(flagged with { Episodes = [withheld] })),
                Example.Passes("unaccompanied last year",
                    sample.With(withheld) with { LastYear = sample.LastYear with { AsylumSeekers = [seeker] } }),
                Example.Passes("unaccompanied the year before last", sample.With(withheld) with { YearBeforeLast = flagged }),
                Example.Fails("not in last year's return", "Episodes[1]/PL_POST", sample.With(withheld) with { LastYear = null }),
                Example.Fails("second of two", "Episodes[2]/PL_POST", sample.With(sample.FirstEpisode, withheld)),
            ];
        }
    }
}
