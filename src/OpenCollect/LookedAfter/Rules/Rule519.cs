namespace OpenCollect.LookedAfter.Rules;

/// <summary>Civil partners are two people.</summary>
public sealed class Rule519 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("519", Severity.Error, Scope.Group, Years.Always, "Civil partners with the sex of a single adopter")
        {
            Module = Adoption.Group.Name,
            Logic = "LS_ADOPTR is L2 and SEX_ADOPTR is none of MM, FF and MF; blank fails.",
            Advice = "Correct the sex of the adopters or their legal status.",
            Guide = LookedAfterGuide.Check("519"),
            Fields = [Adoption.AdopterSexField, Adoption.AdopterStatusField],
            Needs = [Inputs.Ad1],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var adoption in seen.Child.Adoptions)
        {
            if (adoption.AdopterStatus == "L2" && adoption.AdopterSex is not ("MM" or "FF" or "MF"))
            {
                report.At(adoption, Adoption.AdopterSexField, Adoption.AdopterStatusField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var adopted = LookedAfterSample.Latest.Adopted;
            string[] both = ["AD1[1]/SEX_ADOPTR", "AD1[1]/LS_ADOPTR"];
            var adoption = adopted.Child.Adoptions[0];
            LookedAfterCase With(string? status, string? sex) =>
                adopted with { Child = adopted.Child with { Adoptions = [adoption with { AdopterStatus = status, AdopterSex = sex }] } };
            return
            [
                Example.Passes("civil partners, two men", With("L2", "MM")),
                Example.Passes("civil partners, two women", With("L2", "FF")),
                Example.Passes("civil partners, a man and a woman", With("L2", "MF")),
                Example.Fails("civil partners, one man", [.. both], With("L2", "M1")),
                Example.Fails("civil partners, one woman", [.. both], With("L2", "F1")),
                Example.Fails("civil partners, sex blank", [.. both], With("L2", null)),
                Example.Passes("man and woman who are not married, one man", With("L3", "M1")),
                Example.Passes("status blank, one man", With(null, "M1")),
                Example.Fails("the second of two rows", ["AD1[2]/SEX_ADOPTR", "AD1[2]/LS_ADOPTR"], adopted with
                {
                    Child = adopted.Child with
                    {
                        Adoptions = [adoption, adoption with { AdopterStatus = "L2", AdopterSex = "M1" }],
                    },
                }),
                Example.Passes("not adopted", LookedAfterSample.Latest.Case),
            ];
        }
    }
}
