namespace OpenCollect.LookedAfter.Rules;

/// <summary>The sex of the adopters is one of five codes.</summary>
public sealed class Rule176 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("176", Severity.Error, Scope.Group, Years.Always, "Sex of adopters is not valid")
    {
        Module = Adoption.Group.Name,
        Logic = "SEX_ADOPTR of an AD1 row is filled and is none of M1, F1, MM, FF and MF. Blank passes.",
        Advice = "Enter M1 or F1 for one adopter, MM, FF or MF for two.",
        Guide = LookedAfterGuide.Check("176"),
        Fields = [Adoption.AdopterSexField],
        Needs = [Inputs.Ad1],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.Adoptions)
        {
            if (row.AdopterSex is not null && !Codes.AdopterSex.Codes.Has(row.AdopterSex, report.Year))
            {
                report.At(row, Adoption.AdopterSexField);
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
                Example.Passes("M1", With(row with { AdopterSex = "M1" })),
                Example.Passes("F1", With(row with { AdopterSex = "F1" })),
                Example.Passes("MM", With(row with { AdopterSex = "MM" })),
                Example.Passes("FF", With(row with { AdopterSex = "FF" })),
                Example.Passes("MF", With(row with { AdopterSex = "MF" })),
                Example.Passes("blank", With(row with { AdopterSex = null })),
                Example.Fails("FM", "AD1[1]/SEX_ADOPTR", With(row with { AdopterSex = "FM" })),
                Example.Fails("a letter", "AD1[1]/SEX_ADOPTR", With(row with { AdopterSex = "M" })),
                Example.Fails("FM in the second row", "AD1[2]/SEX_ADOPTR", With(row, row with { AdopterSex = "FM" })),
                Example.Passes("no row", With()),
            ];
        }
    }
}
