namespace OpenCollect.LookedAfter.Rules;

/// <summary>The day the child was matched with adopters is a real date.</summary>
public sealed class Rule113 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("113", Severity.Error, Scope.Group, Years.Always, "Date matched with adopters is not a date")
    {
        Module = Adoption.Group.Name,
        Logic = "DATE_MATCH of a row of AD1 is filled but is not a real date. Blank passes.",
        Advice = "Correct the date on which the child was matched with adopters, as day, month and year.",
        Guide = LookedAfterGuide.Check("113"),
        Fields = [Adoption.MatchedField],
        Needs = [Inputs.Ad1],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.Adoptions)
        {
            if (row.Flaws.Has(Adoption.MatchedField))
            {
                report.At(row, Adoption.MatchedField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var seen = LookedAfterSample.Latest.Adopted;
            var row = seen.Child.Adoptions[0];
            var unreadable = row with { Matched = null, Flaws = new(new Flaw(FlawKind.NotADate, Adoption.MatchedField, "soon", 2)) };
            LookedAfterCase With(params Adoption[] rows) => seen with { Child = seen.Child with { Adoptions = [.. rows] } };
            return
            [
                Example.Passes("a date", With(row with { Matched = new(2025, 4, 30) })),
                Example.Passes("blank", With(row with { Matched = null })),
                Example.Fails("not a date", "AD1[1]/DATE_MATCH", With(unreadable)),
                Example.Fails("not a date in the second row", "AD1[2]/DATE_MATCH", With(row, unreadable)),
                Example.Passes("the other date is unreadable",
                    With(row with { Decision = null, Flaws = new(new Flaw(FlawKind.NotADate, Adoption.DecisionField, "soon", 2)) })),
                Example.Passes("no row", With()),
            ];
        }
    }
}
