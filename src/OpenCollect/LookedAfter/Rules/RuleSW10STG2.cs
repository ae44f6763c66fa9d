namespace OpenCollect.LookedAfter.Rules;

/// <summary>A social worker episode starts no more than a week before the one before it ended.</summary>
public sealed class RuleSW10STG2 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW10STG2", Severity.Error, Scope.Child, Years.From(2025), "Social worker episode starts before the one before it ended")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 2,
        Logic = "With a child's rows in order of SW_DECOM, then SW_DEC with open ones last, SW_REASON of a row is not FCONTA and its SW_DECOM is more than 7 days before SW_DEC of the row before it, or that SW_DEC is blank. A gap passes. A SW_DEC that cannot be read is not compared.",
        Advice = "Correct the start of the later episode or the end of the earlier one.",
        Guide = LookedAfterGuide.Check("SW10STG2"),
        Fields = [SocialWorkerEpisode.StartField, SocialWorkerEpisode.EndField],
        Needs = [Inputs.SWEpisodes],
        Doubt = "The Department's text has no limit after the end of the one before, and a public validator still has one. A first contact is not itself judged, but the row after it is compared with it.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var rows = SocialWorkerHistory.ByStart(seen.Child.SocialWorkers);
        for (var i = 1; i < rows.Length; i++)
        {
            var (row, before) = (rows[i], rows[i - 1]);
            if (row.Reason != "FCONTA" && (before.IsOpen || row.Start < before.End.PlusDays(-7)))
            {
                report.Between((row, SocialWorkerEpisode.StartField), (before, SocialWorkerEpisode.EndField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, row) = (sample.FirstSocialWorker, sample.SocialWorker);
            string[] places = ["SWEpisodes[2]/SW_DECOM", "SWEpisodes[1]/SW_DEC"];
            return
            [
                Example.Passes("on the day on which the one before ended", sample.Case),
                Example.Passes("7 days before the one before ended", sample.With(first, row with { Start = first.End.PlusDays(-7) })),
                Example.Fails("8 days before the one before ended", [.. places], sample.With(first, row with { Start = first.End.PlusDays(-8) })),
                Example.Passes("7 days after the one before ended", sample.With(first, row with { Start = first.End.PlusDays(7) })),
                Example.Fails("the one before is open", [.. places], sample.With(first with { End = null }, row)),
                Example.Passes("the one before ends on what is no date",
                    sample.With(first with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, SocialWorkerEpisode.EndField, "soon", 2)) }, row)),
                Example.Fails("the later one stands first in the file", ["SWEpisodes[1]/SW_DECOM", "SWEpisodes[2]/SW_DEC"],
                    sample.With(row with { Start = first.End.PlusDays(-8) }, first)),
                Example.Passes("without a start", sample.With(first, row with { Start = null })),
                Example.Passes("one without a start between the two", sample.With(first, first with { Start = null, End = null }, row)),
                Example.Fails("the same start, the open one last", ["SWEpisodes[1]/SW_DECOM", "SWEpisodes[2]/SW_DEC"], sample.With(row, row with { End = row.Start.PlusDays(8) })),
                Example.Passes("long after the one before ended", sample.With(first, row with { Start = first.End.PlusDays(60) })),
                Example.Passes("8 days before, as a first contact", sample.With(first, row with { Start = first.End.PlusDays(-8), Reason = "FCONTA" })),
                Example.Fails("8 days before, no reason", [.. places], sample.With(first, row with { Start = first.End.PlusDays(-8), Reason = null })),
            ];
        }
    }
}

/// <summary>A social worker episode follows the one before it within a week.</summary>
public sealed class RuleSW10STG2Until2024 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW10STG2", Severity.Error, Scope.Child, Years.Between(2024, 2024), "Social worker episodes overlap or leave a gap")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 2,
        Logic = "With a child's rows in order of SW_DECOM, then SW_DEC with open ones last, SW_DECOM of a row is more than 7 days before or after SW_DEC of the row before it, or that SW_DEC is blank. A SW_DEC that cannot be read is not compared.",
        Advice = "Correct the start of the later episode or the end of the earlier one.",
        Guide = LookedAfterGuide.Check("SW10STG2"),
        Fields = [SocialWorkerEpisode.StartField, SocialWorkerEpisode.EndField],
        Needs = [Inputs.SWEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var rows = SocialWorkerHistory.ByStart(seen.Child.SocialWorkers);
        for (var i = 1; i < rows.Length; i++)
        {
            var (row, before) = (rows[i], rows[i - 1]);
            if (before.IsOpen || row.Start < before.End.PlusDays(-7) || row.Start > before.End.PlusDays(7))
            {
                report.Between((row, SocialWorkerEpisode.StartField), (before, SocialWorkerEpisode.EndField));
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
                Example.Passes("on the day on which the one before ended", sample.Case),
                Example.Passes("7 days before the one before ended", sample.With(first, row with { Start = first.End.PlusDays(-7) })),
                Example.Fails("8 days before the one before ended", [.. places], sample.With(first, row with { Start = first.End.PlusDays(-8) })),
                Example.Passes("7 days after the one before ended", sample.With(first, row with { Start = first.End.PlusDays(7) })),
                Example.Fails("the one before is open", [.. places], sample.With(first with { End = null }, row)),
                Example.Passes("the one before ends on what is no date",
                    sample.With(first with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, SocialWorkerEpisode.EndField, "soon", 2)) }, row)),
                Example.Fails("the later one stands first in the file", ["SWEpisodes[1]/SW_DECOM", "SWEpisodes[2]/SW_DEC"],
                    sample.With(row with { Start = first.End.PlusDays(-8) }, first)),
                Example.Passes("without a start", sample.With(first, row with { Start = null })),
                Example.Passes("one without a start between the two", sample.With(first, first with { Start = null, End = null }, row)),
                Example.Fails("the same start, the open one last", ["SWEpisodes[1]/SW_DECOM", "SWEpisodes[2]/SW_DEC"], sample.With(row, row with { End = row.Start.PlusDays(8) })),
                Example.Fails("8 days after the one before ended", [.. places], sample.With(first, row with { Start = first.End.PlusDays(8) })),
                Example.Fails("8 days before, as a first contact", [.. places], sample.With(first, row with { Start = first.End.PlusDays(-8), Reason = "FCONTA" })),
            ];
        }
    }
}
