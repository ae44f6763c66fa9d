namespace OpenCollect.LookedAfter.Rules;

/// <summary>An unmarried different-sex couple are a man and a woman.</summary>
public sealed class Rule517 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("517", Severity.Error, Scope.Group, Years.Always, "Different-sex couple who are not a man and a woman")
        {
            Module = Adoption.Group.Name,
            Logic = "LS_ADOPTR is L3 and SEX_ADOPTR is not MF; blank fails.",
            Advice = "Correct the sex of the adopters or their legal status.",
            Guide = LookedAfterGuide.Check("517"),
            Fields = [Adoption.AdopterSexField, Adoption.AdopterStatusField],
            Needs = [Inputs.Ad1],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var adoption in seen.Child.Adoptions)
        {
            if (adoption.AdopterStatus == "L3" && adoption.AdopterSex != "MF")
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
                Example.Passes("man and woman who are not married, a man and a woman", With("L3", "MF")),
                Example.Fails("man and woman who are not married, two men", [.. both], With("L3", "MM")),
                Example.Fails("man and woman who are not married, two women", [.. both], With("L3", "FF")),
                Example.Fails("man and woman who are not married, one man", [.. both], With("L3", "M1")),
                Example.Fails("man and woman who are not married, one woman", [.. both], With("L3", "F1")),
                Example.Fails("man and woman who are not married, sex blank", [.. both], With("L3", null)),
                Example.Passes("same-sex couple without a legal tie, two men", With("L4", "MM")),
                Example.Passes("status blank, two men", With(null, "MM")),
                Example.Fails("the second of two rows", ["AD1[2]/SEX_ADOPTR", "AD1[2]/LS_ADOPTR"], adopted with
                {
                    Child = adopted.Child with
                    {
                        Adoptions = [adoption, adoption with { AdopterStatus = "L3", AdopterSex = "MM" }],
                    },
                }),
                Example.Passes("not adopted", LookedAfterSample.Latest.Case),
            ];
        }
    }
}
