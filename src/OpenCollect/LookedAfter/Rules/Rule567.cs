namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child does not come back before going missing.</summary>
public sealed class Rule567 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("567", Severity.Error, Scope.Group, Years.From(2015), "Missing period ends before it starts")
    {
        Module = MissingPeriod.Group.Name,
        Logic = "MIS_END is before MIS_START. The same day passes, and so does a period without either.",
        Advice = "Correct the day on which the child went missing or the day on which the child was found.",
        Guide = LookedAfterGuide.Check("567"),
        Fields = [MissingPeriod.EndField, MissingPeriod.StartField],
        Needs = [Inputs.Missing],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var period in seen.Child.MissingPeriods)
        {
            if (period.End < period.Start)
            {
                report.At(period, MissingPeriod.EndField, MissingPeriod.StartField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var missing = sample.MissingPeriod;
            return
            [
                Example.Passes("back two days later", sample.Case),
                Example.Passes("back on the same day", sample.With(missing with { End = missing.Start })),
                Example.Fails("back the day before", ["Missing[1]/MIS_END", "Missing[1]/MIS_START"],
                    sample.With(missing with { End = missing.Start.PlusDays(-1) })),
                Example.Passes("still missing", sample.With(missing with { End = null })),
                Example.Passes("no start", sample.With(missing with { Start = null })),
                Example.Fails("only the second row is wrong", ["Missing[2]/MIS_END", "Missing[2]/MIS_START"],
                    sample.With(missing, missing with { Start = sample.Day(2, 2), End = sample.Day(2, 1) })),
            ];
        }
    }
}
