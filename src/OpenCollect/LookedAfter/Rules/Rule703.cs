namespace OpenCollect.LookedAfter.Rules;

/// <summary>A deprivation of liberty order does not start after the year.</summary>
public sealed class Rule703 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("703", Severity.Error, Scope.Group, Years.From(2027), "Deprivation of liberty order starts after the year")
        {
            Module = LibertyOrder.Group.Name,
            Logic = "DOLO_START is after 31 March at the end of the year. 31 March itself passes.",
            Advice = "Correct the start of the order, or leave the row to next year's return.",
            Guide = LookedAfterGuide.Check("703"),
            Fields = [LibertyOrder.StartField],
            Needs = [Inputs.DoLo],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var order in seen.Child.LibertyOrders)
        {
            if (order.Start > report.Year.LastDay)
            {
                report.At(order, LibertyOrder.StartField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2027);
            var order = new LibertyOrder { ChildId = "C1", BirthDate = sample.Header.BirthDate,
                Start = sample.Day(8, 1), End = sample.Day(9, 30) };
            return
            [
                Example.Passes("in the year", sample.With(order)),
                Example.Passes("on 31 March", sample.With(order with { Start = sample.Day(3, 31), End = null })),
                Example.Fails("on the 1 April that follows", "DoLo[1]/DOLO_START",
                    sample.With(order with { Start = sample.Day(3, 31).AddDays(1), End = null })),
                Example.Passes("before the year", sample.With(order with { Start = sample.Day(4, 1).AddDays(-1) })),
                Example.Passes("blank", sample.With(order with { Start = null })),
                Example.Fails("only the second row is wrong", "DoLo[2]/DOLO_START",
                    sample.With(order, order with { Start = sample.Day(3, 31).AddDays(30) })),
            ];
        }
    }
}
