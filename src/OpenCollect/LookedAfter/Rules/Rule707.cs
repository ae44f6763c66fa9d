namespace OpenCollect.LookedAfter.Rules;

/// <summary>Nobody is deprived of liberty under an order in care after having left it.</summary>
public sealed class Rule707 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("707", Severity.Error, Scope.Child, Years.From(2027), "Deprivation of liberty order goes on after the child left care")
        {
            Module = LibertyOrder.Group.Name,
            Logic = "DOLO_START is filled, the child has episodes, and for every period of care of the child one of these holds: DOLO_END is blank and the period ended; DOLO_END is blank and DOLO_START is before the period; DOLO_END is after the period's end; DOLO_END is before its start. A period of care is episodes of which each starts no later than the one before it ended; it ends with its last DEC. An unreadable DEC is no end.",
            Advice = "Enter the end of the order, at the latest the day on which the child left care, or correct the child's episodes.",
            Guide = LookedAfterGuide.Check("707"),
            Fields = [LibertyOrder.EndField, Episode.EndField],
            Needs = [Inputs.DoLo, Inputs.Episodes],
            Doubt = "A child without episodes is not reported, as in 577.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.LibertyOrders)
        {
            if (!row.LacksStart && Rule577.FitsNone(seen.Child.PeriodsOfCare, row.IsOpen, row.Start, row.End))
            {
                report.Between((row, LibertyOrder.EndField), (seen.Child.Latest!, Episode.EndField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2027);
            var row = new LibertyOrder { ChildId = "C1", BirthDate = sample.Header.BirthDate,
                Start = sample.Day(8, 1), End = sample.Day(8, 2) };
            var began = sample.FirstEpisode.Start;
            ImmutableArray<string> fails = ["DoLo[1]/DOLO_END", "Episodes[1]/DEC"];
            LookedAfterCase Left(LibertyOrder row) => sample.With(
                sample.Child with { Episodes = [sample.FirstEpisode], LibertyOrders = [row] });
            LookedAfterCase Again(LibertyOrder row) => sample.With(sample.Child with
            {
                Episodes = [sample.FirstEpisode, sample.Episode with { Start = sample.Day(8, 20) }],
                LibertyOrders = [row],
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
                Example.Fails("open since the day before care began, and care goes on", ["DoLo[1]/DOLO_END", "Episodes[2]/DEC"],
                    sample.With(row with { Start = began.PlusDays(-1), End = null })),
                Example.Fails("open since a period of care that ended, and another goes on", ["DoLo[1]/DOLO_END", "Episodes[2]/DEC"],
                    Again(row with { End = null })),
                Example.Passes("open since the second period of care, which goes on",
                    Again(row with { Start = sample.Day(8, 20), End = null })),
                Example.Passes("ended in the first of two periods of care", Again(row)),
                Example.Passes("the last end of care is unreadable", sample.With(sample.Child with
                {
                    Episodes = [sample.FirstEpisode with { End = null,
                        Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) }],
                    LibertyOrders = [row with { End = null }],
                })),
                Example.Passes("the end is unreadable, and care ended", Left(
                    row with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, LibertyOrder.EndField, "soon", 2)) })),
                Example.Passes("no start", Left(row with { Start = null, End = null })),
                Example.Fails("the start is unreadable", fails, Left(
                    row with { Start = null, End = null, Flaws = new(new Flaw(FlawKind.NotADate, LibertyOrder.StartField, "soon", 2)) })),
                Example.Passes("no episodes", sample.With(sample.Child with { Episodes = [], LibertyOrders = [row with { End = null }] })),
                Example.Fails("the second of two ends the day after care ended", ["DoLo[2]/DOLO_END", "Episodes[1]/DEC"], sample.With(sample.Child with
                {
                    Episodes = [sample.FirstEpisode],
                    LibertyOrders = [row, row with { End = sample.Day(8, 16) }],
                })),
            ];
        }
    }
}
