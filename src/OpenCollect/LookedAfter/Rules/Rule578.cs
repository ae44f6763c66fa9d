namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child goes missing before leaving care.</summary>
public sealed class Rule578 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("578", Severity.Error, Scope.Child, Years.From(2015), "Missing period starts outside care or when the child left it")
        {
            Module = MissingPeriod.Group.Name,
            Logic = "The child has episodes, and MIS_START is in no period of care: it is before the start of each, or on or after its end. A period of care is episodes of which each starts no later than the one before it ended; it ends with its last DEC. An unreadable DEC is no end.",
            Advice = "Correct the start of the missing period, or the child's episodes. Remove the row if the child was no longer looked after.",
            Guide = LookedAfterGuide.Check("578"),
            Fields = [MissingPeriod.StartField, Episode.EndField],
            Needs = [Inputs.Missing, Inputs.Episodes],
            Doubt = "On the day of leaving care fails, as the Department's text has it; a public validator lets it pass.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var periods = seen.Child.PeriodsOfCare;
        foreach (var missing in seen.Child.MissingPeriods)
        {
            if (missing.Start is not null && !periods.IsEmpty && !IsInCare(periods, missing.Start))
            {
                report.Between((missing, MissingPeriod.StartField), (seen.Child.Latest!, Episode.EndField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var missing = sample.MissingPeriod;
            var began = sample.FirstEpisode.Start;
            LookedAfterCase Left(DateOnly? start) =>
                sample.With(sample.Child with { Episodes = [sample.FirstEpisode], MissingPeriods = [missing with { Start = start }] });
            LookedAfterCase Again(DateOnly? start) => sample.With(sample.Child with
            {
                Episodes = [sample.FirstEpisode, sample.Episode with { Start = sample.Day(8, 20) }],
                MissingPeriods = [missing with { Start = start }],
            });
            return
            [
                Example.Passes("in care, which goes on", sample.Case),
                Example.Passes("on the day care began", sample.With(missing with { Start = began })),
                Example.Fails("the day before care began", ["Missing[1]/MIS_START", "Episodes[2]/DEC"],
                    sample.With(missing with { Start = began.PlusDays(-1) })),
                Example.Passes("the day before leaving care", Left(sample.Day(8, 14))),
                Example.Fails("on the day of leaving care", ["Missing[1]/MIS_START", "Episodes[1]/DEC"], Left(sample.Day(8, 15))),
                Example.Fails("the day after leaving care", ["Missing[1]/MIS_START", "Episodes[1]/DEC"], Left(sample.Day(8, 16))),
                Example.Passes("no start", Left(null)),
                Example.Passes("on the day of moving to another placement", sample.With(missing with { Start = sample.Day(8, 15) })),
                Example.Fails("between two periods of care", ["Missing[1]/MIS_START", "Episodes[2]/DEC"], Again(sample.Day(8, 16))),
                Example.Passes("in the first of two periods of care", Again(sample.Day(8, 14))),
                Example.Passes("in the second of two periods of care", Again(sample.Day(8, 20))),
                Example.Passes("the end of care is unreadable", sample.With(sample.FirstEpisode with
                {
                    End = null,
                    Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)),
                })),
                Example.Passes("no episodes", sample.With(sample.Child with { Episodes = [] })),
                Example.Fails("the second of two, before care began", ["Missing[2]/MIS_START", "Episodes[2]/DEC"],
                    sample.With(missing, missing with { Start = began.PlusDays(-1) })),
            ];
        }
    }

    private static bool IsInCare(ImmutableArray<PeriodOfCare> periods, DateOnly? day)
    {
        foreach (var period in periods)
        {
            if (day >= period.Start && (day < period.End || period.End is null))
            {
                return true;
            }
        }

        return false;
    }
}
