namespace OpenCollect.LookedAfter.Rules;

/// <summary>A single adopter is one man or one woman.</summary>
public sealed class Rule514 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("514", Severity.Error, Scope.Group, Years.Always, "Legal status of a single adopter with the sex of a couple")
        {
            Module = Adoption.Group.Name,
            Logic = "LS_ADOPTR is L0 and SEX_ADOPTR is neither M1 nor F1; blank fails.",
            Advice = "Correct the sex of the adopters or their legal status.",
            Guide = LookedAfterGuide.Check("514"),
            Fields = [Adoption.AdopterSexField, Adoption.AdopterStatusField],
            Needs = [Inputs.Ad1],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var adoption in seen.Child.Adoptions)
        {
            if (adoption.AdopterStatus == "L0" && adoption.AdopterSex is not ("M1" or "F1"))
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
                Example.Passes("single adopter, one man", With("L0", "M1")),
                Example.Passes("single adopter, one woman", With("L0", "F1")),
                Example.Fails("single adopter, a man and a woman", [.. both], With("L0", "MF")),
                Example.Fails("single adopter, two men", [.. both], With("L0", "MM")),
                Example.Fails("single adopter, two women", [.. both], With("L0", "FF")),
                Example.Fails("single adopter, sex blank", [.. both], With("L0", null)),
                Example.Passes("civil partners, a man and a woman", With("L2", "MF")),
                Example.Passes("status blank, a man and a woman", With(null, "MF")),
                Example.Fails("the second of two rows", ["AD1[2]/SEX_ADOPTR", "AD1[2]/LS_ADOPTR"], adopted with
                {
                    Child = adopted.Child with
                    {
                        Adoptions = [adoption, adoption with { AdopterStatus = "L0", AdopterSex = "MF" }],
                    },
                }),
                Example.Passes("not adopted", LookedAfterSample.Latest.Case),
            ];
        }
    }
}
