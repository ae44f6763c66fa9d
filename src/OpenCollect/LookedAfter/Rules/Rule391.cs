namespace OpenCollect.LookedAfter.Rules;

/// <summary>Only somebody who is 17 by the end of the year is a care leaver.</summary>
public sealed class Rule391 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("391", Severity.Error, Scope.Group, Years.Always, "Care leaver who is not yet 17")
    {
        Module = CareLeaver.Group.Name,
        Logic = "The 17th birthday by DOB of the OC3 row is after 31 March at the end of the year and IN_TOUCH, ACTIV or ACCOM is filled. A birthday on 31 March passes. There is no upper age here.",
        Advice = "Correct the date of birth, or remove the care leaver's details.",
        Guide = LookedAfterGuide.Check("391"),
        Doubt = "The official message still speaks of ages 17 to 21; there is no upper bound here, as check 351 looks at that.",
        Fields = [CareLeaver.InTouchField, CareLeaver.ActivityField, CareLeaver.AccommodationField, CareLeaver.BirthDateField],
        Needs = [Inputs.Oc3],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var leaver in seen.Child.CareLeavers)
        {
            if (leaver.HasAnyItem && leaver.BirthDate.Birthday(17) > report.Year.LastDay)
            {
                report.At(leaver, CareLeaver.InTouchField, CareLeaver.ActivityField, CareLeaver.AccommodationField,
                    CareLeaver.BirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var young = sample.LeftCare.Child.CareLeavers[0] with { BirthDate = new(2009, 4, 1) };
            ImmutableArray<string> places = ["OC3[1]/IN_TOUCH", "OC3[1]/ACTIV", "OC3[1]/ACCOM", "OC3[1]/DOB"];
            LookedAfterCase Of(params CareLeaver[] leavers) =>
                sample.LeftCare with { Child = sample.LeftCare.Child with { CareLeavers = [.. leavers] } };
            return
            [
                Example.Passes("19", sample.LeftCare),
                Example.Fails("17 on 1 April after the year", places, Of(young)),
                Example.Passes("17 on 31 March", Of(young with { BirthDate = new(2009, 3, 31) })),
                Example.Passes("26 at the end of the year", Of(young with { BirthDate = new(2000, 3, 31) })),
                Example.Fails("only whether in touch", places, Of(young with { Activity = null, Accommodation = null })),
                Example.Fails("only the activity", places, Of(young with { InTouch = null, Accommodation = null })),
                Example.Fails("only the accommodation", places, Of(young with { InTouch = null, Activity = null })),
                Example.Passes("none of the three", Of(young with { InTouch = null, Activity = null, Accommodation = null })),
                Example.Passes("no date of birth in the row", Of(young with { BirthDate = null })),
                Example.Fails("second of two", ["OC3[2]/IN_TOUCH", "OC3[2]/ACTIV", "OC3[2]/ACCOM", "OC3[2]/DOB"],
                    Of(sample.LeftCare.Child.CareLeavers[0], young)),
            ];
        }
    }
}
