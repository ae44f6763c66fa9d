using OpenCollect.Reference;

namespace OpenCollect.LookedAfter.Rules;

/// <summary>The kind of provider is one that the list of providers has for its number.</summary>
public sealed class Rule224 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("224", Severity.Error, Scope.Group, Years.From(2016), "URN does not fit the kind of provider")
        {
            Module = Episode.Group.Name,
            Logic = "URN is filled and not XXXXXXX, and no row of the list of providers with that URN has PLACE_PROVIDER among its codes. So a URN that is not in the list fails, and so does a blank PLACE_PROVIDER.",
            Advice = "Look the provider up in Ofsted's list, and correct the URN or the kind of provider.",
            Guide = LookedAfterGuide.Check("224"),
            Fields = [Episode.UrnField, Episode.ProviderField],
            Needs = [Inputs.Episodes, Inputs.Providers],
            Doubt = "Where the list has several rows for one URN, one that fits is enough.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var providers = seen.Reference.Providers!;
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.HasOfstedUrn && !Offers(providers.Find(episode.Urn), episode.Provider))
            {
                report.At(episode, Episode.UrnField, Episode.ProviderField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[1]/URN", "Episodes[1]/PLACE_PROVIDER"];
            var row = new Provider("SC054321") { ProviderCodes = ["PR3"] };
            LookedAfterCase Listed(Episode episode, params Provider[] providers) =>
                sample.With(episode) with { Reference = LookedAfterSample.Reference with { Providers = new(providers) } };
            return
            [
                Example.Passes("as listed", sample.Case),
                Example.Fails("not among the codes", [.. both], sample.With(sample.Episode with { Provider = "PR3" })),
                Example.Fails("blank", [.. both], sample.With(sample.Episode with { Provider = null })),
                Example.Fails("the URN is not in the list", [.. both], sample.With(sample.Episode with { Urn = "SC999999" })),
                Example.Fails("the list has no codes for the URN", [.. both], Listed(sample.Episode, new Provider("SC054321"))),
                Example.Passes("second of two codes", Listed(sample.Episode, new Provider("SC054321") { ProviderCodes = ["PR3", "PR4"] })),
                Example.Passes("only the second row of the URN has it", Listed(sample.Episode, row, row with { ProviderCodes = ["PR4"] })),
                Example.Passes("only the first row of the URN has it", Listed(sample.Episode, row with { ProviderCodes = ["PR4"] }, row)),
                Example.Fails("another URN has it", [.. both],
                    Listed(sample.Episode, row, row with { Urn = "SC012345", ProviderCodes = ["PR4"] })),
                Example.Passes("no URN", sample.With(sample.Episode with { Urn = null, Provider = "PR3" })),
                Example.Passes("XXXXXXX for the URN", sample.With(sample.Episode with { Urn = "XXXXXXX", Provider = "PR3" })),
                Example.Fails("on the second episode", ["Episodes[2]/URN", "Episodes[2]/PLACE_PROVIDER"],
                    sample.With(sample.FirstEpisode, sample.Episode with { Provider = "PR3" })),
            ];
        }
    }

    private static bool Offers(ImmutableArray<Provider> rows, string? code)
    {
        foreach (var row in rows)
        {
            if (code is not null && row.ProviderCodes.Contains(code))
            {
                return true;
            }
        }

        return false;
    }
}
