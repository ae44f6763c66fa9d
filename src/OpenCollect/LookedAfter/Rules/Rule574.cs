namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child does not go missing again before coming back.</summary>
public sealed class Rule574 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("574", Severity.Error, Scope.Child, Years.From(2015), "Missing periods overlap")
    {
        Module = MissingPeriod.Group.Name,
        Logic = "With a child's rows in order of MIS_END, or of MIS_START where there is no readable MIS_END, then of MIS_START: the row before a row has a blank MIS_END, or MIS_START is before it. The same day passes. Rows without any readable date are left out. It makes no difference whether rows are M or A.",
        Advice = "Enter or correct the end of the earlier missing period, or the start of the later one.",
        Guide = LookedAfterGuide.Check("574"),
        Fields = [MissingPeriod.StartField, MissingPeriod.EndField],
        Needs = [Inputs.Missing],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        MissingPeriod? before = null;
        foreach (var period in InOrder(seen.Child.MissingPeriods))
        {
            if (before is not null && (before.IsOpen || period.Start < before.End))
            {
                report.Between((period, MissingPeriod.StartField), (before, MissingPeriod.EndField));
            }

            before = period;
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var missing = sample.MissingPeriod;
            var later = missing with { Start = sample.Day(12, 3), End = sample.Day(12, 5) };
            return
            [
                Example.Passes("one period", sample.Case),
                Example.Passes("one starts on the day the other ends", sample.With(missing, later)),
                Example.Fails("one starts the day before the other ends", ["Missing[2]/MIS_START", "Missing[1]/MIS_END"],
                    sample.With(missing, later with { Start = sample.Day(12, 2) })),
                Example.Fails("away while missing", ["Missing[2]/MIS_START", "Missing[1]/MIS_END"],
                    sample.With(missing, later with { Kind = "A", Start = sample.Day(12, 2) })),
                Example.Fails("the later one stands first in the file", ["Missing[1]/MIS_START", "Missing[2]/MIS_END"],
                    sample.With(later with { Start = sample.Day(12, 2) }, missing)),
                Example.Fails("two end on the same day", ["Missing[1]/MIS_START", "Missing[2]/MIS_END"],
                    sample.With(missing with { Start = sample.Day(12, 2) }, missing)),
                Example.Fails("the earlier one is open", ["Missing[2]/MIS_START", "Missing[1]/MIS_END"],
                    sample.With(missing with { End = null }, later)),
                Example.Passes("the earlier one has an unreadable end",
                    sample.With(
                        missing with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, MissingPeriod.EndField, "soon", 2)) }, later)),
                Example.Passes("the later one is open", sample.With(missing, later with { End = null })),
                Example.Passes("three in any order", sample.With(later with { Start = sample.Day(1, 9), End = null }, later, missing)),
                Example.Passes("a row without dates beside an open one",
                    sample.With(missing with { End = null }, missing with { Start = null, End = null })),
                Example.Passes("of two with the same end one has no start", sample.With(missing with { Start = null }, missing)),
                Example.Fails("the earlier one has no start", ["Missing[1]/MIS_START", "Missing[2]/MIS_END"],
                    sample.With(later with { Start = sample.Day(12, 2) }, missing with { Start = null })),
            ];
        }
    }

    private static ImmutableArray<MissingPeriod> InOrder(ImmutableArray<MissingPeriod> rows) => rows.Length < 2
        ? rows
        : [.. rows.Where(p => (p.End ?? p.Start) is not null).OrderBy(p => p.End ?? p.Start).ThenBy(p => p.Start ?? DateOnly.MaxValue)];
}
