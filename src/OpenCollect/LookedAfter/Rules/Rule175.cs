namespace OpenCollect.LookedAfter.Rules;

/// <summary>The number of adopters is 1 or 2.</summary>
public sealed class Rule175 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("175", Severity.Error, Scope.Group, Years.Always, "Number of adopters is not valid")
    {
        Module = Adoption.Group.Name,
        Logic = "NB_ADOPTR of an AD1 row is filled and is neither 1 nor 2. Blank passes.",
        Advice = "Enter 1 for one adopter, 2 for two.",
        Guide = LookedAfterGuide.Check("175"),
        Fields = [Adoption.AdoptersField],
        Needs = [Inputs.Ad1],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.Adoptions)
        {
            if (row.Adopters is not null && !Codes.NumberOfAdopters.Codes.Has(row.Adopters, report.Year))
            {
                report.At(row, Adoption.AdoptersField);
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
                Example.Passes("1", With(row with { Adopters = "1" })),
                Example.Passes("2", With(row with { Adopters = "2" })),
                Example.Passes("blank", With(row with { Adopters = null })),
                Example.Fails("0", "AD1[1]/NB_ADOPTR", With(row with { Adopters = "0" })),
                Example.Fails("3", "AD1[1]/NB_ADOPTR", With(row with { Adopters = "3" })),
                Example.Fails("3 in the second row", "AD1[2]/NB_ADOPTR", With(row, row with { Adopters = "3" })),
                Example.Passes("no row", With()),
            ];
        }
    }
}
