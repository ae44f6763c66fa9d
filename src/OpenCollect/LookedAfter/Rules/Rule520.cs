namespace OpenCollect.LookedAfter.Rules;

/// <summary>A different-sex married couple are a man and a woman.</summary>
public sealed class Rule520 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("520", Severity.Error, Scope.Group, Years.Always, "Different-sex married couple who are not a man and a woman")
        {
            Module = Adoption.Group.Name,
            Logic = "LS_ADOPTR is L11 and SEX_ADOPTR is not MF; blank fails.",
            Advice = "Correct the sex of the adopters or their legal status.",
            Guide = LookedAfterGuide.Check("520"),
            Fields = [Adoption.AdopterSexField, Adoption.AdopterStatusField],
            Needs = [Inputs.Ad1],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var adoption in seen.Child.Adoptions)
        {
            if (adoption.AdopterStatus == "L11" && adoption.AdopterSex != "MF")
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
                Example.Passes("different-sex marriage, a man and a woman", With("L11", "MF")),
                Example.Fails("different-sex marriage, two men", [.. both], With("L11", "MM")),
                Example.Fails("different-sex marriage, two women", [.. both], With("L11", "FF")),
                Example.Fails("different-sex marriage, one man", [.. both], With("L11", "M1")),
                Example.Fails("different-sex marriage, one woman", [.. both], With("L11", "F1")),
                Example.Fails("different-sex marriage, sex blank", [.. both], With("L11", null)),
                Example.Passes("single adopter, two men", With("L0", "MM")),
                Example.Passes("status blank, two men", With(null, "MM")),
                Example.Fails("the second of two rows", ["AD1[2]/SEX_ADOPTR", "AD1[2]/LS_ADOPTR"], adopted with
                {
                    Child = adopted.Child with
                    {
                        Adoptions = [adoption, adoption with { AdopterStatus = "L11", AdopterSex = "MM" }],
                    },
                }),
                Example.Passes("not adopted", LookedAfterSample.Latest.Case),
            ];
        }
    }
}
