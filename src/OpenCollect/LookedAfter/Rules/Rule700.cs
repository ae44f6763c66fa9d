namespace OpenCollect.LookedAfter.Rules;

/// <summary>A deprivation of liberty order has a start.</summary>
public sealed class Rule700 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("700", Severity.Error, Scope.Group, Years.From(2027), "Start of the deprivation of liberty order is missing or not a date")
        {
            Module = LibertyOrder.Group.Name,
            Logic = "DOLO_START is blank or is no real date dd/mm/yyyy.",
            Advice = "Enter the day from which the order deprives the child of liberty, as dd/mm/yyyy.",
            Guide = LookedAfterGuide.Check("700"),
            Fields = [LibertyOrder.StartField],
            Needs = [Inputs.DoLo],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var order in seen.Child.LibertyOrders)
        {
            if (order.Start is null)
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
                Example.Passes("no order", sample.Case),
                Example.Passes("a day", sample.With(order)),
                Example.Fails("blank", "DoLo[1]/DOLO_START", sample.With(order with { Start = null })),
                Example.Fails("unreadable", "DoLo[1]/DOLO_START",
                    sample.With(order with { Start = null, Flaws = new(new Flaw(FlawKind.NotADate, LibertyOrder.StartField, "soon", 2)) })),
                Example.Passes("the end is unreadable",
                    sample.With(order with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, LibertyOrder.EndField, "soon", 2)) })),
                Example.Fails("only the second row is wrong", "DoLo[2]/DOLO_START", sample.With(order, order with { Start = null })),
            ];
        }
    }
}
