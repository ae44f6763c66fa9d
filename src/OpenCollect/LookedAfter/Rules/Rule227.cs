using OpenCollect.Reference;

namespace OpenCollect.LookedAfter.Rules;

/// <summary>No episode starts once the provider has closed.</summary>
public sealed class Rule227 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("227", Severity.Error, Scope.Group, Years.From(2016), "Episode starts on or after the day the provider closed")
        {
            Module = Episode.Group.Name,
            Logic = "URN is filled and not XXXXXXX, the list of providers has it, and DECOM is on or after the day on which the provider closed. Where the list has several rows for the URN, in every one of them; a row without a closing date is open.",
            Advice = "Look the provider up in Ofsted's list, and correct the URN or the start of the episode.",
            Guide = LookedAfterGuide.Check("227"),
            Fields = [Episode.UrnField, Episode.StartField],
            Needs = [Inputs.Episodes, Inputs.Providers],
            Doubt = "Where the list has several rows for one URN, one that fits is enough.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var providers = seen.Reference.Providers!;
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.HasOfstedUrn && IsClosed(providers.Find(episode.Urn), episode.Start))
            {
                report.At(episode, Episode.UrnField, Episode.StartField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var closed = new Provider("SC054321") { Closed = sample.Day(8, 15) };
            string[] both = ["Episodes[1]/URN", "Episodes[1]/DECOM"];
            LookedAfterCase Listed(Episode episode, params Provider[] providers) =>
                sample.With(episode) with { Reference = LookedAfterSample.Reference with { Providers = new(providers) } };
            return
            [
                Example.Passes("open", sample.Case),
                Example.Passes("closed on the day after the start", Listed(sample.Episode, closed with { Closed = sample.Day(8, 16) })),
                Example.Fails("closed on the day of the start", [.. both], Listed(sample.Episode, closed)),
                Example.Fails("closed on the day before the start", [.. both],
                    Listed(sample.Episode, closed with { Closed = sample.Day(8, 14) })),
                Example.Passes("closed, no start", Listed(sample.Episode with { Start = null }, closed)),
                Example.Passes("not in the list", Listed(sample.Episode with { Urn = "SC999999" }, closed)),
                Example.Passes("no URN", Listed(sample.Episode with { Urn = null }, closed)),
                Example.Passes("XXXXXXX in the list", Listed(sample.Episode with { Urn = "XXXXXXX" }, closed with { Urn = "XXXXXXX" })),
                Example.Passes("one of two rows is open", Listed(sample.Episode, closed, closed with { Closed = null })),
                Example.Passes("one of two rows closed later", Listed(sample.Episode, closed with { Closed = sample.Day(8, 16) }, closed)),
                Example.Fails("both rows closed", [.. both], Listed(sample.Episode, closed, closed with { Closed = new(2020, 1, 1) })),
                Example.Fails("on the second episode", ["Episodes[2]/URN", "Episodes[2]/DECOM"], sample.With(sample.FirstEpisode, sample.Episode) with
                {
                    Reference = LookedAfterSample.Reference with { Providers = new([closed]) },
                }),
            ];
        }
    }

    private static bool IsClosed(ImmutableArray<Provider> rows, DateOnly? start)
    {
        foreach (var row in rows)
        {
            if (!(start >= row.Closed))
            {
                return false;
            }
        }

        return !rows.IsEmpty;
    }
}
