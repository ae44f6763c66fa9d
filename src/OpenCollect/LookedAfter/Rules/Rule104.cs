namespace OpenCollect.LookedAfter.Rules;

/// <summary>The day the status of an unaccompanied asylum seeker ended is a real date, not before the year.</summary>
public sealed class Rule104 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("104", Severity.Error, Scope.Group, Years.Always, "Date that UASC status ceased is not valid")
        {
            Module = AsylumSeeker.Group.Name,
            Logic = "DUC of a UASC row is filled but is not a real date, or is before 1 April at the start of the year. Blank and 1 April itself pass.",
            Advice = "Correct the date. If the status ended before 1 April, remove the child's row from the UASC table.",
            Guide = LookedAfterGuide.Check("104"),
            Fields = [AsylumSeeker.CeasedField],
            Needs = [Inputs.Uasc],
            Doubt = "The text speaks of a valid date only; that a date before the year is not valid either is how public validators read it, and is followed.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.AsylumSeekers)
        {
            if (row.Flaws.Has(AsylumSeeker.CeasedField) || row.Ceased < report.Year.FirstDay)
            {
                report.At(row, AsylumSeeker.CeasedField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Unaccompanied;
            var row = seen.Child.AsylumSeekers[0];
            var unreadable = new Flaws(new Flaw(FlawKind.NotADate, AsylumSeeker.CeasedField, "soon", 2));
            LookedAfterCase With(params AsylumSeeker[] rows) => seen with { Child = seen.Child with { AsylumSeekers = [.. rows] } };
            return
            [
                Example.Passes("blank", seen),
                Example.Passes("in the year", With(row with { Ceased = sample.Day(9, 2) })),
                Example.Passes("on 1 April", With(row with { Ceased = sample.Day(4, 1) })),
                Example.Fails("on 31 March before the year", "UASC[1]/DUC", With(row with { Ceased = sample.Day(4, 1).AddDays(-1) })),
                Example.Passes("after the year", With(row with { Ceased = sample.Day(3, 31).AddDays(1) })),
                Example.Fails("not a date", "UASC[1]/DUC", With(row with { Flaws = unreadable })),
                Example.Fails("not a date in the second row", "UASC[2]/DUC", With(row, row with { Flaws = unreadable })),
                Example.Passes("another date is unreadable",
                    With(row with { BirthDate = null, Flaws = new(new Flaw(FlawKind.NotADate, AsylumSeeker.BirthDateField, "soon", 2)) })),
                Example.Passes("no row", With()),
            ];
        }
    }
}
