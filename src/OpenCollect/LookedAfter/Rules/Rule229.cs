using OpenCollect.Reference;

namespace OpenCollect.LookedAfter.Rules;

/// <summary>Own provision lies in the authority's area and that of other authorities does not.</summary>
public sealed class Rule229 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("229", Severity.Error, Scope.Group, Years.From(2016), "Kind of provider does not fit the provider's authority")
        {
            Module = Episode.Group.Name,
            Logic = "URN is filled and not XXXXXXX; and PLACE_PROVIDER is PR1 and no row of the list of providers with that URN lies in the area of the authority whose return it is; or PLACE_PROVIDER is PR2 and every such row, of at least one, lies there. Where a row lies is taken from its postcode; not known is not there. So PR1 with a URN that is not in the list fails and PR2 passes.",
            Advice = "Correct the URN, or enter PR1 for own provision and PR2 for that of another authority.",
            Guide = LookedAfterGuide.Check("229"),
            Fields = [Episode.ProviderField, Episode.UrnField],
            Needs = [Inputs.Episodes, Inputs.Providers, Inputs.Postcodes, Inputs.Authority],
            Doubt = "Where the list has several rows for one URN, one that fits is enough.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var (providers, postcodes, own) = (seen.Reference.Providers!, seen.Reference.Postcodes!, seen.Reference.Authority!.Code);
        foreach (var episode in seen.Child.Episodes)
        {
            if (!episode.HasOfstedUrn || episode.Provider is not ("PR1" or "PR2"))
            {
                continue;
            }

            var mustBeOwn = episode.Provider == "PR1";
            var rows = providers.Find(episode.Urn);
            var fits = rows.IsEmpty && !mustBeOwn;
            foreach (var row in rows)
            {
                fits |= (postcodes.Find(row.Postcode)?.Authority == own) == mustBeOwn;
            }

            if (!fits)
            {
                report.At(episode, Episode.ProviderField, Episode.UrnField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var here = new Provider("SC054321") { Postcode = "M14 5RG" };
            var there = here with { Postcode = "LS1 4DY" };
            string[] both = ["Episodes[1]/PLACE_PROVIDER", "Episodes[1]/URN"];
            LookedAfterCase Of(string? kind, params Provider[] providers) => sample.With(sample.Episode with { Provider = kind })
                with { Reference = LookedAfterSample.Reference with { Providers = new(providers) } };
            return
            [
                Example.Passes("PR1, in the area", Of("PR1", here)),
                Example.Fails("PR1, elsewhere", [.. both], Of("PR1", there)),
                Example.Passes("PR2, elsewhere", Of("PR2", there)),
                Example.Fails("PR2, in the area", [.. both], Of("PR2", here)),
                Example.Passes("PR3, in the area", Of("PR3", here)),
                Example.Passes("PR4, elsewhere", sample.Case),
                Example.Passes("no provider, elsewhere", Of(null, there)),
                Example.Fails("PR1, postcode unknown", [.. both], Of("PR1", there with { Postcode = "ZZ1 1ZZ" })),
                Example.Passes("PR2, postcode unknown", Of("PR2", there with { Postcode = "ZZ1 1ZZ" })),
                Example.Fails("PR1, no postcode", [.. both], Of("PR1", there with { Postcode = null })),
                Example.Fails("PR1, not in the list", [.. both], Of("PR1", here with { Urn = "SC999999" })),
                Example.Passes("PR2, not in the list", Of("PR2", here with { Urn = "SC999999" })),
                Example.Passes("PR1, one of two rows in the area", Of("PR1", here, there)),
                Example.Passes("PR2, one of two rows elsewhere", Of("PR2", there, here)),
                Example.Fails("PR2, both rows in the area", [.. both], Of("PR2", here, here)),
                Example.Passes("PR1, no URN", sample.With(sample.Episode with { Provider = "PR1", Urn = null })),
                Example.Passes("PR1, XXXXXXX for the URN", sample.With(sample.Episode with { Provider = "PR1", Urn = "XXXXXXX" })),
                Example.Fails("after an episode that is not concerned", ["Episodes[2]/PLACE_PROVIDER", "Episodes[2]/URN"],
                    sample.With(sample.Episode, sample.Episode with { Provider = "PR1" })),
                Example.Passes("PR1, the second of two rows in the area", Of("PR1", there, here)),
                Example.Passes("PR1, both rows in the area", Of("PR1", here, here)),
            ];
        }
    }
}
