namespace OpenCollect.LookedAfter.Rules;

/// <summary>Foyers are for those aged 18 or over.</summary>
public sealed class Rule347 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("347", Severity.Error, Scope.Group, Years.From(2024), "Foyer for somebody under 18 at the start of the year")
        {
            Module = CareLeaver.Group.Name,
            Logic = "ACCOM is T1 or T2 and the 18th birthday, by DOB of the same row, is after 1 April on which the year starts. That day itself passes.",
            Advice = "Correct the accommodation or the date of birth.",
            Guide = LookedAfterGuide.Check("347"),
            Fields = [CareLeaver.AccommodationField, CareLeaver.BirthDateField],
            Needs = [Inputs.Oc3],
            Doubt = "Public validators never report it, as they compare with the single letter T; the check means both codes for foyers.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var leaver in seen.Child.CareLeavers)
        {
            if (leaver.Accommodation is "T1" or "T2"
                && leaver.BirthDate.Birthday(18) > report.Year.FirstDay)
            {
                report.At(leaver, CareLeaver.AccommodationField, CareLeaver.BirthDateField);
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
            string[] both = ["OC3[1]/ACCOM", "OC3[1]/DOB"];
            CareLeaver Born(DateOnly? day) => leaver with { BirthDate = day, Accommodation = "T1" };
            return
            [
                Example.Passes("19, no foyer", sample.LeftCare),
                Example.Passes("T1, 18 on 1 April", Of(Born(new(2007, 4, 1)))),
                Example.Fails("T1, 18 on 2 April", [.. both], Of(Born(new(2007, 4, 2)))),
                Example.Passes("T1, 18 on the day before the year", Of(Born(new(2007, 3, 31)))),
                Example.Fails("T2, 18 on 2 April", [.. both], Of(Born(new(2007, 4, 2)) with { Accommodation = "T2" })),
                Example.Passes("U1, 18 on 2 April", Of(Born(new(2007, 4, 2)) with { Accommodation = "U1" })),
                Example.Passes("T, which is no code, 18 on 2 April", Of(Born(new(2007, 4, 2)) with { Accommodation = "T" })),
                Example.Passes("blank, 18 on 2 April", Of(Born(new(2007, 4, 2)) with { Accommodation = null })),
                Example.Passes("T1, no date of birth", Of(Born(null))),
                Example.Fails("on the second row", ["OC3[2]/ACCOM", "OC3[2]/DOB"], Of(leaver, Born(new(2008, 1, 1)))),
            ];
        }
    }
}
