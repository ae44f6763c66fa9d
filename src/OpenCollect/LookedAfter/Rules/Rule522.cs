namespace OpenCollect.LookedAfter.Rules;

/// <summary>A decision on placing for adoption is not reversed before it was taken.</summary>
public sealed class Rule522 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("522", Severity.Error, Scope.Group, Years.Always, "Reversed before the decision was taken")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "DATE_PLACED_CEASED is before DATE_PLACED of the same row. The same day passes.",
            Advice = "Correct the date of the decision to place the child for adoption, or the date that it was reversed.",
            Guide = LookedAfterGuide.Check("522"),
            Fields = [PlacementDecision.CeasedField, PlacementDecision.DateField],
            Needs = [Inputs.PlacedAdoption],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var decision in seen.Child.PlacementDecisions)
        {
            if (decision.Ceased < decision.Date)
            {
                report.At(decision, PlacementDecision.CeasedField, PlacementDecision.DateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var adopted = LookedAfterSample.Latest.Adopted;
            var decision = adopted.Child.PlacementDecisions[0];
            LookedAfterCase With(params ReadOnlySpan<PlacementDecision> decisions) =>
                adopted with { Child = adopted.Child with { PlacementDecisions = [.. decisions] } };
            return
            [
                Example.Passes("not reversed", adopted),
                Example.Passes("reversed on the same day", With(decision with { Ceased = decision.Date })),
                Example.Passes("reversed the day after", With(decision with { Ceased = decision.Date.PlusDays(1) })),
                Example.Fails("reversed the day before", ["PlacedAdoption[1]/DATE_PLACED_CEASED", "PlacedAdoption[1]/DATE_PLACED"],
                    With(decision with { Ceased = decision.Date.PlusDays(-1) })),
                Example.Fails("the second of two decisions", ["PlacedAdoption[2]/DATE_PLACED_CEASED", "PlacedAdoption[2]/DATE_PLACED"],
                    With(decision, decision with { Ceased = decision.Date.PlusDays(-1) })),
                Example.Passes("no date of the decision", With(decision with { Date = null, Ceased = LookedAfterSample.Latest.Day(5, 1) })),
                Example.Passes("no decision", LookedAfterSample.Latest.Case),
            ];
        }
    }
}
