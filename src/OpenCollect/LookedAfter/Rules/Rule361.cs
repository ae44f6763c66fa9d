namespace OpenCollect.LookedAfter.Rules;

/// <summary>Police protection lasts no longer than 72 hours.</summary>
public sealed class Rule361 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("361", Severity.Error, Scope.Child, Years.Always, "Police protection for more than 3 days")
    {
        Module = Episode.Group.Name,
        Logic = "Episodes of the child with LS L1 that stand directly one after the other in order of DECOM, each starting on the day the one before it ended, make a chain; a blank DEC counts as 31 March. From the first DECOM to the last DEC are more than 3 days. Every row of the chain is reported.",
        Advice = "Check the dates and legal status of the police protection. If it ended and another status began, enter that as a new episode.",
        Guide = LookedAfterGuide.Check("361"),
        Doubt = "A public validator measures on through episodes of another status without a gap; here the chain has L1 only.",
        Fields = [Episode.EndField, Episode.StartField, Episode.LegalStatusField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report) => Judge(seen, report, "L1", 3);

    /// <summary>Reports every row of a chain of episodes with the status that lasts more than so many days.</summary>
    internal static void Judge(LookedAfterCase seen, Report report, string status, int days)
    {
        var episodes = seen.Child.EpisodesByStart;
        var last = report.Year.LastDay;
        for (var i = 0; i < episodes.Length; i++)
        {
            if (episodes[i].LegalStatus != status)
            {
                continue;
            }

            var first = i;
            while (i + 1 < episodes.Length && episodes[i + 1].LegalStatus == status && episodes[i + 1].Start == episodes[i].EndOr(last))
            {
                i++;
            }

            if (episodes[i].EndOr(last) > episodes[first].Start.PlusDays(days))
            {
                for (var row = first; row <= i; row++)
                {
                    report.At(episodes[row], Episode.EndField, Episode.StartField, Episode.LegalStatusField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var one = sample.Episode with { LegalStatus = "L1", Start = sample.Day(6, 1), End = sample.Day(6, 4) };
            var (begun, more) = (one with { End = sample.Day(6, 3) }, one with { Start = sample.Day(6, 3), End = sample.Day(6, 5) });
            ImmutableArray<string> first = ["Episodes[1]/DEC", "Episodes[1]/DECOM", "Episodes[1]/LS"];
            ImmutableArray<string> second = ["Episodes[2]/DEC", "Episodes[2]/DECOM", "Episodes[2]/LS"];
            return
            [
                Example.Passes("another status for years", sample.Case),
                Example.Passes("3 days", sample.With(one)),
                Example.Fails("4 days", first, sample.With(one with { End = sample.Day(6, 5) })),
                Example.Passes("4 days under another status", sample.With(one with { LegalStatus = "C1", End = sample.Day(6, 5) })),
                Example.Passes("open, 3 days before the end of the year",
                    sample.With(one with { Start = sample.Day(3, 28), End = null })),
                Example.Fails("open, 4 days before the end of the year", first,
                    sample.With(one with { Start = sample.Day(3, 27), End = null })),
                Example.Passes("unreadable end",
                    sample.With(one with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("no start", sample.With(one with { Start = null, End = sample.Day(6, 5) })),
                Example.Fails("two in a row, 4 days together", [.. first, .. second], sample.With(begun, more)),
                Example.Passes("two in a row, 3 days together", sample.With(begun, more with { End = sample.Day(6, 4) })),
                Example.Fails("two in a row, the later one first in the file", [.. second, .. first], sample.With(more, begun)),
                Example.Passes("a day between two", sample.With(begun, more with { Start = sample.Day(6, 4) })),
                Example.Passes("two that overlap by a day", sample.With(begun, more with { Start = sample.Day(6, 2) })),
                Example.Passes("another status between two", sample.With(
                    begun, begun with { LegalStatus = "C1", Start = sample.Day(6, 3), End = sample.Day(6, 4) },
                    more with { Start = sample.Day(6, 4) })),
                Example.Fails("after another status", second, sample.With(
                    one with { LegalStatus = "C1" }, one with { Start = sample.Day(6, 4), End = sample.Day(6, 4).AddDays(4) })),
                Example.Fails("a long one, then another status on the same day", first, sample.With(
                    one with { End = sample.Day(6, 5) }, more with { Start = sample.Day(6, 5), End = null, LegalStatus = "C1" })),
                Example.Fails("an open one that the next follows on the last day of the year", [.. first, .. second], sample.With(
                    one with { Start = sample.Day(3, 27), End = null }, one with { Start = sample.Day(3, 31), End = null })),
            ];
        }
    }
}
