namespace OpenCollect.LookedAfter.Rules;

/// <summary>A same-sex married couple are two men or two women.</summary>
public sealed class Rule524 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("524", Severity.Error, Scope.Group, Years.Always, "Same-sex married couple who are not two men or two women")
        {
            Module = Adoption.Group.Name,
            Logic = "LS_ADOPTR is L12 and SEX_ADOPTR is neither MM nor FF; blank fails.",
            Advice = "Correct the sex of the adopters or their legal status.",
            Guide = LookedAfterGuide.Check("524"),
            Fields = [Adoption.AdopterSexField, Adoption.AdopterStatusField],
            Needs = [Inputs.Ad1],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var adoption in seen.Child.Adoptions)
        {
            if (adoption.AdopterStatus == "L12" && adoption.AdopterSex is not ("MM" or "FF"))
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
                Example.Passes("same-sex marriage, two men", With("L12", "MM")),
                Example.Passes("same-sex marriage, two women", With("L12", "FF")),
                Example.Fails("same-sex marriage, a man and a woman", [.. both], With("L12", "MF")),
                Example.Fails("same-sex marriage, one man", [.. both], With("L12", "M1")),
                Example.Fails("same-sex marriage, one woman", [.. both], With("L12", "F1")),
                Example.Fails("same-sex marriage, sex blank", [.. both], With("L12", null)),
                Example.Passes("single adopter, a man and a woman", With("L0", "MF")),
                Example.Passes("status blank, a man and a woman", With(null, "MF")),
                Example.Fails("the second of two rows", ["AD1[2]/SEX_ADOPTR", "AD1[2]/LS_ADOPTR"], adopted with
                {
                    Child = adopted.Child with
                    {
                        Adoptions = [adoption, adoption with { AdopterStatus = "L12", AdopterSex = "MF" }],
                    },
                }),
                Example.Passes("not adopted", LookedAfterSample.Latest.Case),
            ];
        }
    }
}
