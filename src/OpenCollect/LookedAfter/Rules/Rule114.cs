namespace OpenCollect.LookedAfter.Rules;

/// <summary>Whether a former foster carer adopted the child is 0 or 1.</summary>
public sealed class Rule114 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("114", Severity.Error, Scope.Group, Years.Always, "Former carer status of adopter is not valid")
        {
            Module = Adoption.Group.Name,
            Logic = "FOSTER_CARE of an AD1 row is filled and is neither 0 nor 1. Blank passes.",
            Advice = "Enter 1 if a former foster carer of the child adopted the child, otherwise 0.",
            Guide = LookedAfterGuide.Check("114"),
            Fields = [Adoption.FosterCareField],
            Needs = [Inputs.Ad1],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.Adoptions)
        {
            if (row.FosterCare is not null && !Codes.FosterCare.Codes.Has(row.FosterCare, report.Year))
            {
                report.At(row, Adoption.FosterCareField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var seen = LookedAfterSample.Latest.Adopted;
            var row = seen.Child.Adoptions[0];
            LookedAfterCase With(params Adoption[] rows) => seen with { Child = seen.Child with { Adoptions = [.. rows] } };
            return
            [
                Example.Passes("0", With(row with { FosterCare = "0" })),
                Example.Passes("1", With(row with { FosterCare = "1" })),
                Example.Passes("blank", With(row with { FosterCare = null })),
                Example.Fails("2", "AD1[1]/FOSTER_CARE", With(row with { FosterCare = "2" })),
                Example.Fails("a letter", "AD1[1]/FOSTER_CARE", With(row with { FosterCare = "Y" })),
                Example.Fails("2 in the second row", "AD1[2]/FOSTER_CARE", With(row, row with { FosterCare = "2" })),
                Example.Passes("no row", With()),
            ];
        }
    }
}
