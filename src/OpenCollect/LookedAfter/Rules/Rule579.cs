namespace OpenCollect.LookedAfter.Rules;

/// <summary>A decision to place a child for adoption comes after the one before it was reversed.</summary>
public sealed class Rule579 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("579", Severity.Error, Scope.Child, Years.Always, "Decisions on placing for adoption overlap")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "With a child's rows in order of DATE_PLACED, the row before a row has a blank DATE_PLACED_CEASED, or one later than DATE_PLACED. The same day passes. Rows without a readable DATE_PLACED are left out.",
            Advice = "Enter the day on which the earlier decision was reversed, or correct the day of the later one.",
            Guide = LookedAfterGuide.Check("579"),
            Fields = [PlacementDecision.DateField, PlacementDecision.CeasedField],
            Needs = [Inputs.PlacedAdoption],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        PlacementDecision? before = null;
        foreach (var decision in InOrder(seen.Child.PlacementDecisions))
        {
            if (before is not null && (before.LacksCeased || before.Ceased > decision.Date))
            {
                report.Between((decision, PlacementDecision.DateField), (before, PlacementDecision.CeasedField));
            }

            before = decision;
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var earlier = new PlacementDecision
            {
                ChildId = "C1",
                BirthDate = sample.Header.BirthDate,
                Date = sample.Day(5, 1),
                Ceased = sample.Day(7, 1),
                ReasonCeased = "RD1",
            };
            var later = earlier with { Date = sample.Day(7, 1), Ceased = null, ReasonCeased = null };
            return
            [
                Example.Passes("no decision", sample.Case),
                Example.Passes("one decision", sample.With(later)),
                Example.Passes("decided again on the day the first was reversed", sample.With(earlier, later)),
                Example.Fails("decided again the day before the first was reversed",
                    ["PlacedAdoption[2]/DATE_PLACED", "PlacedAdoption[1]/DATE_PLACED_CEASED"],
                    sample.With(earlier, later with { Date = sample.Day(6, 30) })),
                Example.Passes("decided again the day after the first was reversed",
                    sample.With(earlier, later with { Date = sample.Day(7, 2) })),
                Example.Fails("the first was not reversed", ["PlacedAdoption[2]/DATE_PLACED", "PlacedAdoption[1]/DATE_PLACED_CEASED"],
                    sample.With(earlier with { Ceased = null }, later)),
                Example.Passes("the first has an unreadable day of reversal", sample.With(
                    earlier with { Ceased = null,
                        Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.CeasedField, "soon", 2)) }, later)),
                Example.Passes("the later one stands first in the file", sample.With(later, earlier)),
                Example.Passes("three in any order", sample.With(
                    later with { Date = sample.Day(9, 1) }, later with { Ceased = sample.Day(8, 1) }, earlier)),
                Example.Passes("a row without a date beside an open one", sample.With(later, later with { Date = null })),
                Example.Fails("the later one stands first in the file and the earlier one is open",
                    ["PlacedAdoption[1]/DATE_PLACED", "PlacedAdoption[2]/DATE_PLACED_CEASED"],
                    sample.With(later, earlier with { Ceased = null })),
            ];
        }
    }

    private static ImmutableArray<PlacementDecision> InOrder(ImmutableArray<PlacementDecision> rows) =>
        rows.Length < 2 ? rows : [.. rows.Where(d => d.Date is not null).OrderBy(d => d.Date)];
}
