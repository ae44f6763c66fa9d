namespace OpenCollect.LookedAfter.Rules;

/// <summary>Who died or returned home has no activity and no accommodation.</summary>
public sealed class Rule344 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("344", Severity.Error, Scope.Group, Years.Always, "Activity or accommodation given for somebody who died or returned home")
        {
            Module = CareLeaver.Group.Name,
            Logic = "IN_TOUCH is DIED or RHOM, and ACTIV or ACCOM is not 0. Blank is not 0. What is not 0 is reported, then IN_TOUCH.",
            Advice = "Enter 0 for activity and accommodation, or correct whether the young person is in touch.",
            Guide = LookedAfterGuide.Check("344"),
            Fields = [CareLeaver.ActivityField, CareLeaver.AccommodationField, CareLeaver.InTouchField],
            Needs = [Inputs.Oc3],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var leaver in seen.Child.CareLeavers)
        {
            if (leaver.InTouch is not ("DIED" or "RHOM"))
            {
                continue;
            }

            switch (leaver.Activity == "0", leaver.Accommodation == "0")
            {
                case (false, false):
                    report.At(leaver, CareLeaver.ActivityField, CareLeaver.AccommodationField, CareLeaver.InTouchField);
                    break;
                case (false, true):
                    report.At(leaver, CareLeaver.ActivityField, CareLeaver.InTouchField);
                    break;
                case (true, false):
                    report.At(leaver, CareLeaver.AccommodationField, CareLeaver.InTouchField);
                    break;
                default:
                    break;
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var leaver = sample.LeftCare.Child.CareLeavers[0];
            LookedAfterCase Of(params CareLeaver[] rows) =>
                sample.LeftCare with { Child = sample.LeftCare.Child with { CareLeavers = [.. rows] } };
            var died = leaver with { InTouch = "DIED", Activity = "0", Accommodation = "0" };
            return
            [
                Example.Passes("in touch, both given", sample.LeftCare),
                Example.Passes("died, both 0", Of(died)),
                Example.Passes("returned home, both 0", Of(died with { InTouch = "RHOM" })),
                Example.Fails("died, both given", ["OC3[1]/ACTIV", "OC3[1]/ACCOM", "OC3[1]/IN_TOUCH"],
                    Of(died with { Activity = "F2", Accommodation = "U1" })),
                Example.Fails("died, activity given", ["OC3[1]/ACTIV", "OC3[1]/IN_TOUCH"], Of(died with { Activity = "F2" })),
                Example.Fails("returned home, accommodation given", ["OC3[1]/ACCOM", "OC3[1]/IN_TOUCH"],
                    Of(died with { InTouch = "RHOM", Accommodation = "U1" })),
                Example.Fails("died, activity blank", ["OC3[1]/ACTIV", "OC3[1]/IN_TOUCH"], Of(died with { Activity = null })),
                Example.Fails("died, accommodation blank", ["OC3[1]/ACCOM", "OC3[1]/IN_TOUCH"], Of(died with { Accommodation = null })),
                Example.Passes("no contact, activity given", Of(died with { InTouch = "NO", Activity = "F2" })),
                Example.Passes("blank, activity given", Of(died with { InTouch = null, Activity = "F2" })),
                Example.Fails("on the second row", ["OC3[2]/ACTIV", "OC3[2]/IN_TOUCH"], Of(leaver, died with { Activity = "F2" })),
            ];
        }
    }
}
