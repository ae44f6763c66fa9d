namespace OpenCollect.LookedAfter.Rules;

/// <summary>A deprivation of liberty order does not start before birth.</summary>
public sealed class Rule708 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("708", Severity.Error, Scope.Group, Years.From(2027), "Deprivation of liberty order starts on or before the day of birth")
        {
            Module = LibertyOrder.Group.Name,
            Logic = "DOLO_START is on or before DOB of the DoLo row. The day after birth passes.",
            Advice = "Correct the start of the order or the child's date of birth.",
            Guide = LookedAfterGuide.Check("708"),
            Fields = [LibertyOrder.StartField, LibertyOrder.BirthDateField],
            Needs = [Inputs.DoLo],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var order in seen.Child.LibertyOrders)
        {
            if (order.Start <= order.BirthDate)
            {
                report.At(order, LibertyOrder.StartField, LibertyOrder.BirthDateField);
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
                Example.Passes("at 13", sample.With(order)),
                Example.Passes("the day after birth", sample.With(order with { Start = order.BirthDate.PlusDays(1) })),
                Example.Fails("on the day of birth", ["DoLo[1]/DOLO_START", "DoLo[1]/DOB"],
                    sample.With(order with { Start = order.BirthDate })),
                Example.Fails("before birth", ["DoLo[1]/DOLO_START", "DoLo[1]/DOB"],
                    sample.With(order with { Start = order.BirthDate.PlusDays(-1) })),
                Example.Passes("no start", sample.With(order with { Start = null })),
                Example.Passes("no date of birth", sample.With(order with { BirthDate = null })),
                Example.Fails("only the second row is wrong", ["DoLo[2]/DOLO_START", "DoLo[2]/DOB"],
                    sample.With(order, order with { BirthDate = order.Start })),
            ];
        }
    }
}
