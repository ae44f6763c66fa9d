namespace OpenCollect.LookedAfter.Rules;

/// <summary>The legal status of the adopters is a code of the year.</summary>
public sealed class Rule177 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("177", Severity.Error, Scope.Group, Years.From(2014), "Legal status of adopters is not valid")
        {
            Module = Adoption.Group.Name,
            Logic = "LS_ADOPTR of an AD1 row is filled and is none of L0, L2, L3, L4 and, until 2013-14, L1, from 2014-15 L11 and L12. Blank passes.",
            Advice = "Enter the legal status of the adopters by a code of this year. Married couples are L11 or L12.",
            Guide = LookedAfterGuide.Check("177"),
            Fields = [Adoption.AdopterStatusField],
            Needs = [Inputs.Ad1],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.Adoptions)
        {
            if (row.AdopterStatus is not null && !Codes.AdopterStatus.Codes.Has(row.AdopterStatus, report.Year))
            {
                report.At(row, Adoption.AdopterStatusField);
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
                Example.Passes("L0", With(row with { AdopterStatus = "L0" })),
                Example.Passes("L11", With(row with { AdopterStatus = "L11" })),
                Example.Passes("L12", With(row with { AdopterStatus = "L12" })),
                Example.Passes("L2", With(row with { AdopterStatus = "L2" })),
                Example.Passes("L3", With(row with { AdopterStatus = "L3" })),
                Example.Passes("L4", With(row with { AdopterStatus = "L4" })),
                Example.Passes("blank", With(row with { AdopterStatus = null })),
                Example.Fails("L1", "AD1[1]/LS_ADOPTR", With(row with { AdopterStatus = "L1" })),
                Example.Fails("L5", "AD1[1]/LS_ADOPTR", With(row with { AdopterStatus = "L5" })),
                Example.Fails("L5 in the second row", "AD1[2]/LS_ADOPTR", With(row, row with { AdopterStatus = "L5" })),
                Example.Passes("L1 in its last year", With(row with { AdopterStatus = "L1" })) with { Year = 2014 },
                Example.Fails("L1 in the year after its last", "AD1[1]/LS_ADOPTR",
                    With(row with { AdopterStatus = "L1" })) with { Year = 2015 },
                Example.Fails("L12 in the year before its first", "AD1[1]/LS_ADOPTR",
                    With(row with { AdopterStatus = "L12" })) with { Year = 2014 },
                Example.Passes("L12 in its first year", With(row with { AdopterStatus = "L12" })) with { Year = 2015 },
                Example.Passes("no row", With()),
            ];
        }
    }
}
