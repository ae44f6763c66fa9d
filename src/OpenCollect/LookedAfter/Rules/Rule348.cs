namespace OpenCollect.LookedAfter.Rules;

/// <summary>Whoever died last year is still reported so.</summary>
public sealed class Rule348 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("348", Severity.Error, Scope.Child, Years.From(2026), "Reported as died last year but not this year")
        {
            Module = CareLeaver.Group.Name,
            Logic = "IN_TOUCH of the child's first OC3 row last year was DIED, and IN_TOUCH of an OC3 row of this year is not. Blank is not DIED. A child without an OC3 row this year passes.",
            Advice = "Correct whether the young person is in touch, or amend last year's return.",
            Guide = LookedAfterGuide.Check("348"),
            Fields = [CareLeaver.InTouchField],
            Needs = [Inputs.Oc3, Inputs.LastOc3],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.LastYear?.CareLeavers is not [{ InTouch: "DIED" } last, ..])
        {
            return;
        }

        foreach (var leaver in seen.Child.CareLeavers)
        {
            if (leaver.InTouch != "DIED")
            {
                report.Between((leaver, CareLeaver.InTouchField), (last, CareLeaver.InTouchField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var leaver = sample.LeftCare.Child.CareLeavers[0];
            var died = leaver with { InTouch = "DIED", Activity = "0", Accommodation = "0" };
            LookedAfterCase Of(CareLeaver last, params CareLeaver[] now) => sample.LeftCare with
            {
                Child = sample.LeftCare.Child with { CareLeavers = [.. now] },
                LastYear = sample.LeftCare.LastYear! with { CareLeavers = [last] },
            };
            return
            [
                Example.Passes("in touch, not in the table before", sample.LeftCare),
                Example.Fails("died before, in touch", ["OC3[1]/IN_TOUCH", "LastYear/OC3[1]/IN_TOUCH"], Of(died, leaver)),
                Example.Fails("died before, blank", ["OC3[1]/IN_TOUCH", "LastYear/OC3[1]/IN_TOUCH"],
                    Of(died, leaver with { InTouch = null })),
                Example.Passes("died in both years", Of(died with { }, died)),
                Example.Passes("in touch in both years", Of(leaver with { }, leaver)),
                Example.Passes("in touch before, died", Of(leaver, died)),
                Example.Passes("blank before, in touch", Of(leaver with { InTouch = null }, leaver)),
                Example.Passes("died before, no row", Of(died)),
                Example.Fails("died before, in touch on the second row", ["OC3[2]/IN_TOUCH", "LastYear/OC3[1]/IN_TOUCH"],
                    Of(died with { }, died, leaver)),
                Example.Passes("not in last year's return", sample.LeftCare with { LastYear = null }),
            ];
        }
    }
}
