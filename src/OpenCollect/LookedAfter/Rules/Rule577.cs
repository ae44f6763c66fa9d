namespace OpenCollect.LookedAfter.Rules;

/// <summary>Nobody is missing from care after having left it.</summary>
public sealed class Rule577 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("577", Severity.Error, Scope.Child, Years.From(2015), "Missing period goes on after the child left care")
        {
            Module = MissingPeriod.Group.Name,
            Logic = "MIS_START is filled, the child has episodes, and for every period of care of the child one of these holds: MIS_END is blank and the period ended; MIS_END is blank and MIS_START is before the period; MIS_END is after the period's end; MIS_END is before its start. A period of care is episodes of which each starts no later than the one before it ended; it ends with its last DEC. An unreadable DEC is no end.",
            Advice = "Enter the end of the missing period, at the latest the day on which the child left care, or correct the child's episodes.",
            Guide = LookedAfterGuide.Check("577"),
            Fields = [MissingPeriod.EndField, Episode.EndField],
            Needs = [Inputs.Missing, Inputs.Episodes],
            Doubt = "A child without episodes is not reported here but by 1012.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.MissingPeriods)
        {
            if (!row.LacksStart && FitsNone(seen.Child.PeriodsOfCare, row.IsOpen, row.Start, row.End))
            {
                report.Between((row, MissingPeriod.EndField), (seen.Child.Latest!, Episode.EndField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = sample.MissingPeriod with { Start = sample.Day(8, 1), End = sample.Day(8, 2) };
            var began = sample.FirstEpisode.Start;
            ImmutableArray<string> fails = ["Missing[1]/MIS_END", "Episodes[1]/DEC"];
            LookedAfterCase Left(MissingPeriod row) => sample.With(
                sample.Child with { Episodes = [sample.FirstEpisode], MissingPeriods = [row] });
            LookedAfterCase Again(MissingPeriod row) => sample.With(sample.Child with
            {
                Episodes = [sample.FirstEpisode, sample.Episode with { Start = sample.Day(8, 20) }],
                MissingPeriods = [row],
            });
            return
            [
                Example.Passes("in care, and care goes on", sample.With(row)),
                Example.Passes("open, and care goes on", sample.With(row with { End = null })),
                Example.Fails("open, and care ended", fails, Left(row with { End = null })),
                Example.Passes("ends on the day care ended", Left(row with { End = sample.Day(8, 15) })),
                Example.Fails("ends the day after care ended", fails, Left(row with { End = sample.Day(8, 16) })),
                Example.Passes("ends on the day care began", Left(row with { End = began })),
                Example.Fails("ends the day before care began", fails, Left(row with { End = began.PlusDays(-1) })),
                Example.Passes("open since the day care began, and care goes on", sample.With(row with { Start = began, End = null })),
                Example.Fails("open since the day before care began, and care goes on", ["Missing[1]/MIS_END", "Episodes[2]/DEC"],
                    sample.With(row with { Start = began.PlusDays(-1), End = null })),
                Example.Fails("open since a period of care that ended, and another goes on", ["Missing[1]/MIS_END", "Episodes[2]/DEC"],
                    Again(row with { End = null })),
                Example.Passes("open since the second period of care, which goes on",
                    Again(row with { Start = sample.Day(8, 20), End = null })),
                Example.Passes("ended in the first of two periods of care", Again(row)),
                Example.Passes("the last end of care is unreadable", sample.With(sample.Child with
                {
                    Episodes = [sample.FirstEpisode with { End = null,
                        Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) }],
                    MissingPeriods = [row with { End = null }],
                })),
                Example.Passes("the end is unreadable, and care ended", Left(
                    row with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, MissingPeriod.EndField, "soon", 2)) })),
                Example.Passes("no start", Left(row with { Start = null, End = null })),
                Example.Fails("the start is unreadable", fails, Left(
                    row with { Start = null, End = null, Flaws = new(new Flaw(FlawKind.NotADate, MissingPeriod.StartField, "soon", 2)) })),
                Example.Passes("no episodes", sample.With(sample.Child with { Episodes = [], MissingPeriods = [row with { End = null }] })),
                Example.Fails("the second of two ends the day after care ended", ["Missing[2]/MIS_END", "Episodes[1]/DEC"], sample.With(sample.Child with
                {
                    Episodes = [sample.FirstEpisode],
                    MissingPeriods = [row, row with { End = sample.Day(8, 16) }],
                })),
            ];
        }
    }

    /// <summary>Whether what lasted from one day to the other, or goes on, fits no period of care; false where there is none.</summary>
    internal static bool FitsNone(ImmutableArray<PeriodOfCare> periods, bool isOpen, DateOnly? start, DateOnly? end)
    {
        foreach (var period in periods)
        {
            if (!((isOpen && (period.End is not null || start < period.Start)) || end > period.End || end < period.Start))
            {
                return false;
            }
        }

        return !periods.IsEmpty;
    }
}
