namespace OpenCollect.LookedAfter.Rules;

/// <summary>A deprivation of liberty order ends in the year.</summary>
public sealed class Rule704 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("704", Severity.Error, Scope.Group, Years.From(2027), "Deprivation of liberty order ends outside the year")
        {
            Module = LibertyOrder.Group.Name,
            Logic = "DOLO_END is before 1 April at the start of the year or after 31 March at its end. Both days themselves pass.",
            Advice = "Correct the end of the order. Leave it blank if the order went on after 31 March; remove the row if the order ended before the year.",
            Guide = LookedAfterGuide.Check("704"),
            Fields = [LibertyOrder.EndField],
            Needs = [Inputs.DoLo],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var order in seen.Child.LibertyOrders)
        {
            if (report.Year.Misses(order.End))
            {
                report.At(order, LibertyOrder.EndField);
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
                Example.Passes("on 1 April", sample.With(order with { End = sample.Day(4, 1) })),
                Example.Fails("on the 31 March before the year", "DoLo[1]/DOLO_END",
                    sample.With(order with { End = sample.Day(4, 1).AddDays(-1) })),
                Example.Passes("on 31 March", sample.With(order with { End = sample.Day(3, 31) })),
                Example.Fails("on the 1 April that follows", "DoLo[1]/DOLO_END",
                    sample.With(order with { End = sample.Day(3, 31).AddDays(1) })),
                Example.Passes("goes on", sample.With(order with { End = null })),
                Example.Fails("only the second row is wrong", "DoLo[2]/DOLO_END",
                    sample.With(order, order with { End = sample.Day(3, 31).AddDays(1) })),
            ];
        }
    }
}
