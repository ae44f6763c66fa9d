namespace OpenCollect.LookedAfter.Rules;

/// <summary>The day the decision to place for adoption was reversed is a real date.</summary>
public sealed class Rule116 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("116", Severity.Error, Scope.Group, Years.Always, "Date the adoption decision was reversed is not a date")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "DATE_PLACED_CEASED of a row of PlacedAdoption is filled but is not a real date. Blank passes.",
            Advice = "Correct the date of the decision that the child should no longer be placed for adoption, as day, month and year.",
            Guide = LookedAfterGuide.Check("116"),
            Fields = [PlacementDecision.CeasedField],
            Needs = [Inputs.PlacedAdoption],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.PlacementDecisions)
        {
            if (row.Flaws.Has(PlacementDecision.CeasedField))
            {
                report.At(row, PlacementDecision.CeasedField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var seen = LookedAfterSample.Latest.Adopted;
            var row = seen.Child.PlacementDecisions[0];
            var unreadable = row with { Ceased = null, Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.CeasedField, "soon", 2)) };
            LookedAfterCase With(params PlacementDecision[] rows) => seen with { Child = seen.Child with { PlacementDecisions = [.. rows] } };
            return
            [
                Example.Passes("a date", With(row with { Ceased = new(2025, 4, 30) })),
                Example.Passes("blank", With(row with { Ceased = null })),
                Example.Fails("not a date", "PlacedAdoption[1]/DATE_PLACED_CEASED", With(unreadable)),
                Example.Fails("not a date in the second row", "PlacedAdoption[2]/DATE_PLACED_CEASED", With(row, unreadable)),
                Example.Passes("the other date is unreadable",
                    With(row with { Date = null, Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.DateField, "soon", 2)) })),
                Example.Passes("no row", With()),
            ];
        }
    }
}
