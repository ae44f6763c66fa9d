namespace OpenCollect.LookedAfter.Rules;

/// <summary>A missing period ends in the year.</summary>
public sealed class Rule571 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("571", Severity.Error, Scope.Group, Years.From(2015), "Missing period ends outside the year")
    {
        Module = MissingPeriod.Group.Name,
        Logic = "MIS_END is before 1 April at the start of the year or after 31 March at its end. Both days themselves pass.",
        Advice = "Correct the end of the missing period. Leave it blank if the child was still missing on 31 March; remove the row if the period ended before the year.",
        Guide = LookedAfterGuide.Check("571"),
        Fields = [MissingPeriod.EndField],
        Needs = [Inputs.Missing],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var period in seen.Child.MissingPeriods)
        {
            if (report.Year.Misses(period.End))
            {
                report.At(period, MissingPeriod.EndField);
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
                Example.Passes("in the year", sample.Case),
                Example.Passes("on 1 April", sample.With(missing with { End = sample.Day(4, 1) })),
                Example.Fails("on the 31 March before the year", "Missing[1]/MIS_END",
                    sample.With(missing with { End = sample.Day(4, 1).AddDays(-1) })),
                Example.Passes("on 31 March", sample.With(missing with { End = sample.Day(3, 31) })),
                Example.Fails("on the 1 April that follows", "Missing[1]/MIS_END",
                    sample.With(missing with { End = sample.Day(3, 31).AddDays(1) })),
                Example.Passes("still missing", sample.With(missing with { End = null })),
                Example.Fails("only the second row is wrong", "Missing[2]/MIS_END",
                    sample.With(missing, missing with { End = sample.Day(3, 31).AddDays(1) })),
            ];
        }
    }
}
