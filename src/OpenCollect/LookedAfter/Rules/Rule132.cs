namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every care leaver has a main activity by a code of the year.</summary>
public sealed class Rule132 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("132", Severity.Error, Scope.Group, Years.From(2014), "Activity is missing or not valid")
    {
        Module = CareLeaver.Group.Name,
        Logic = "ACTIV of an OC3 row is blank or is none of F1, P1, F2, P2, G4, G5, G6, 0 and, until 2020-21, F3 and P3, from 2021-22 F4, P4, F5 and P5.",
        Advice = "Enter the code of the young person's main activity, or 0 if it is not known.",
        Guide = LookedAfterGuide.Check("132"),
        Fields = [CareLeaver.ActivityField],
        Needs = [Inputs.Oc3],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.CareLeavers)
        {
            if (!Codes.Activity.Codes.Has(row.Activity, report.Year))
            {
                report.At(row, CareLeaver.ActivityField);
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
                Example.Passes("F1", With(row with { Activity = "F1" })),
                Example.Passes("P5", With(row with { Activity = "P5" })),
                Example.Passes("G6", With(row with { Activity = "G6" })),
                Example.Passes("0", With(row with { Activity = "0" })),
                Example.Fails("blank", "OC3[1]/ACTIV", With(row with { Activity = null })),
                Example.Fails("00", "OC3[1]/ACTIV", With(row with { Activity = "00" })),
                Example.Fails("F3, which went out", "OC3[1]/ACTIV", With(row with { Activity = "F3" })),
                Example.Fails("G3 in the second row", "OC3[2]/ACTIV", With(row, row with { Activity = "G3" })),
                Example.Passes("P3 in its last year", With(row with { Activity = "P3" })) with { Year = 2021 },
                Example.Fails("P3 in the year after its last", "OC3[1]/ACTIV", With(row with { Activity = "P3" })) with { Year = 2022 },
                Example.Fails("F4 in the year before its first", "OC3[1]/ACTIV", With(row with { Activity = "F4" })) with { Year = 2021 },
                Example.Passes("F4 in its first year", With(row with { Activity = "F4" })) with { Year = 2022 },
                Example.Passes("no row", With()),
            ];
        }
    }
}
