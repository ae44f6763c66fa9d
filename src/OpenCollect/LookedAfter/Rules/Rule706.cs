namespace OpenCollect.LookedAfter.Rules;

/// <summary>A deprivation of liberty order that went on at the end of last year stands in this year's return.</summary>
public sealed class Rule706 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("706", Severity.Error, Scope.Child, Years.From(2027),
            "Deprivation of liberty order open at the end of last year is not carried over")
        {
            Module = LibertyOrder.Group.Name,
            Logic = "A row of the child in last year's return has a blank DOLO_END, and no row of the child in this year's has the same DOLO_START. A child of this year's return without any row in this year's table fails too. Where this year has rows, one of last year's whose DOLO_START is blank or unreadable is not compared.",
            Advice = "Enter the order again with the start that last year's return had, with its end if it ended, or amend last year's return.",
            Guide = LookedAfterGuide.Check("706"),
            Fields = [LibertyOrder.StartField],
            Needs = [Inputs.DoLo, Inputs.LastDoLo],
            Doubt = "The place is the row of last year's return, because none of this year's is at fault by itself.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.LastYear is not { } lastYear)
        {
            return;
        }

        var rows = seen.Child.LibertyOrders;
        foreach (var last in lastYear.LibertyOrders)
        {
            if (last.IsOpen && (last.Start is not null || rows.IsEmpty) && !HasStart(rows, last.Start))
            {
                report.At(last, LibertyOrder.StartField);
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
            var open = order with { Start = sample.Day(4, 1).AddDays(-60), End = null };
            var carried = open with { End = sample.Day(5, 1) };
            LookedAfterCase Both(ImmutableArray<LibertyOrder> now, ImmutableArray<LibertyOrder> last) => sample.Case with
            {
                Child = sample.Child with { LibertyOrders = now },
                LastYear = sample.LastYear with { LibertyOrders = last },
            };
            return
            [
                Example.Passes("none in either year", sample.Case),
                Example.Passes("the same start in both years", Both([carried], [open])),
                Example.Passes("the same start, second in the file", Both([order, carried], [open])),
                Example.Fails("starts a day later this year", "LastYear/DoLo[1]/DOLO_START",
                    Both([carried with { Start = open.Start.PlusDays(1) }], [open])),
                Example.Fails("starts a day earlier this year", "LastYear/DoLo[1]/DOLO_START",
                    Both([carried with { Start = open.Start.PlusDays(-1) }], [open])),
                Example.Passes("ended last year", Both([order], [carried])),
                Example.Passes("last year's end is unreadable",
                    Both([order], [open with { Flaws = new(new Flaw(FlawKind.NotADate, LibertyOrder.EndField, "soon", 2)) }])),
                Example.Fails("no row this year", "LastYear/DoLo[1]/DOLO_START", Both([], [open])),
                Example.Fails("no row this year, and last year's has no start", "LastYear/DoLo[1]/DOLO_START",
                    Both([], [open with { Start = null }])),
                Example.Passes("last year's has no start", Both([carried], [open with { Start = null }])),
                Example.Fails("this year's has no start", "LastYear/DoLo[1]/DOLO_START", Both([carried with { Start = null }], [open])),
                Example.Passes("not in last year's return", Both([order], []) with { LastYear = null }),
                Example.Fails("one of two is not carried over", "LastYear/DoLo[2]/DOLO_START",
                    Both([carried], [open, open with { Start = open.Start.PlusDays(3) }])),
            ];
        }
    }

    private static bool HasStart(ImmutableArray<LibertyOrder> rows, DateOnly? start)
    {
        foreach (var row in rows)
        {
            if (row.Start == start)
            {
                return true;
            }
        }

        return false;
    }
}
