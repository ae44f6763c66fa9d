namespace OpenCollect.LookedAfter.Rules;

/// <summary>The end of a deprivation of liberty order is a date.</summary>
public sealed class Rule701 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("701", Severity.Error, Scope.Group, Years.From(2027), "End of the deprivation of liberty order is not a date")
        {
            Module = LibertyOrder.Group.Name,
            Logic = "DOLO_END is filled and is no real date dd/mm/yyyy.",
            Advice = "Enter the day on which the order ended, as dd/mm/yyyy, or leave it blank if the order goes on.",
            Guide = LookedAfterGuide.Check("701"),
            Fields = [LibertyOrder.EndField],
            Needs = [Inputs.DoLo],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var order in seen.Child.LibertyOrders)
        {
            if (order.Flaws.Has(LibertyOrder.EndField))
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
                Example.Passes("a day", sample.With(order)),
                Example.Passes("blank", sample.With(order with { End = null })),
                Example.Fails("unreadable", "DoLo[1]/DOLO_END",
                    sample.With(order with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, LibertyOrder.EndField, "soon", 2)) })),
                Example.Passes("the start is unreadable",
                    sample.With(order with { Start = null, Flaws = new(new Flaw(FlawKind.NotADate, LibertyOrder.StartField, "soon", 2)) })),
                Example.Fails("only the second row is wrong", "DoLo[2]/DOLO_END",
                    sample.With(
                        order, order with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, LibertyOrder.EndField, "soon", 2)) })),
            ];
        }
    }
}
