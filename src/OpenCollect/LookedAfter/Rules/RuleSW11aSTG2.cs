namespace OpenCollect.LookedAfter.Rules;

/// <summary>After a social worker episode that ended before the last days of the year another begins within five days.</summary>
public sealed class RuleSW11aSTG2 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW11aSTG2", Severity.Error, Scope.Child, Years.Between(2024, 2024), "Social worker episode ended before 31 March and none follows")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 2,
        Logic = "SW_DEC of a row is on or before 26 March, and no other row of the child has a SW_DECOM from 5 days before to 5 days after it. The next row in order of SW_DECOM fails, with the row that ended beside it; where there is none, the row that ended.",
        Advice = "Enter who was responsible for the child after that day, or correct the dates.",
        Guide = LookedAfterGuide.Check("SW11aSTG2"),
        Fields = [SocialWorkerEpisode.StartField, SocialWorkerEpisode.EndField],
        Needs = [Inputs.SWEpisodes],
        Doubt = "Public validators compare only a row with the next one, and so miss the last row of a child.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var rows = SocialWorkerHistory.ByStart(seen.Child.SocialWorkers);
        for (var i = 0; i < rows.Length; i++)
        {
            if (!(rows[i].End <= report.Year.LastDay.AddDays(-5)) || IsFollowed(rows, i))
            {
                continue;
            }

            if (i + 1 < rows.Length)
            {
                report.Between((rows[i + 1], SocialWorkerEpisode.StartField), (rows[i], SocialWorkerEpisode.EndField));
            }
            else
            {
                report.At(rows[i], SocialWorkerEpisode.EndField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2024);
            var (first, row) = (sample.FirstSocialWorker, sample.SocialWorker);
            string[] places = ["SWEpisodes[2]/SW_DECOM", "SWEpisodes[1]/SW_DEC"];
            return
            [
                Example.Passes("another follows that day", sample.Case),
                Example.Passes("another follows 5 days later", sample.With(first, row with { Start = first.End.PlusDays(5) })),
                Example.Fails("another follows 6 days later", [.. places], sample.With(first, row with { Start = first.End.PlusDays(6) })),
                Example.Passes("another began 5 days before", sample.With(first, row with { Start = first.End.PlusDays(-5) })),
                Example.Fails("another began 6 days before", [.. places], sample.With(first, row with { Start = first.End.PlusDays(-6) })),
                Example.Fails("none follows", "SWEpisodes[1]/SW_DEC", sample.With(first)),
                Example.Fails("none follows the last of two", "SWEpisodes[2]/SW_DEC", sample.With(first, row with { End = sample.Day(3, 26) })),
                Example.Passes("none follows from 27 March", sample.With(first, row with { End = sample.Day(3, 27) })),
                Example.Passes("the one that follows is the next but one", sample.With(first, row with { Start = first.Start, End = null }, row)),
                Example.Fails("ended within 5 days of its own start", "SWEpisodes[1]/SW_DEC", sample.With(row with { End = row.Start.PlusDays(3) })),
                Example.Passes("open", sample.With(row)),
                Example.Passes("one that began within 5 days before goes on",
                    sample.With(row, row with { Start = row.Start.PlusDays(1), End = row.Start.PlusDays(3) })),
            ];
        }
    }

    private static bool IsFollowed(ImmutableArray<SocialWorkerEpisode> rows, int ended)
    {
        var end = rows[ended].End;
        for (var i = 0; i < rows.Length; i++)
        {
            if (i != ended && rows[i].Start >= end.PlusDays(-5) && rows[i].Start <= end.PlusDays(5))
            {
                return true;
            }
        }

        return false;
    }
}
