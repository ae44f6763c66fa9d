namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child has no more than 75 days of short breaks in a year.</summary>
public sealed class Rule367 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("367", Severity.Error, Scope.Child, Years.Always, "More than 75 days of short breaks in the year")
        {
            Module = Episode.Group.Name,
            Logic = "The days from DECOM to DEC of the child's episodes with LS V3, counted from 1 April to 31 March of the year only and with a blank DEC as 31 March, add up to more than 75. Each of these episodes with at least one day in the year is reported. One that ends before it starts takes nothing away.",
            Advice = "Check the dates of the short breaks. A child who was away for more than 75 days cannot be on short breaks: change the legal status.",
            Guide = LookedAfterGuide.Check("367"),
            Fields = [Episode.EndField, Episode.StartField, Episode.LegalStatusField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var days = 0;
        foreach (var episode in seen.Child.Episodes)
        {
            days += DaysIn(report.Year, episode);
        }

        if (days <= 75)
        {
            return;
        }

        foreach (var episode in seen.Child.Episodes)
        {
            if (DaysIn(report.Year, episode) > 0)
            {
                report.At(episode, Episode.EndField, Episode.StartField, Episode.LegalStatusField);
            }
        }
    }

    /// <summary>How many days of a short break lie in the year; none of any other episode.</summary>
    private static int DaysIn(CollectionYear year, Episode episode)
    {
        if (episode.LegalStatus != "V3" || episode.Start is not { } start || episode.EndOr(year.LastDay) is not { } end)
        {
            return 0;
        }

        var (first, last) = (year.FirstDay.DayNumber, year.LastDay.DayNumber);
        return Math.Max(Math.Min(end.DayNumber, last) - Math.Max(start.DayNumber, first), 0);
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var stay = sample.Episode with { LegalStatus = "V3", Start = sample.Day(4, 1), End = sample.Day(6, 16) };
            ImmutableArray<string> first = ["Episodes[1]/DEC", "Episodes[1]/DECOM", "Episodes[1]/LS"];
            ImmutableArray<string> second = ["Episodes[2]/DEC", "Episodes[2]/DECOM", "Episodes[2]/LS"];
            return
            [
                Example.Fails("76 days from 1 April", first, sample.With(stay)),
                Example.Passes("75 days from 1 April", sample.With(stay with { End = sample.Day(6, 15) })),
                Example.Passes("75 days of it in the year, some before",
                    sample.With(stay with { Start = new(2025, 3, 1), End = sample.Day(6, 15) })),
                Example.Fails("76 days of it in the year, some before", first, sample.With(stay with { Start = new(2025, 3, 1) })),
                Example.Passes("open since 15 January", sample.With(stay with { Start = sample.Day(1, 15), End = null })),
                Example.Fails("open since 14 January", first, sample.With(stay with { Start = sample.Day(1, 14), End = null })),
                Example.Passes("75 days to the end of the year, some after",
                    sample.With(stay with { Start = sample.Day(1, 15), End = new(2026, 4, 20) })),
                Example.Fails("two that add up to 76 days", [.. first, .. second], sample.With(
                    stay with { End = sample.Day(6, 15) }, stay with { Start = sample.Day(7, 1), End = sample.Day(7, 2) })),
                Example.Passes("two that add up to 75 days", sample.With(
                    stay with { End = sample.Day(6, 14) }, stay with { Start = sample.Day(7, 1), End = sample.Day(7, 2) })),
                Example.Fails("one that ends before it starts beside one of 76 days", second,
                    sample.With(stay with { Start = sample.Day(9, 1), End = sample.Day(8, 1) }, stay)),
                Example.Fails("one that ended on 1 April beside one of 76 days", second,
                    sample.With(stay with { Start = new(2025, 3, 20), End = sample.Day(4, 1) }, stay)),
                Example.Fails("one of a day beside one of 76 days", [.. first, .. second],
                    sample.With(stay with { Start = new(2025, 3, 20), End = sample.Day(4, 2) }, stay)),
                Example.Passes("76 days under V4", sample.With(stay with { LegalStatus = "V4" })),
                Example.Passes("75 days of V3 and more of V4", sample.With(
                    stay with { End = sample.Day(6, 15) }, stay with { LegalStatus = "V4", Start = sample.Day(7, 1), End = null })),
                Example.Passes("unreadable end",
                    sample.With(stay with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("no start", sample.With(stay with { Start = null })),
            ];
        }
    }
}
