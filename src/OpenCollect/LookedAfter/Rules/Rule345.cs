namespace OpenCollect.LookedAfter.Rules;

/// <summary>Of a care leaver who is in touch, activity and accommodation are known.</summary>
public sealed class Rule345 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("345", Severity.Error, Scope.Group, Years.Always, "In touch, but activity or accommodation is 0")
        {
            Module = CareLeaver.Group.Name,
            Logic = "IN_TOUCH is YES, and ACTIV or ACCOM is 0. Blank is not 0. What is 0 is reported, then IN_TOUCH.",
            Advice = "Enter the activity and the accommodation, or correct whether the young person is in touch.",
            Guide = LookedAfterGuide.Check("345"),
            Fields = [CareLeaver.ActivityField, CareLeaver.AccommodationField, CareLeaver.InTouchField],
            Needs = [Inputs.Oc3],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var leaver in seen.Child.CareLeavers)
        {
            if (leaver.InTouch != "YES")
            {
                continue;
            }

            switch (leaver.Activity == "0", leaver.Accommodation == "0")
            {
                case (true, true):
                    report.At(leaver, CareLeaver.ActivityField, CareLeaver.AccommodationField, CareLeaver.InTouchField);
                    break;
                case (true, false):
                    report.At(leaver, CareLeaver.ActivityField, CareLeaver.InTouchField);
                    break;
                case (false, true):
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
            return
            [
                Example.Passes("both given", sample.LeftCare),
                Example.Fails("both 0", ["OC3[1]/ACTIV", "OC3[1]/ACCOM", "OC3[1]/IN_TOUCH"],
                    Of(leaver with { Activity = "0", Accommodation = "0" })),
                Example.Fails("activity 0", ["OC3[1]/ACTIV", "OC3[1]/IN_TOUCH"], Of(leaver with { Activity = "0" })),
                Example.Fails("accommodation 0", ["OC3[1]/ACCOM", "OC3[1]/IN_TOUCH"], Of(leaver with { Accommodation = "0" })),
                Example.Fails("activity 0, accommodation blank", ["OC3[1]/ACTIV", "OC3[1]/IN_TOUCH"],
                    Of(leaver with { Activity = "0", Accommodation = null })),
                Example.Passes("both blank", Of(leaver with { Activity = null, Accommodation = null })),
                Example.Passes("not in touch, both 0", Of(leaver with { InTouch = "NO", Activity = "0", Accommodation = "0" })),
                Example.Passes("blank, both 0", Of(leaver with { InTouch = null, Activity = "0", Accommodation = "0" })),
                Example.Fails("on the second row", ["OC3[2]/ACCOM", "OC3[2]/IN_TOUCH"],
                    Of(leaver with { InTouch = "NO", Activity = "0", Accommodation = "0" }, leaver with { Accommodation = "0" })),
            ];
        }
    }
}
