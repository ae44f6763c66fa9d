namespace OpenCollect.LookedAfter.Rules;

/// <summary>A missing period does not start after the year.</summary>
public sealed class Rule570 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("570", Severity.Error, Scope.Group, Years.From(2015), "Missing period starts after the year")
    {
        Module = MissingPeriod.Group.Name,
        Logic = "MIS_START is after 31 March at the end of the year. 31 March itself passes.",
        Advice = "Correct the start of the missing period, or leave the row to next year's return.",
        Guide = LookedAfterGuide.Check("570"),
        Fields = [MissingPeriod.StartField],
        Needs = [Inputs.Missing],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var period in seen.Child.MissingPeriods)
        {
            if (period.Start > report.Year.LastDay)
            {
                report.At(period, MissingPeriod.StartField);
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
                Example.Passes("on 31 March", sample.With(missing with { Start = sample.Day(3, 31), End = null })),
                Example.Fails("on the 1 April that follows", "Missing[1]/MIS_START",
                    sample.With(missing with { Start = sample.Day(3, 31).AddDays(1), End = null })),
                Example.Passes("before the year", sample.With(missing with { Start = sample.Day(4, 1).AddDays(-1) })),
                Example.Passes("blank", sample.With(missing with { Start = null })),
                Example.Fails("only the second row is wrong", "Missing[2]/MIS_START",
                    sample.With(missing, missing with { Start = sample.Day(3, 31).AddDays(40), End = null })),
            ];
        }
    }
}
