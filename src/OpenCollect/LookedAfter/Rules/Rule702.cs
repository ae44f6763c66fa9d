namespace OpenCollect.LookedAfter.Rules;

/// <summary>A deprivation of liberty order does not end before it starts.</summary>
public sealed class Rule702 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("702", Severity.Error, Scope.Group, Years.From(2027), "Deprivation of liberty order ends before it starts")
        {
            Module = LibertyOrder.Group.Name,
            Logic = "DOLO_END is before DOLO_START. The same day passes, and so does an order without either.",
            Advice = "Correct the start or the end of the order.",
            Guide = LookedAfterGuide.Check("702"),
            Fields = [LibertyOrder.EndField, LibertyOrder.StartField],
            Needs = [Inputs.DoLo],
            Doubt = "A public validator fails the same day; the message speaks of an end before the start.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var order in seen.Child.LibertyOrders)
        {
            if (order.End < order.Start)
            {
                report.At(order, LibertyOrder.EndField, LibertyOrder.StartField);
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
                Example.Passes("ends two months later", sample.With(order)),
                Example.Passes("ends on the same day", sample.With(order with { End = order.Start })),
                Example.Fails("ends the day before", ["DoLo[1]/DOLO_END", "DoLo[1]/DOLO_START"],
                    sample.With(order with { End = order.Start.PlusDays(-1) })),
                Example.Passes("goes on", sample.With(order with { End = null })),
                Example.Passes("no start", sample.With(order with { Start = null })),
                Example.Fails("only the second row is wrong", ["DoLo[2]/DOLO_END", "DoLo[2]/DOLO_START"],
                    sample.With(order, order with { End = order.Start.PlusDays(-30) })),
            ];
        }
    }
}
