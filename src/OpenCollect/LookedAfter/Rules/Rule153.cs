namespace OpenCollect.LookedAfter.Rules;

/// <summary>The three items of a care leaver are filled together.</summary>
public sealed class Rule153 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("153", Severity.Error, Scope.Group, Years.Always, "Care leaver items are incomplete")
    {
        Module = CareLeaver.Group.Name,
        Logic = "Of IN_TOUCH, ACTIV and ACCOM of an OC3 row some are filled and some blank.",
        Advice = "Enter the items that are missing. Enter 0 for an activity or accommodation that is not known.",
        Guide = LookedAfterGuide.Check("153"),
        Fields = [.. CareLeaver.Items],
        Needs = [Inputs.Oc3],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.CareLeavers)
        {
            if (row.HasAnyItem && !row.HasAllItems)
            {
                report.At(CareLeaver.Items.BlankIn(row));
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
                Example.Passes("all filled", seen),
                Example.Passes("all blank", With(row with { InTouch = null, Activity = null, Accommodation = null })),
                Example.Fails("no word on being in touch", "OC3[1]/IN_TOUCH", With(row with { InTouch = null })),
                Example.Fails("no activity", "OC3[1]/ACTIV", With(row with { Activity = null })),
                Example.Fails("no accommodation", "OC3[1]/ACCOM", With(row with { Accommodation = null })),
                Example.Fails("accommodation alone", ["OC3[1]/IN_TOUCH", "OC3[1]/ACTIV"],
                    With(row with { InTouch = null, Activity = null })),
                Example.Fails("no activity in the second row", "OC3[2]/ACTIV", With(row, row with { Activity = null })),
                Example.Passes("no row", With()),
            ];
        }
    }
}
