namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every care leaver has an accommodation by a code of the year.</summary>
public sealed class Rule133 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("133", Severity.Error, Scope.Group, Years.Always, "Accommodation is missing or not valid")
    {
        Module = CareLeaver.Group.Name,
        Logic = "ACCOM of an OC3 row is blank or is neither 0 nor a letter for the kind of accommodation (B, C, D, E, G, H, K, R, S, T, U, V, W, X, Y or Z) followed by 1 for suitable or 2 for unsuitable. From 2014-15 S1 and X1 are not valid.",
        Advice = "Enter the code of the young person's accommodation, or 0 if it is not known. Custody and being homeless are never suitable: enter X2 or S2.",
        Guide = LookedAfterGuide.Check("133"),
        Fields = [CareLeaver.AccommodationField],
        Needs = [Inputs.Oc3],
        Doubt = "Sources differ on S1 and X1: they are refused from 2014-15, when guidance said that custody is never suitable, and accepted before.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.CareLeavers)
        {
            if (!Codes.Accommodation.Codes.Has(row.Accommodation, report.Year))
            {
                report.At(row, CareLeaver.AccommodationField);
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
                Example.Passes("U1", With(row with { Accommodation = "U1" })),
                Example.Passes("Z2", With(row with { Accommodation = "Z2" })),
                Example.Passes("S2", With(row with { Accommodation = "S2" })),
                Example.Passes("X2", With(row with { Accommodation = "X2" })),
                Example.Passes("0", With(row with { Accommodation = "0" })),
                Example.Fails("blank", "OC3[1]/ACCOM", With(row with { Accommodation = null })),
                Example.Fails("a letter alone", "OC3[1]/ACCOM", With(row with { Accommodation = "U" })),
                Example.Fails("homeless as suitable", "OC3[1]/ACCOM", With(row with { Accommodation = "S1" })),
                Example.Fails("custody as suitable", "OC3[1]/ACCOM", With(row with { Accommodation = "X1" })),
                Example.Fails("A1 in the second row", "OC3[2]/ACCOM", With(row, row with { Accommodation = "A1" })),
                Example.Passes("custody as suitable in 2013-14", With(row with { Accommodation = "X1" })) with { Year = 2014 },
                Example.Fails("custody as suitable in 2014-15", "OC3[1]/ACCOM",
                    With(row with { Accommodation = "X1" })) with { Year = 2015 },
                Example.Passes("no row", With()),
            ];
        }
    }
}
