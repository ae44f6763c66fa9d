namespace OpenCollect.LookedAfter.Rules;

/// <summary>Who turns 17 in the year cannot live with former foster carers.</summary>
public sealed class Rule3001 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("3001", Severity.Error, Scope.Child, Years.Always, "Living with former foster carers at 17")
    {
        Module = CareLeaver.Group.Name,
        Logic = "ACCOM is Z1 or Z2 and the 17th birthday, by DOB of Header, is from 1 April to 31 March of the year, both days included.",
        Advice = "Correct the accommodation or the date of birth. At 17 a young person is still looked after by foster carers rather than staying on with them.",
        Guide = LookedAfterGuide.Check("3001"),
        Fields = [CareLeaver.AccommodationField, Header.BirthDateField],
        Needs = [Inputs.Oc3, Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (!report.Year.Contains(seen.Child.BirthDate.Birthday(17)))
        {
            return;
        }

        foreach (var row in seen.Child.CareLeavers)
        {
            if (row.Accommodation is "Z1" or "Z2")
            {
                report.Between((row, CareLeaver.AccommodationField), (seen.Child.Headers[0], Header.BirthDateField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = sample.LeftCare.Child.CareLeavers[0];
            string[] places = ["OC3[1]/ACCOM", "Header[1]/DOB"];
            return
            [
                Example.Passes("a care leaver of 19", sample.LeftCare),
                Example.Passes("19, with former foster carers", Case(new(2006, 11, 20), "Z1")),
                Example.Fails("17 on 1 April, Z1", [.. places], Case(new(2008, 4, 1), "Z1")),
                Example.Fails("17 on 31 March, Z2", [.. places], Case(new(2009, 3, 31), "Z2")),
                Example.Passes("17 the day before 1 April", Case(new(2008, 3, 31), "Z1")),
                Example.Passes("17 the day after 31 March", Case(new(2009, 4, 1), "Z1")),
                Example.Passes("17 in the year, living with parents", Case(new(2008, 10, 1), "B1")),
                Example.Passes("17 in the year, no accommodation", Case(new(2008, 10, 1), null)),
                Example.Fails("born on 29 February", [.. places], Case(new(2008, 2, 29), "Z1") with { Reference = LookedAfterReference.None }) with { Year = 2025 },
                Example.Passes("no date of birth", Case(null, "Z1")),
                Example.Fails("the second of two rows", ["OC3[2]/ACCOM", "Header[1]/DOB"], sample.Case with
                {
                    Child = sample.Child with { Headers = [sample.Header with { BirthDate = new(2008, 10, 1) }], CareLeavers = [row, row with { Accommodation = "Z2" }] },
                }),
            ];

            LookedAfterCase Case(DateOnly? born, string? accommodation) => sample.Case with
            {
                Child = sample.Child with { Headers = [sample.Header with { BirthDate = born }], CareLeavers = [row with { Accommodation = accommodation }] },
            };
        }
    }
}
