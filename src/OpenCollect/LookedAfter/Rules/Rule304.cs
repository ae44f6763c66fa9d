namespace OpenCollect.LookedAfter.Rules;

/// <summary>The status of an unaccompanied asylum seeker ends by the 18th birthday.</summary>
public sealed class Rule304 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("304", Severity.Error, Scope.Group, Years.Always, "Status of asylum seeker ends after the 18th birthday")
        {
            Module = AsylumSeeker.Group.Name,
            Logic = "DUC is after the 18th birthday by DOB of the same row. The birthday itself passes.",
            Advice = "Enter the 18th birthday or the earlier day on which the status ended, or correct the date of birth.",
            Guide = LookedAfterGuide.Check("304"),
            Fields = [AsylumSeeker.CeasedField, AsylumSeeker.BirthDateField],
            Needs = [Inputs.Uasc],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.AsylumSeekers)
        {
            if (row.Ceased > row.BirthDate.Birthday(18))
            {
                report.At(row, AsylumSeeker.CeasedField, AsylumSeeker.BirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = new AsylumSeeker { ChildId = "C1", BirthDate = new(2008, 2, 1), Ceased = new(2026, 2, 1) };
            string[] both = ["UASC[1]/DUC", "UASC[1]/DOB"];
            LookedAfterCase Of(params AsylumSeeker[] rows) => sample.With(sample.Child with { AsylumSeekers = [.. rows] });
            return
            [
                Example.Passes("not ended", sample.Unaccompanied),
                Example.Passes("ended on the 18th birthday", Of(row)),
                Example.Fails("ended on the day after it", [.. both], Of(row with { Ceased = new(2026, 2, 2) })),
                Example.Passes("ended on the day before it", Of(row with { Ceased = new(2026, 1, 31) })),
                Example.Passes("no date of birth", Of(row with { BirthDate = null, Ceased = new(2026, 2, 2) })),
                Example.Fails("born on 29 February, ended on 1 March", [.. both],
                    Of(row with { BirthDate = new(2008, 2, 29), Ceased = new(2026, 3, 1) })),
                Example.Passes("born on 29 February, ended on 28 February",
                    Of(row with { BirthDate = new(2008, 2, 29), Ceased = new(2026, 2, 28) })),
                Example.Fails("on the second row", ["UASC[2]/DUC", "UASC[2]/DOB"], Of(row, row with { Ceased = new(2026, 2, 2) })),
            ];
        }
    }
}
