namespace OpenCollect.LookedAfter.Rules;

/// <summary>A deprivation of liberty order does not start before the one before it ended.</summary>
public sealed class Rule705 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("705", Severity.Error, Scope.Child, Years.From(2027), "Deprivation of liberty orders overlap")
        {
            Module = LibertyOrder.Group.Name,
            Logic = "With a child's rows in order of DOLO_END, or of DOLO_START where there is no readable DOLO_END, then of DOLO_START: the row before a row has a blank DOLO_END, or DOLO_START is before it. The same day passes. Rows without any readable date are left out.",
            Advice = "Enter or correct the end of the earlier order, or the start of the later one.",
            Guide = LookedAfterGuide.Check("705"),
            Fields = [LibertyOrder.StartField, LibertyOrder.EndField],
            Needs = [Inputs.DoLo],
            Doubt = "A note in a public validator speaks of the start of the order before; its logic uses the end, as here.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        LibertyOrder? before = null;
        foreach (var order in InOrder(seen.Child.LibertyOrders))
        {
            if (before is not null && (before.IsOpen || order.Start < before.End))
            {
                report.Between((order, LibertyOrder.StartField), (before, LibertyOrder.EndField));
            }

            before = order;
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2027);
            var order = new LibertyOrder { ChildId = "C1", BirthDate = sample.Header.BirthDate,
                Start = sample.Day(8, 1), End = sample.Day(9, 30) };
            var later = order with { Start = sample.Day(9, 30), End = sample.Day(11, 5) };
            return
            [
                Example.Passes("one order", sample.With(order)),
                Example.Passes("one starts on the day the other ends", sample.With(order, later)),
                Example.Fails("one starts the day before the other ends", ["DoLo[2]/DOLO_START", "DoLo[1]/DOLO_END"],
                    sample.With(order, later with { Start = sample.Day(9, 29) })),
                Example.Fails("the later one stands first in the file", ["DoLo[1]/DOLO_START", "DoLo[2]/DOLO_END"],
                    sample.With(later with { Start = sample.Day(9, 29) }, order)),
                Example.Fails("two end on the same day", ["DoLo[1]/DOLO_START", "DoLo[2]/DOLO_END"],
                    sample.With(order with { Start = sample.Day(8, 2) }, order)),
                Example.Fails("the earlier one goes on", ["DoLo[2]/DOLO_START", "DoLo[1]/DOLO_END"],
                    sample.With(order with { End = null }, later)),
                Example.Passes("the earlier one has an unreadable end", sample.With(
                    order with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, LibertyOrder.EndField, "soon", 2)) }, later)),
                Example.Passes("the later one goes on", sample.With(order, later with { End = null })),
                Example.Passes("three in any order", sample.With(later with { Start = sample.Day(1, 9), End = null }, later, order)),
                Example.Passes("a row without dates beside one that goes on",
                    sample.With(order with { End = null }, order with { Start = null, End = null })),
                Example.Passes("of two with the same end one has no start", sample.With(order with { Start = null }, order)),
                Example.Fails("the earlier one has no start", ["DoLo[1]/DOLO_START", "DoLo[2]/DOLO_END"],
                    sample.With(later with { Start = sample.Day(9, 29) }, order with { Start = null })),
            ];
        }
    }

    private static ImmutableArray<LibertyOrder> InOrder(ImmutableArray<LibertyOrder> rows) => rows.Length < 2
        ? rows
        : [.. rows.Where(o => (o.End ?? o.Start) is not null).OrderBy(o => o.End ?? o.Start).ThenBy(o => o.Start ?? DateOnly.MaxValue)];
}
