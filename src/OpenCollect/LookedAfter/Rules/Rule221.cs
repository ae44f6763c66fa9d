using OpenCollect.Reference;

namespace OpenCollect.LookedAfter.Rules;

/// <summary>The placement is at the postcode that the list of providers has for its number.</summary>
public sealed class Rule221 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("221", Severity.Error, Scope.Group, Years.From(2016), "URN does not fit the placement postcode")
        {
            Module = Episode.Group.Name,
            Logic = "URN is filled and not XXXXXXX; LS is not V3 or V4; PLACE is K1, K2, R3 or S1, in 2023-24 also H5, from 2024-25 also K3; PL_POST is filled; and no row of the list of providers with that URN has this postcode, spaces and letter case aside. So a URN that is not in the list fails.",
            Advice = "Look the provider up in Ofsted's list, and correct the URN or the postcode of the placement.",
            Guide = LookedAfterGuide.Check("221"),
            Fields = [Episode.UrnField, Episode.PlacementPostcodeField, Episode.PlacementField, Episode.LegalStatusField],
            Needs = [Inputs.Episodes, Inputs.Providers],
            Doubt = "Where the list has several rows for one URN, one that fits is enough.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var providers = seen.Reference.Providers!;
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.HasOfstedUrn && !episode.IsShortBreak && IsHome(episode, report.Year)
                && episode.PlacementPostcode is { } postcode && !AnyIsAt(providers.Find(episode.Urn), postcode))
            {
                report.At(episode, Episode.UrnField, Episode.PlacementPostcodeField, Episode.PlacementField, Episode.LegalStatusField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var home = sample.Unaccompanied.Child.Episodes[0];
            var wrong = home with { PlacementPostcode = "LS1 4DY" };
            var row = new Provider("1234567") { Postcode = "m2 5db" };
            string[] all = ["Episodes[1]/URN", "Episodes[1]/PL_POST", "Episodes[1]/PLACE", "Episodes[1]/LS"];
            LookedAfterCase Of(Episode episode) => sample.With(episode);
            return
            [
                Example.Passes("as listed", Of(home)),
                Example.Fails("another postcode", [.. all], Of(wrong)),
                Example.Passes("without the space", Of(home with { PlacementPostcode = "M25DB" })),
                Example.Passes("no postcode", Of(wrong with { PlacementPostcode = null })),
                Example.Passes("another postcode, V3", Of(wrong with { LegalStatus = "V3" })),
                Example.Fails("another postcode, K1", [.. all], Of(wrong with { Placement = "K1" })),
                Example.Fails("another postcode, R3", [.. all], Of(wrong with { Placement = "R3" })),
                Example.Fails("another postcode, S1", [.. all], Of(wrong with { Placement = "S1" })),
                Example.Fails("another postcode, K3", [.. all], Of(wrong with { Placement = "K3" })),
                Example.Passes("another postcode, H5", Of(wrong with { Placement = "H5" })),
                Example.Passes("another postcode, U4", Of(wrong with { Placement = "U4" })),
                Example.Passes("another postcode, no placement", Of(wrong with { Placement = null })),
                Example.Fails("another postcode, K3 in its first year", [.. all], Of(wrong with { Placement = "K3" })) with { Year = 2025 },
                Example.Passes("another postcode, K3 before it is a code", Of(wrong with { Placement = "K3" })) with { Year = 2024 },
                Example.Passes("another postcode, H5 in the year after it went out",
                    Of(wrong with { Placement = "H5" })) with { Year = 2025 },
                Example.Fails("another postcode, H5 in the year of registration", [.. all],
                    Of(wrong with { Placement = "H5" })) with { Year = 2024 },
                Example.Passes("another postcode, H5 before registration", Of(wrong with { Placement = "H5" })) with { Year = 2023 },
                Example.Passes("no URN", Of(wrong with { Urn = null })),
                Example.Passes("XXXXXXX for the URN", Of(wrong with { Urn = "XXXXXXX" })),
                Example.Fails("the URN is not in the list", [.. all], Of(home with { Urn = "SC999999" })),
                Example.Passes("only the second row of the URN has the postcode", Of(home) with
                {
                    Reference = LookedAfterSample.Reference with { Providers = new([row with { Postcode = null }, row]) },
                }),
                Example.Passes("only the first row of the URN has the postcode", Of(home) with
                {
                    Reference = LookedAfterSample.Reference with { Providers = new([row, row with { Postcode = "LS1 4DY" }]) },
                }),
                Example.Fails("on the second episode", ["Episodes[2]/URN", "Episodes[2]/PL_POST", "Episodes[2]/PLACE", "Episodes[2]/LS"],
                    sample.With(home, wrong)),
            ];
        }
    }

    private static bool IsHome(Episode episode, CollectionYear year) => episode.Placement switch
    {
        "K1" or "K2" or "R3" or "S1" => true,
        "H5" => year.Ending == 2024,
        "K3" => year.Ending >= 2025,
        _ => false,
    };

    private static bool AnyIsAt(ImmutableArray<Provider> rows, string postcode)
    {
        foreach (var row in rows)
        {
            if (row.IsAt(postcode))
            {
                return true;
            }
        }

        return false;
    }
}
