namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child assessment order lasts no longer than 7 days.</summary>
public sealed class Rule363 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("363", Severity.Error, Scope.Child, Years.Always, "Child assessment order for more than 7 days")
        {
            Module = Episode.Group.Name,
            Logic = "Episodes of the child with LS L3, in order of DECOM, belong together where one starts no later than the L3 episode before it ended, whatever other episodes stand between; a blank DEC counts as 31 March. The days from DECOM to DEC of each, added up, are more than 7. Every row of the group is reported. A row without a readable DEC adds nothing.",
            Advice = "Check the dates and legal status of the child assessment order. If it ended and another status began, enter that as a new episode.",
            Guide = LookedAfterGuide.Check("363"),
            Doubt = "Where a public validator goes by the order of the file, the order of start is used.",
            Fields = [Episode.EndField, Episode.StartField, Episode.LegalStatusField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report) => Judge(seen, report, "L3", 7);

    /// <summary>Reports every row of a group of episodes with the status whose lengths add up to more than so many days.</summary>
    internal static void Judge(LookedAfterCase seen, Report report, string status, int days)
    {
        var episodes = seen.Child.EpisodesByStart;
        var last = report.Year.LastDay;
        DateOnly? until = null;
        var (first, sum) = (0, 0);
        for (var i = 0; i < episodes.Length; i++)
        {
            var episode = episodes[i];
            if (episode.LegalStatus != status)
            {
                continue;
            }

            if (!(episode.Start <= until))
            {
                Close(report, episodes.AsSpan(first..i), status, sum > days);
                (first, sum) = (i, 0);
            }

            until = episode.EndOr(last);
            sum += until?.DayNumber - episode.Start?.DayNumber ?? 0;
        }

        Close(report, episodes.AsSpan(first..), status, sum > days);
    }

    private static void Close(Report report, ReadOnlySpan<Episode> group, string status, bool isTooLong)
    {
        foreach (var episode in group)
        {
            if (isTooLong && episode.LegalStatus == status)
            {
                report.At(episode, Episode.EndField, Episode.StartField, Episode.LegalStatusField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var one = sample.Episode with { LegalStatus = "L3", Start = sample.Day(6, 1), End = sample.Day(6, 8) };
            var (part, rest) = (one with { End = sample.Day(6, 5) }, one with { Start = sample.Day(6, 5), End = sample.Day(6, 8) });
            ImmutableArray<string> first = ["Episodes[1]/DEC", "Episodes[1]/DECOM", "Episodes[1]/LS"];
            ImmutableArray<string> second = ["Episodes[2]/DEC", "Episodes[2]/DECOM", "Episodes[2]/LS"];
            ImmutableArray<string> third = ["Episodes[3]/DEC", "Episodes[3]/DECOM", "Episodes[3]/LS"];
            return
            [
                Example.Passes("another status for years", sample.Case),
                Example.Passes("7 days", sample.With(one)),
                Example.Fails("8 days", first, sample.With(one with { End = sample.Day(6, 9) })),
                Example.Passes("open, 7 days before the end of the year",
                    sample.With(one with { Start = sample.Day(3, 24), End = null })),
                Example.Fails("open, 8 days before the end of the year", first,
                    sample.With(one with { Start = sample.Day(3, 23), End = null })),
                Example.Passes("unreadable end",
                    sample.With(one with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("two in a row, 7 days together", sample.With(part, rest)),
                Example.Fails("two in a row, 8 days together", [.. first, .. second],
                    sample.With(part, rest with { End = sample.Day(6, 9) })),
                Example.Fails("two in a row, the later one first in the file", [.. second, .. first],
                    sample.With(rest with { End = sample.Day(6, 9) }, part)),
                Example.Passes("a day between two", sample.With(part, rest with { Start = sample.Day(6, 6), End = sample.Day(6, 12) })),
                Example.Fails("two that overlap by a day count twice", [.. first, .. second],
                    sample.With(part, rest with { Start = sample.Day(6, 4) })),
                Example.Fails("another status between two", [.. first, .. third], sample.With(
                    part, one with { LegalStatus = "C1", Start = sample.Day(6, 2) }, rest with { End = sample.Day(6, 9) })),
                Example.Fails("a short one, then a long one after a gap", second, sample.With(
                    part, one with { Start = sample.Day(7, 1), End = sample.Day(7, 1).AddDays(8) })),
                Example.Fails("a long one, then a short one after a gap", first, sample.With(
                    one with { End = sample.Day(6, 9) }, part with { Start = sample.Day(7, 1), End = sample.Day(7, 2) })),
                Example.Fails("an unreadable end, then a long one", second, sample.With(
                    part with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) },
                    one with { Start = sample.Day(6, 2), End = sample.Day(6, 2).AddDays(8) })),
                Example.Fails("an open one goes on to the end of the year", [.. first, .. second], sample.With(
                    one with { Start = sample.Day(3, 24), End = null }, one with { Start = sample.Day(3, 30), End = null })),
                Example.Passes("7 days, then more after a gap", sample.With(
                    one, part with { Start = sample.Day(7, 1), End = sample.Day(7, 2) })),
                Example.Passes("4 days, then another status", sample.With(
                    part, one with { LegalStatus = "C1", Start = sample.Day(6, 5), End = null })),
                Example.Passes("7 days, then an unreadable end", sample.With(one, one with
                {
                    Start = sample.Day(6, 8),
                    End = null,
                    Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)),
                })),
            ];
        }
    }
}
