namespace OpenCollect.LookedAfter.Rules;

/// <summary>The day adoption was decided on is a real date.</summary>
public sealed class Rule112 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("112", Severity.Error, Scope.Group, Years.Always, "Date of decision for adoption is not a date")
        {
            Module = Adoption.Group.Name,
            Logic = "DATE_INT of a row of AD1 is filled but is not a real date. Blank passes.",
            Advice = "Correct the date on which it was decided that the child should be placed for adoption, as day, month and year.",
            Guide = LookedAfterGuide.Check("112"),
            Fields = [Adoption.DecisionField],
            Needs = [Inputs.Ad1],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.Adoptions)
        {
            if (row.Flaws.Has(Adoption.DecisionField))
            {
                report.At(row, Adoption.DecisionField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var seen = LookedAfterSample.Latest.Adopted;
            var row = seen.Child.Adoptions[0];
            var unreadable = row with { Decision = null, Flaws = new(new Flaw(FlawKind.NotADate, Adoption.DecisionField, "soon", 2)) };
            LookedAfterCase With(params Adoption[] rows) => seen with { Child = seen.Child with { Adoptions = [.. rows] } };
            return
            [
                Example.Passes("a date", With(row with { Decision = new(2025, 4, 30) })),
                Example.Passes("blank", With(row with { Decision = null })),
                Example.Fails("not a date", "AD1[1]/DATE_INT", With(unreadable)),
                Example.Fails("not a date in the second row", "AD1[2]/DATE_INT", With(row, unreadable)),
                Example.Passes("the other date is unreadable",
                    With(row with { Matched = null, Flaws = new(new Flaw(FlawKind.NotADate, Adoption.MatchedField, "soon", 2)) })),
                Example.Passes("no row", With()),
            ];
        }
    }
}
