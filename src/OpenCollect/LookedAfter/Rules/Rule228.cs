using OpenCollect.Reference;

namespace OpenCollect.LookedAfter.Rules;

/// <summary>No episode goes on after the provider closed.</summary>
public sealed class Rule228 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("228", Severity.Error, Scope.Group, Years.From(2019), "Provider closed before the end of the episode")
        {
            Module = Episode.Group.Name,
            Logic = "URN is filled and not XXXXXXX, the list of providers has it, and DEC, or 31 March of the year if DEC is blank, is after the day on which the provider closed. Where the list has several rows for the URN, in every one of them; a row without a closing date is open. An unreadable DEC passes.",
            Advice = "Look the provider up in Ofsted's list, and correct the URN or the end of the episode.",
            Guide = LookedAfterGuide.Check("228"),
            Fields = [Episode.UrnField, Episode.EndField],
            Needs = [Inputs.Episodes, Inputs.Providers],
            Doubt = "Where the list has several rows for one URN, one that fits is enough. A list made after the year may report an open episode that ended in the next.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var providers = seen.Reference.Providers!;
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.HasOfstedUrn && IsClosed(providers.Find(episode.Urn), episode.EndOr(report.Year.LastDay)))
            {
                report.At(episode, Episode.UrnField, Episode.EndField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var closed = new Provider("SC054321") { Closed = sample.Day(12, 1) };
            var ended = sample.Episode with { End = sample.Day(12, 1) };
            string[] both = ["Episodes[1]/URN", "Episodes[1]/DEC"];
            LookedAfterCase Listed(Episode episode, params Provider[] providers) =>
                sample.With(episode) with { Reference = LookedAfterSample.Reference with { Providers = new(providers) } };
            return
            [
                Example.Passes("provider not closed", sample.Case),
                Example.Passes("ended on the day the provider closed", Listed(ended, closed)),
                Example.Fails("ended on the day after the provider closed", [.. both],
                    Listed(ended with { End = sample.Day(12, 2) }, closed)),
                Example.Passes("ended on the day before the provider closed", Listed(ended with { End = sample.Day(11, 30) }, closed)),
                Example.Fails("open, the provider closed in the year", [.. both], Listed(sample.Episode, closed)),
                Example.Fails("open, the provider closed on 30 March", [.. both],
                    Listed(sample.Episode, closed with { Closed = sample.Day(3, 30) })),
                Example.Passes("open, the provider closed on 31 March", Listed(sample.Episode, closed with { Closed = sample.Day(3, 31) })),
                Example.Passes("unreadable end",
                    Listed(sample.Episode with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) }, closed)),
                Example.Passes("not in the list", Listed(sample.Episode with { Urn = "SC999999" }, closed)),
                Example.Passes("no URN", Listed(sample.Episode with { Urn = null }, closed)),
                Example.Passes("XXXXXXX in the list", Listed(sample.Episode with { Urn = "XXXXXXX" }, closed with { Urn = "XXXXXXX" })),
                Example.Passes("one of two rows is open", Listed(sample.Episode, closed, closed with { Closed = null })),
                Example.Passes("one of two rows closed later", Listed(ended, closed with { Closed = sample.Day(12, 2) }, closed)),
                Example.Fails("both rows closed", [.. both], Listed(sample.Episode, closed, closed with { Closed = new(2020, 1, 1) })),
                Example.Fails("on the second episode", ["Episodes[2]/URN", "Episodes[2]/DEC"], sample.With(sample.FirstEpisode, sample.Episode) with
                {
                    Reference = LookedAfterSample.Reference with { Providers = new([closed]) },
                }),
            ];
        }
    }

    private static bool IsClosed(ImmutableArray<Provider> rows, DateOnly? end)
    {
        foreach (var row in rows)
        {
            if (!(end > row.Closed))
            {
                return false;
            }
        }

        return !rows.IsEmpty;
    }
}
