namespace OpenCollect.LookedAfter.Rules;

/// <summary>When care begins or ends, the child has a social worker.</summary>
public sealed class RuleSW12STG2 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW12STG2", Severity.Error, Scope.Child, Years.From(2025), "No social worker for the start or end of care")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 2,
        Logic = "An episode whose LS is neither V3 nor V4 is open or has DEC from 1 April of last year to 31 March, has RNE S or a REC other than X1 (blank included), and no row of the child fits. A row fits where RNE is S and SW_DECOM is on or after DECOM, or where REC is not X1 and SW_DECOM is on or before DEC, a blank DEC being 31 March.",
        Advice = "Add the social worker of the child at that time.",
        Guide = LookedAfterGuide.Check("SW12STG2"),
        Fields = [Episode.StartField, Episode.EndField, SocialWorkerEpisode.StartField],
        Needs = [Inputs.SWEpisodes, Inputs.Episodes],
        Doubt = "Public validators try every pair of episode and row, so that further rows of a child make errors; here one row that fits is enough, as the message says.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            var (starts, ends) = (episode.ReasonStarted == "S", episode.ReasonCeased != "X1");
            if (!episode.IsShortBreak && (starts || ends) && (episode.IsOpen || (episode.End >= report.Year.Previous.FirstDay && episode.End <= report.Year.LastDay)) && !HasWorker(seen.Child.SocialWorkers, starts ? episode.Start : null, ends ? episode.EndOr(report.Year.LastDay) : null))
            {
                report.At(episode, Episode.StartField, Episode.EndField);
            }
        }
    }

    /// <summary>Whether a row begins on or after the start of care, or on or before its end; either may be none.</summary>
    internal static bool HasWorker(ImmutableArray<SocialWorkerEpisode> rows, DateOnly? start, DateOnly? end)
    {
        foreach (var row in rows)
        {
            if (row.Start >= start || row.Start <= end)
            {
                return true;
            }
        }

        return false;
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, row) = (sample.FirstSocialWorker, sample.SocialWorker);
            var (begun, going) = (sample.FirstEpisode, sample.Episode);
            var left = going with { End = sample.Day(12, 1), ReasonCeased = "E4A" };
            string[] places = ["Episodes[1]/DECOM", "Episodes[1]/DEC"];
            return
            [
                Example.Passes("a social worker throughout", sample.Case),
                Example.Fails("no row, in care since the year before last", ["Episodes[1]/DECOM", "Episodes[1]/DEC", "Episodes[2]/DECOM", "Episodes[2]/DEC"], sample.With(sample.Child with { SocialWorkers = [] })),
                Example.Passes("care began on the day the social worker did", Case(begun, row with { Start = begun.Start })),
                Example.Fails("care began the day after the only social worker did", [.. places], Case(begun, row with { Start = begun.Start.PlusDays(-1) })),
                Example.Passes("care ended on the day the social worker began", Case(left, row with { Start = left.End })),
                Example.Fails("care ended the day before the social worker began", [.. places], Case(left, row with { Start = left.End.PlusDays(1) })),
                Example.Passes("one row of two fits", Case(left, row with { Start = left.End.PlusDays(1) }, row)),
                Example.Passes("neither start nor end of care", Case(going with { End = sample.Day(12, 1), ReasonCeased = "X1" })),
                Example.Fails("open, the social worker began after 31 March", [.. places], Case(going, row with { Start = sample.Day(3, 31).AddDays(1) })),
                Example.Passes("open, the social worker began on 31 March", Case(going, row with { Start = sample.Day(3, 31) })),
                Example.Fails("the row has no start", [.. places], Case(left, row with { Start = null })),
                Example.Passes("a short break", Case(left with { LegalStatus = "V3" })),
                Example.Passes("an agreement on short breaks", sample.ShortBreaks),
                Example.Passes("began and ended, a row that fits only the start", Case(left with { ReasonStarted = "S" }, row with { Start = left.End.PlusDays(1) })),
                Example.Passes("began and ended, a row that fits only the end", Case(left with { ReasonStarted = "S" }, row with { Start = left.Start.PlusDays(-1) })),
                Example.Passes("ended before 1 April of last year", Case(left with { Start = new(2023, 1, 1), End = new(2024, 3, 31) })),
                Example.Fails("ended on 1 April of last year", [.. places], Case(left with { Start = new(2023, 1, 1), End = new(2024, 4, 1) })),
                Example.Fails("ended on 31 March", [.. places], Case(left with { End = sample.Day(3, 31) })),
                Example.Passes("ended after 31 March", Case(left with { End = sample.Day(3, 31).AddDays(1) })),
            ];

            LookedAfterCase Case(Episode episode, params SocialWorkerEpisode[] rows) => sample.With(sample.Child with { Episodes = [episode], SocialWorkers = [.. rows] });
        }
    }
}

/// <summary>When care begins or ends, the child has a social worker.</summary>
public sealed class RuleSW12STG2Until2024 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW12STG2", Severity.Error, Scope.Child, Years.Between(2024, 2024), "No social worker for the start or end of care")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 2,
        Logic = "An episode whose LS is neither V3 nor V4 has RNE S or a REC other than X1 (blank included), and no row of the child fits. A row fits where RNE is S and SW_DECOM is on or after DECOM, or where REC is not X1 and SW_DECOM is on or before DEC, a blank DEC being 31 March.",
        Advice = "Add the social worker of the child at that time.",
        Guide = LookedAfterGuide.Check("SW12STG2"),
        Fields = [Episode.StartField, Episode.EndField, SocialWorkerEpisode.StartField],
        Needs = [Inputs.SWEpisodes, Inputs.Episodes],
        Doubt = "Public validators try every pair of episode and row, so that further rows of a child make errors; here one row that fits is enough, as the message says.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            var (starts, ends) = (episode.ReasonStarted == "S", episode.ReasonCeased != "X1");
            if (!episode.IsShortBreak && (starts || ends) && !RuleSW12STG2.HasWorker(seen.Child.SocialWorkers, starts ? episode.Start : null, ends ? episode.EndOr(report.Year.LastDay) : null))
            {
                report.At(episode, Episode.StartField, Episode.EndField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2024);
            var (first, row) = (sample.FirstSocialWorker, sample.SocialWorker);
            var (begun, going) = (sample.FirstEpisode, sample.Episode);
            var left = going with { End = sample.Day(12, 1), ReasonCeased = "E4A" };
            string[] places = ["Episodes[1]/DECOM", "Episodes[1]/DEC"];
            return
            [
                Example.Passes("a social worker throughout", sample.Case),
                Example.Fails("no row, in care since the year before last", ["Episodes[1]/DECOM", "Episodes[1]/DEC", "Episodes[2]/DECOM", "Episodes[2]/DEC"], sample.With(sample.Child with { SocialWorkers = [] })),
                Example.Passes("care began on the day the social worker did", Case(begun, row with { Start = begun.Start })),
                Example.Fails("care began the day after the only social worker did", [.. places], Case(begun, row with { Start = begun.Start.PlusDays(-1) })),
                Example.Passes("care ended on the day the social worker began", Case(left, row with { Start = left.End })),
                Example.Fails("care ended the day before the social worker began", [.. places], Case(left, row with { Start = left.End.PlusDays(1) })),
                Example.Passes("one row of two fits", Case(left, row with { Start = left.End.PlusDays(1) }, row)),
                Example.Passes("neither start nor end of care", Case(going with { End = sample.Day(12, 1), ReasonCeased = "X1" })),
                Example.Fails("open, the social worker began after 31 March", [.. places], Case(going, row with { Start = sample.Day(3, 31).AddDays(1) })),
                Example.Passes("open, the social worker began on 31 March", Case(going, row with { Start = sample.Day(3, 31) })),
                Example.Fails("the row has no start", [.. places], Case(left, row with { Start = null })),
                Example.Passes("a short break", Case(left with { LegalStatus = "V3" })),
                Example.Passes("an agreement on short breaks", sample.ShortBreaks),
                Example.Passes("began and ended, a row that fits only the start", Case(left with { ReasonStarted = "S" }, row with { Start = left.End.PlusDays(1) })),
                Example.Passes("began and ended, a row that fits only the end", Case(left with { ReasonStarted = "S" }, row with { Start = left.Start.PlusDays(-1) })),
                Example.Fails("ended long before the year", [.. places], Case(left with { Start = new(2019, 1, 1), End = new(2020, 1, 1) })),
            ];

            LookedAfterCase Case(Episode episode, params SocialWorkerEpisode[] rows) => sample.With(sample.Child with { Episodes = [episode], SocialWorkers = [.. rows] });
        }
    }
}
