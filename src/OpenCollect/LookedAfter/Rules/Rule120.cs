namespace OpenCollect.LookedAfter.Rules;

/// <summary>Why the decision to place for adoption was reversed is one of four codes.</summary>
public sealed class Rule120 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("120", Severity.Error, Scope.Group, Years.Always, "Reason the adoption decision was reversed is not valid")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "REASON_PLACED_CEASED of a PlacedAdoption row is filled and is none of RD1 to RD4. Blank passes.",
            Advice = "Enter the reason as RD1, RD2, RD3 or RD4.",
            Guide = LookedAfterGuide.Check("120"),
            Fields = [PlacementDecision.ReasonCeasedField],
            Needs = [Inputs.PlacedAdoption],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.PlacementDecisions)
        {
            if (row.ReasonCeased is not null && !Codes.ReasonPlacedCeased.Codes.Has(row.ReasonCeased, report.Year))
            {
                report.At(row, PlacementDecision.ReasonCeasedField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var seen = LookedAfterSample.Latest.Adopted;
            var row = seen.Child.PlacementDecisions[0];
            LookedAfterCase With(params PlacementDecision[] rows) => seen with { Child = seen.Child with { PlacementDecisions = [.. rows] } };
            return
            [
                Example.Passes("RD1", With(row with { ReasonCeased = "RD1" })),
                Example.Passes("RD2", With(row with { ReasonCeased = "RD2" })),
                Example.Passes("RD3", With(row with { ReasonCeased = "RD3" })),
                Example.Passes("RD4", With(row with { ReasonCeased = "RD4" })),
                Example.Passes("blank", With(row with { ReasonCeased = null })),
                Example.Fails("RD0", "PlacedAdoption[1]/REASON_PLACED_CEASED", With(row with { ReasonCeased = "RD0" })),
                Example.Fails("RD5", "PlacedAdoption[1]/REASON_PLACED_CEASED", With(row with { ReasonCeased = "RD5" })),
                Example.Fails("a digit in the second row", "PlacedAdoption[2]/REASON_PLACED_CEASED",
                    With(row, row with { ReasonCeased = "1" })),
                Example.Passes("no row", With()),
            ];
        }
    }
}
