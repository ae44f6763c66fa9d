namespace OpenCollect.LookedAfter.Rules;

/// <summary>No child is to be placed for adoption before birth.</summary>
public sealed class Rule184 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("184", Severity.Error, Scope.Group, Years.Always, "Adoption decision before the child was born")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "DATE_PLACED of a PlacedAdoption row is a date and DOB of the row is blank, unreadable or after it. The same day passes. A blank or unreadable DATE_PLACED passes.",
            Advice = "Correct the date of the decision or the child's date of birth.",
            Guide = LookedAfterGuide.Check("184"),
            Fields = [PlacementDecision.DateField, PlacementDecision.BirthDateField],
            Needs = [Inputs.PlacedAdoption],
            Doubt = "The date of birth is that of the row itself, not of the Header table.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var decision in seen.Child.PlacementDecisions)
        {
            if (decision.Date is { } date && !(decision.BirthDate <= date))
            {
                report.At(decision, PlacementDecision.DateField, PlacementDecision.BirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var seen = LookedAfterSample.Latest.Adopted;
            var row = seen.Child.PlacementDecisions[0];
            string[] both = ["PlacedAdoption[1]/DATE_PLACED", "PlacedAdoption[1]/DOB"];
            LookedAfterCase With(params PlacementDecision[] rows) => seen with { Child = seen.Child with { PlacementDecisions = [.. rows] } };
            return
            [
                Example.Passes("decided after birth", seen),
                Example.Passes("decided on the day of birth", With(row with { Date = row.BirthDate })),
                Example.Fails("decided the day before birth", [.. both], With(row with { Date = row.BirthDate.PlusDays(-1) })),
                Example.Fails("no date of birth", [.. both], With(row with { BirthDate = null })),
                Example.Fails("an unreadable date of birth", [.. both],
                    With(row with { BirthDate = null, Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.BirthDateField, "soon", 2)) })),
                Example.Passes("no decision date", With(row with { Date = null })),
                Example.Passes("neither date", With(row with { Date = null, BirthDate = null })),
                Example.Passes("an unreadable decision date",
                    With(row with { Date = null, Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.DateField, "soon", 2)) })),
                Example.Fails("decided before birth in the second row", ["PlacedAdoption[2]/DATE_PLACED", "PlacedAdoption[2]/DOB"],
                    With(row, row with { Date = row.BirthDate.PlusDays(-1) })),
                Example.Passes("born before the decision only by the header", seen with
                {
                    Child = seen.Child with { Headers = [seen.Child.Headers[0] with { BirthDate = null }] },
                }),
            ];
        }
    }
}
