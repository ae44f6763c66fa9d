namespace OpenCollect.LookedAfter.Rules;

/// <summary>An unmarried same-sex couple are two men or two women.</summary>
public sealed class Rule518 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("518", Severity.Error, Scope.Group, Years.Always, "Same-sex couple who are not two men or two women")
        {
            Module = Adoption.Group.Name,
            Logic = "LS_ADOPTR is L4 and SEX_ADOPTR is neither MM nor FF; blank fails.",
            Advice = "Correct the sex of the adopters or their legal status.",
            Guide = LookedAfterGuide.Check("518"),
            Fields = [Adoption.AdopterSexField, Adoption.AdopterStatusField],
            Needs = [Inputs.Ad1],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var adoption in seen.Child.Adoptions)
        {
            if (adoption.AdopterStatus == "L4" && adoption.AdopterSex is not ("MM" or "FF"))
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
                Example.Passes("same-sex couple without a legal tie, two men", With("L4", "MM")),
                Example.Passes("same-sex couple without a legal tie, two women", With("L4", "FF")),
                Example.Fails("same-sex couple without a legal tie, a man and a woman", [.. both], With("L4", "MF")),
                Example.Fails("same-sex couple without a legal tie, one man", [.. both], With("L4", "M1")),
                Example.Fails("same-sex couple without a legal tie, one woman", [.. both], With("L4", "F1")),
                Example.Fails("same-sex couple without a legal tie, sex blank", [.. both], With("L4", null)),
                Example.Passes("single adopter, a man and a woman", With("L0", "MF")),
                Example.Passes("status blank, a man and a woman", With(null, "MF")),
                Example.Fails("the second of two rows", ["AD1[2]/SEX_ADOPTR", "AD1[2]/LS_ADOPTR"], adopted with
                {
                    Child = adopted.Child with
                    {
                        Adoptions = [adoption, adoption with { AdopterStatus = "L4", AdopterSex = "MF" }],
                    },
                }),
                Example.Passes("not adopted", LookedAfterSample.Latest.Case),
            ];
        }
    }
}
