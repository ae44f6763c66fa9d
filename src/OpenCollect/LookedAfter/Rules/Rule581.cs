namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child goes missing while looked after.</summary>
public sealed class Rule581 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("581", Severity.Error, Scope.Child, Years.From(2015), "Missing period starts when the child was not looked after")
        {
            Module = MissingPeriod.Group.Name,
            Logic = "The child has episodes, and MIS_START lies in none of them, from DECOM to DEC, both days included. An episode without a readable DEC goes on; one without a readable DECOM holds no day.",
            Advice = "Correct the start of the missing period, or the child's episodes.",
            Guide = LookedAfterGuide.Check("581"),
            Fields = [MissingPeriod.StartField],
            Needs = [Inputs.Missing, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var missing in seen.Child.MissingPeriods)
        {
            if (missing.Start is not null && !seen.Child.Episodes.IsEmpty && !IsInEpisode(seen.Child.Episodes, missing.Start))
            {
                report.At(missing, MissingPeriod.StartField);
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
            return
            [
                Example.Passes("in the open episode", sample.Case),
                Example.Passes("on the day care began", sample.With(missing with { Start = began })),
                Example.Fails("the day before care began", "Missing[1]/MIS_START",
                    sample.With(missing with { Start = began.PlusDays(-1) })),
                Example.Passes("on the day care ended", Left(sample.Day(8, 15))),
                Example.Fails("the day after care ended", "Missing[1]/MIS_START", Left(sample.Day(8, 16))),
                Example.Passes("no start", Left(null)),
                Example.Passes("the end of care is unreadable", sample.With(sample.FirstEpisode with
                {
                    End = null,
                    Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)),
                })),
                Example.Fails("the only episode has no start", "Missing[1]/MIS_START", sample.With(sample.Episode with { Start = null })),
                Example.Passes("no episodes", sample.With(sample.Child with { Episodes = [] })),
                Example.Fails("only the second row is wrong", "Missing[2]/MIS_START",
                    sample.With(missing, missing with { Start = began.PlusDays(-30) })),
            ];
        }
    }

    private static bool IsInEpisode(ImmutableArray<Episode> episodes, DateOnly? day)
    {
        foreach (var episode in episodes)
        {
            if (day >= episode.Start && (day <= episode.End || episode.End is null))
            {
                return true;
            }
        }

        return false;
    }
}
