namespace OpenCollect.LookedAfter.Rules;

/// <summary>The reversal of a decision to place for adoption has both a date and a reason.</summary>
public sealed class Rule119 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("119", Severity.Error, Scope.Group, Years.Always, "Reversal of the adoption decision needs both date and reason")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "Of DATE_PLACED_CEASED and REASON_PLACED_CEASED of a PlacedAdoption row exactly one is filled. An unreadable date is filled.",
            Advice = "Enter both the date and the reason of the reversal, or neither if the decision was not reversed.",
            Guide = LookedAfterGuide.Check("119"),
            Fields = [PlacementDecision.CeasedField, PlacementDecision.ReasonCeasedField],
            Needs = [Inputs.PlacedAdoption],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.PlacementDecisions)
        {
            if (row.LacksCeased && row.ReasonCeased is not null)
            {
                report.At(row, PlacementDecision.CeasedField, PlacementDecision.ReasonCeasedField);
            }
            else if (!row.LacksCeased && row.ReasonCeased is null)
            {
                report.At(row, PlacementDecision.ReasonCeasedField, PlacementDecision.CeasedField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Adopted;
            var row = seen.Child.PlacementDecisions[0];
            var unreadable = new Flaws(new Flaw(FlawKind.NotADate, PlacementDecision.CeasedField, "soon", 2));
            LookedAfterCase With(params PlacementDecision[] rows) => seen with { Child = seen.Child with { PlacementDecisions = [.. rows] } };
            return
            [
                Example.Passes("both filled", With(row with { Ceased = sample.Day(6, 20), ReasonCeased = "RD3" })),
                Example.Passes("both blank", With(row with { Ceased = null, ReasonCeased = null })),
                Example.Fails("a date without a reason", ["PlacedAdoption[1]/REASON_PLACED_CEASED", "PlacedAdoption[1]/DATE_PLACED_CEASED"],
                    With(row with { Ceased = sample.Day(6, 20), ReasonCeased = null })),
                Example.Fails("a reason without a date", ["PlacedAdoption[1]/DATE_PLACED_CEASED", "PlacedAdoption[1]/REASON_PLACED_CEASED"],
                    With(row with { Ceased = null, ReasonCeased = "RD3" })),
                Example.Passes("an unreadable date and a reason",
                    With(row with { Ceased = null, ReasonCeased = "RD3", Flaws = unreadable })),
                Example.Fails("an unreadable date without a reason", ["PlacedAdoption[1]/REASON_PLACED_CEASED", "PlacedAdoption[1]/DATE_PLACED_CEASED"],
                    With(row with { Ceased = null, ReasonCeased = null, Flaws = unreadable })),
                Example.Fails("the second row has a reason alone", ["PlacedAdoption[2]/DATE_PLACED_CEASED", "PlacedAdoption[2]/REASON_PLACED_CEASED"],
                    With(row with { Ceased = null, ReasonCeased = null }, row with { Ceased = null, ReasonCeased = "RD3" })),
                Example.Passes("no row", With()),
            ];
        }
    }
}
