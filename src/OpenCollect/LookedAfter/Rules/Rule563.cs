namespace OpenCollect.LookedAfter.Rules;

/// <summary>A decision that was reversed has the date that it was taken.</summary>
public sealed class Rule563 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("563", Severity.Error, Scope.Group, Years.Always, "Reversed, but the date of the decision is missing")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "DATE_PLACED is blank, and both DATE_PLACED_CEASED, readable or not, and REASON_PLACED_CEASED of the row are filled. An unreadable DATE_PLACED is not blank.",
            Advice = "Enter the date of the decision that the child should be placed for adoption, or remove the date and the reason that it was reversed.",
            Guide = LookedAfterGuide.Check("563"),
            Fields = [PlacementDecision.DateField, PlacementDecision.CeasedField, PlacementDecision.ReasonCeasedField],
            Needs = [Inputs.PlacedAdoption],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var decision in seen.Child.PlacementDecisions)
        {
            if (decision is { LacksDate: true, LacksCeased: false, ReasonCeased: not null })
            {
                report.At(decision, PlacementDecision.DateField, PlacementDecision.CeasedField, PlacementDecision.ReasonCeasedField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var decision = new PlacementDecision { ChildId = "C1", Ceased = sample.Day(5, 1), ReasonCeased = "RD1" };
            return
            [
                Example.Fails("reversed with date and reason, no date of the decision",
                    ["PlacedAdoption[1]/DATE_PLACED", "PlacedAdoption[1]/DATE_PLACED_CEASED", "PlacedAdoption[1]/REASON_PLACED_CEASED"],
                    sample.With(decision)),
                Example.Passes("reversed with date and reason, with the date of the decision",
                    sample.With(decision with { Date = sample.Day(4, 1) })),
                Example.Passes("reversed with date and reason, date of the decision unreadable", sample.With(
                    decision with { Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.DateField, "soon", 2)) })),
                Example.Passes("a date of reversal only", sample.With(decision with { ReasonCeased = null })),
                Example.Passes("a reason for reversal only", sample.With(decision with { Ceased = null })),
                Example.Fails("reversed for a reason on an unreadable day",
                    ["PlacedAdoption[1]/DATE_PLACED", "PlacedAdoption[1]/DATE_PLACED_CEASED", "PlacedAdoption[1]/REASON_PLACED_CEASED"],
                    sample.With(decision with { Ceased = null, Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.CeasedField, "soon", 2)) })),
                Example.Fails("the second of two decisions",
                    ["PlacedAdoption[2]/DATE_PLACED", "PlacedAdoption[2]/DATE_PLACED_CEASED", "PlacedAdoption[2]/REASON_PLACED_CEASED"],
                    sample.With(decision with { Date = sample.Day(4, 1) }, decision)),
                Example.Passes("no decision", sample.Case),
            ];
        }
    }
}
