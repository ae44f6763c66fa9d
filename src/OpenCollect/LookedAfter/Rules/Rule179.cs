namespace OpenCollect.LookedAfter.Rules;

/// <summary>Whether the placement is inside the authority can be told from the postcode.</summary>
public sealed class Rule179 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("179", Severity.Error, Scope.Group, Years.Always, "Placement location is missing or not valid")
        {
            Module = Episode.Group.Name,
            Logic = "LS is neither V3 nor V4 (a blank LS counts), and no PL_LOCATION is known: PL_POST is blank or not in the postcode directory, and nothing was entered by hand.",
            Advice = "Enter or correct the placement postcode. If the placement is confidential, enter by hand whether it is inside (IN) or outside (OUT) your authority.",
            Guide = LookedAfterGuide.Check("179"),
            Fields = [Episode.PlacementLocationField, Episode.PlacementPostcodeField],
            Needs = [Inputs.Episodes, Inputs.Postcodes, Inputs.Authority],
            Doubt = "Guidance lets the postcode be withheld for confidential placements, where the location is entered by hand instead.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (!episode.IsShortBreak && episode.PlacementLocation is null)
            {
                report.At(episode, Episode.PlacementLocationField, Episode.PlacementPostcodeField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var unknown = sample.Episode with { PlacementLocation = null };
            string[] both = ["Episodes[1]/PL_LOCATION", "Episodes[1]/PL_POST"];
            LookedAfterCase At(string? postcode) => sample.With(LookedAfterSample.Reference.Derive(sample.Episode with
            {
                PlacementPostcode = postcode,
                PlacementAuthority = null,
                PlacementLocation = null,
            }));
            return
            [
                Example.Passes("known", sample.Case),
                Example.Passes("in another country", At("EH1 1AA")),
                Example.Fails("not known", [.. both], sample.With(unknown)),
                Example.Fails("the postcode is blank", [.. both], At(null)),
                Example.Fails("the postcode is in no directory", [.. both], At("XX1 1XX")),
                Example.Fails("not known, legal status blank", [.. both], sample.With(unknown with { LegalStatus = null })),
                Example.Passes("not known, short breaks under V3", sample.With(unknown with { LegalStatus = "V3" })),
                Example.Passes("not known, short breaks under V4", sample.With(unknown with { LegalStatus = "V4" })),
                Example.Fails("not known in the second episode", ["Episodes[2]/PL_LOCATION", "Episodes[2]/PL_POST"],
                    sample.With(sample.FirstEpisode, unknown)),
                Example.Passes("entered by hand without a postcode",
                    sample.With(sample.Episode with { PlacementPostcode = null, PlacementLocation = "OUT" })),
            ];
        }
    }
}
