namespace OpenCollect.LookedAfter.Rules;

/// <summary>The decision on adoption has one date in both tables.</summary>
public sealed class Rule523 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("523", Severity.Error, Scope.Child, Years.Always, "Dates of the decision on adoption disagree")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "The child has DATE_PLACED in a PlacedAdoption row and DATE_INT in an AD1 row, and the two are not the same day. Each PlacedAdoption row is compared with each AD1 row. A blank or unreadable date is not compared.",
            Advice = "Correct the date of the decision in one of the tables, so that both have the same.",
            Guide = LookedAfterGuide.Check("523"),
            Fields = [PlacementDecision.DateField, Adoption.DecisionField],
            Needs = [Inputs.PlacedAdoption, Inputs.Ad1],
            Doubt = "A child with a decision that was reversed and a later one that led to adoption fails for the older one; the list of checks makes no exception.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var decision in seen.Child.PlacementDecisions)
        {
            List<(Record, Field)>? places = null;
            foreach (var adoption in seen.Child.Adoptions)
            {
                if (decision.Date is { } placed && adoption.Decision is { } decided && placed != decided)
                {
                    (places ??= [(decision, PlacementDecision.DateField)]).Add((adoption, Adoption.DecisionField));
                }
            }

            if (places is not null)
            {
                report.At(places);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var adopted = LookedAfterSample.Latest.Adopted;
            string[] both = ["PlacedAdoption[1]/DATE_PLACED", "AD1[1]/DATE_INT"];
            var (decision, adoption) = (adopted.Child.PlacementDecisions[0], adopted.Child.Adoptions[0]);
            var dayBefore = adoption with { Decision = adoption.Decision.PlusDays(-1) };
            var dayAfter = adoption with { Decision = adoption.Decision.PlusDays(1) };
            LookedAfterCase With(ReadOnlySpan<PlacementDecision> decisions, ReadOnlySpan<Adoption> adoptions) =>
                adopted with { Child = adopted.Child with { PlacementDecisions = [.. decisions], Adoptions = [.. adoptions] } };
            return
            [
                Example.Passes("the same day", adopted),
                Example.Fails("adoption decided the day before", [.. both], With([decision], [dayBefore])),
                Example.Fails("adoption decided the day after", [.. both], With([decision], [dayAfter])),
                Example.Passes("no date in AD1", With([decision], [adoption with { Decision = null }])),
                Example.Passes("no date in PlacedAdoption", With([decision with { Date = null }], [adoption])),
                Example.Passes("no row in AD1", With([decision], [])),
                Example.Passes("no row in PlacedAdoption", With([], [adoption])),
                Example.Fails("an older decision beside the one that led to adoption", ["PlacedAdoption[1]/DATE_PLACED", "AD1[1]/DATE_INT"],
                    With([decision with { Date = decision.Date.PlusDays(-400), Ceased = decision.Date.PlusDays(-200) }, decision], [adoption])),
                Example.Fails("two rows in AD1, neither the same", ["PlacedAdoption[1]/DATE_PLACED", "AD1[1]/DATE_INT", "AD1[2]/DATE_INT"],
                    With([decision], [dayBefore, dayAfter])),
                Example.Fails("two rows in AD1, the second not the same", ["PlacedAdoption[1]/DATE_PLACED", "AD1[2]/DATE_INT"],
                    With([decision], [adoption, dayAfter])),
                Example.Fails("another decision after the one that led to adoption", ["PlacedAdoption[2]/DATE_PLACED", "AD1[1]/DATE_INT"],
                    With([decision, decision with { Date = decision.Date.PlusDays(1) }], [adoption])),
            ];
        }
    }
}
