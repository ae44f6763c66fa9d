namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every care leaver has a code that says whether the authority is in touch.</summary>
public sealed class Rule131 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("131", Severity.Error, Scope.Group, Years.From(2014), "In touch is missing or not valid")
    {
        Module = CareLeaver.Group.Name,
        Logic = "IN_TOUCH of an OC3 row is blank or is none of YES, NO, DIED, REFU, NREQ and, from 2014-15, RHOM.",
        Advice = "Enter whether you are in touch with the young person: YES, NO, DIED, REFU, NREQ or RHOM.",
        Guide = LookedAfterGuide.Check("131"),
        Fields = [CareLeaver.InTouchField],
        Needs = [Inputs.Oc3],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.CareLeavers)
        {
            if (!Codes.InTouch.Codes.Has(row.InTouch, report.Year))
            {
                report.At(row, CareLeaver.InTouchField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var seen = LookedAfterSample.Latest.LeftCare;
            var row = seen.Child.CareLeavers[0];
            LookedAfterCase With(params CareLeaver[] rows) => seen with { Child = seen.Child with { CareLeavers = [.. rows] } };
            return
            [
                Example.Passes("YES", With(row with { InTouch = "YES" })),
                Example.Passes("NO", With(row with { InTouch = "NO" })),
                Example.Passes("DIED", With(row with { InTouch = "DIED" })),
                Example.Passes("REFU", With(row with { InTouch = "REFU" })),
                Example.Passes("NREQ", With(row with { InTouch = "NREQ" })),
                Example.Passes("RHOM", With(row with { InTouch = "RHOM" })),
                Example.Fails("blank", "OC3[1]/IN_TOUCH", With(row with { InTouch = null })),
                Example.Fails("a letter", "OC3[1]/IN_TOUCH", With(row with { InTouch = "Y" })),
                Example.Fails("a letter in the second row", "OC3[2]/IN_TOUCH", With(row, row with { InTouch = "N" })),
                Example.Fails("home with parents in the year before the code", "OC3[1]/IN_TOUCH",
                    With(row with { InTouch = "RHOM" })) with { Year = 2014 },
                Example.Passes("home with parents in the first year of the code", With(row with { InTouch = "RHOM" })) with { Year = 2015 },
                Example.Passes("no row", With()),
            ];
        }
    }
}
