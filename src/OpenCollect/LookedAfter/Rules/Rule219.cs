using OpenCollect.Reference;

namespace OpenCollect.LookedAfter.Rules;

/// <summary>The type of placement is one that the provider offers.</summary>
public sealed class Rule219 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("219", Severity.Error, Scope.Group, Years.From(2016), "URN does not fit the type of placement")
        {
            Module = Episode.Group.Name,
            Logic = "URN is filled and not XXXXXXX, and no row of the list of providers with that URN has PLACE among its codes. So a URN that is not in the list fails, and so does a blank PLACE.",
            Advice = "Look the provider up in Ofsted's list, and correct the URN or the type of placement.",
            Guide = LookedAfterGuide.Check("219"),
            Fields = [Episode.UrnField, Episode.PlacementField],
            Needs = [Inputs.Episodes, Inputs.Providers],
            Doubt = "Where the list has several rows for one URN, one that fits is enough.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var providers = seen.Reference.Providers!;
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.HasOfstedUrn && !Offers(providers.Find(episode.Urn), episode.Placement))
            {
                report.At(episode, Episode.UrnField, Episode.PlacementField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[1]/URN", "Episodes[1]/PLACE"];
            var row = new Provider("SC054321") { PlacementCodes = ["K2"] };
            LookedAfterCase Listed(Episode episode, params Provider[] providers) =>
                sample.With(episode) with { Reference = LookedAfterSample.Reference with { Providers = new(providers) } };
            return
            [
                Example.Passes("as listed", sample.Case),
                Example.Fails("not among the codes", [.. both], sample.With(sample.Episode with { Placement = "K2" })),
                Example.Fails("blank", [.. both], sample.With(sample.Episode with { Placement = null })),
                Example.Fails("the URN is not in the list", [.. both], sample.With(sample.Episode with { Urn = "SC999999" })),
                Example.Fails("the list has no codes for the URN", [.. both], Listed(sample.Episode, new Provider("SC054321"))),
                Example.Passes("second of two codes", Listed(sample.Episode, new Provider("SC054321") { PlacementCodes = ["K2", "U4"] })),
                Example.Passes("only the second row of the URN has it", Listed(sample.Episode, row, row with { PlacementCodes = ["U4"] })),
                Example.Passes("only the first row of the URN has it", Listed(sample.Episode, row with { PlacementCodes = ["U4"] }, row)),
                Example.Fails("another URN has it", [.. both],
                    Listed(sample.Episode, row, row with { Urn = "SC012345", PlacementCodes = ["U4"] })),
                Example.Passes("no URN", sample.With(sample.Episode with { Urn = null, Placement = "K2" })),
                Example.Passes("XXXXXXX for the URN", sample.With(sample.Episode with { Urn = "XXXXXXX", Placement = "K2" })),
                Example.Fails("on the second episode", ["Episodes[2]/URN", "Episodes[2]/PLACE"],
                    sample.With(sample.FirstEpisode, sample.Episode with { Placement = "K2" })),
            ];
        }
    }

    private static bool Offers(ImmutableArray<Provider> rows, string? code)
    {
        foreach (var row in rows)
        {
            if (code is not null && row.PlacementCodes.Contains(code))
            {
                return true;
            }
        }

        return false;
    }
}
