namespace OpenCollect.LookedAfter.Rules;

/// <summary>A placement that the authority itself provides lies in the authority, but for fostering and adoption.</summary>
public sealed class Rule1015 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("1015", Severity.Error, Scope.Group, Years.Always, "The authority's own provision is outside the authority")
    {
        Module = Episode.Group.Name,
        Logic = "PLACE_PROVIDER is PR1, PLACE is filled and none of A3, A4, A5, A6 and U1 to U6, LS is filled and neither V3 nor V4, and PL_LA is not the authority whose return it is. A PL_LA that is not known fails too.",
        Advice = "Check the placement's provider and its postcode, and correct the one that is wrong.",
        Guide = LookedAfterGuide.Check("1015"),
        Fields = [Episode.ProviderField, Episode.PlacementField, Episode.LegalStatusField, Episode.PlacementAuthorityField],
        Needs = [Inputs.Episodes, Inputs.Postcodes, Inputs.Authority],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var own = seen.Reference.Authority!.Code;
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Provider == "PR1"
                && episode.Placement is not (null or "A3" or "A4" or "A5" or "A6" or "U1" or "U2" or "U3" or "U4" or "U5" or "U6")
                && episode.LegalStatus is not (null or "V3" or "V4")
                && episode.PlacementAuthority != own)
            {
                report.At(episode, Episode.ProviderField, Episode.PlacementField, Episode.LegalStatusField, Episode.PlacementAuthorityField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var home = sample.Episode with { Provider = "PR1", Placement = "K2" };
            string[] places = ["Episodes[1]/PLACE_PROVIDER", "Episodes[1]/PLACE", "Episodes[1]/LS", "Episodes[1]/PL_LA"];
            return
            [
                Example.Passes("foster placements in and outside", sample.Case),
                Example.Fails("own children's home in another authority", [.. places], sample.With(home)),
                Example.Passes("own children's home in the authority", sample.With(home with { PlacementAuthority = "352" })),
                Example.Fails("own children's home, where is not known", [.. places], sample.With(home with { PlacementAuthority = null })),
                Example.Fails("own children's home in Scotland", [.. places], sample.With(home with { PlacementAuthority = "SCO" })),
                Example.Passes("a private children's home", sample.With(home with { Provider = "PR4" })),
                Example.Passes("no provider", sample.With(home with { Provider = null })),
                Example.Passes("no placement", sample.With(home with { Placement = null })),
                Example.Passes("no legal status", sample.With(home with { LegalStatus = null })),
                Example.Passes("a short break", sample.With(home with { LegalStatus = "V3" })),
                Example.Passes("an agreement on short breaks", sample.With(home with { LegalStatus = "V4" })),
                Example.Passes("placed A3", sample.With(home with { Placement = "A3" })),
                Example.Passes("placed A4", sample.With(home with { Placement = "A4" })),
                Example.Passes("placed A5", sample.With(home with { Placement = "A5" })),
                Example.Passes("placed A6", sample.With(home with { Placement = "A6" })),
                Example.Passes("placed U1", sample.With(home with { Placement = "U1" })),
                Example.Passes("placed U2", sample.With(home with { Placement = "U2" })),
                Example.Passes("placed U3", sample.With(home with { Placement = "U3" })),
                Example.Passes("placed U4", sample.With(home with { Placement = "U4" })),
                Example.Passes("placed U5", sample.With(home with { Placement = "U5" })),
                Example.Passes("placed U6", sample.With(home with { Placement = "U6" })),
                Example.Fails("a foster placement by its code until 2013-14", [.. places], sample.With(home with { Placement = "Q1" })),
                Example.Fails("the second of two", ["Episodes[2]/PLACE_PROVIDER", "Episodes[2]/PLACE", "Episodes[2]/LS", "Episodes[2]/PL_LA"],
                    sample.With(sample.FirstEpisode, home)),
            ];
        }
    }
}
