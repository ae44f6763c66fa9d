namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every decision to place a child for adoption but the latest was reversed.</summary>
public sealed class Rule583 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("583", Severity.Query, Scope.Child, Years.From(2023), "Earlier decision on placing for adoption was not reversed")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "A row of a child other than the one with the latest DATE_PLACED has a blank DATE_PLACED_CEASED. Of several with the latest day, the last in the file is the latest. A row without a readable DATE_PLACED is never the latest, and so fails beside one that has a date; where no row has a date, none fails.",
            Advice = "Enter the day on which the earlier decision was reversed, and why.",
            Guide = LookedAfterGuide.Check("583"),
            Fields = [PlacementDecision.CeasedField],
            Needs = [Inputs.PlacedAdoption],
            Doubt = "Days are compared as dates; a public validator compares their text, day first, and so may take another row for the latest.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        PlacementDecision? latest = null;
        foreach (var decision in seen.Child.PlacementDecisions)
        {
            if (latest is null ? decision.Date is not null : decision.Date >= latest.Date)
            {
                latest = decision;
            }
        }

        foreach (var decision in seen.Child.PlacementDecisions)
        {
            if (decision.LacksCeased && latest is not null && !ReferenceEquals(decision, latest))
            {
                report.At(decision, PlacementDecision.CeasedField);
            }
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
            var open = earlier with { Ceased = null };
            return
            [
                Example.Passes("no decision", sample.Case),
                Example.Passes("one decision", sample.With(later)),
                Example.Passes("the earlier one was reversed", sample.With(earlier, later)),
                Example.Fails("the earlier one was not reversed", "PlacedAdoption[1]/DATE_PLACED_CEASED", sample.With(open, later)),
                Example.Passes("the later one, which was not reversed, stands first in the file", sample.With(later, earlier)),
                Example.Fails("the earlier one was not reversed and stands second in the file", "PlacedAdoption[2]/DATE_PLACED_CEASED",
                    sample.With(later, open)),
                Example.Fails("the later day comes first as text", "PlacedAdoption[1]/DATE_PLACED_CEASED", sample.With(
                    open with { Date = sample.Day(6, 30) }, later)),
                Example.Fails("none of three was reversed",
                    ["PlacedAdoption[1]/DATE_PLACED_CEASED", "PlacedAdoption[3]/DATE_PLACED_CEASED"],
                    sample.With(open, later with { Date = sample.Day(9, 1) }, later)),
                Example.Fails("two on the same day", "PlacedAdoption[1]/DATE_PLACED_CEASED",
                    sample.With(later, later with { ReasonCeased = "OTHER" })),
                Example.Passes("the day of reversal is unreadable", sample.With(
                    open with { Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.CeasedField, "soon", 2)) }, later)),
                Example.Fails("a row without a date before and after",
                    ["PlacedAdoption[1]/DATE_PLACED_CEASED", "PlacedAdoption[3]/DATE_PLACED_CEASED"],
                    sample.With(later with { Date = null }, later, open with { Date = null })),
                Example.Passes("a row without a date, reversed", sample.With(earlier with { Date = null }, later)),
                Example.Passes("two rows, neither with a date", sample.With(open with { Date = null }, later with { Date = null })),
            ];
        }
    }
}
