namespace OpenCollect.LookedAfter.Rules;

/// <summary>Two adopters have the sex of a couple.</summary>
public sealed class Rule511 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("511", Severity.Error, Scope.Group, Years.Always, "Two adopters with the sex of one")
        {
            Module = Adoption.Group.Name,
            Logic = "NB_ADOPTR is 2 and SEX_ADOPTR is M1 or F1; blank passes.",
            Advice = "Correct the number of adopters or their sex.",
            Guide = LookedAfterGuide.Check("511"),
            Fields = [Adoption.AdopterSexField, Adoption.AdoptersField],
            Needs = [Inputs.Ad1],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var adoption in seen.Child.Adoptions)
        {
            if (adoption is { Adopters: "2", AdopterSex: "M1" or "F1" })
            {
                report.At(adoption, Adoption.AdopterSexField, Adoption.AdoptersField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var adopted = LookedAfterSample.Latest.Adopted;
            string[] both = ["AD1[1]/SEX_ADOPTR", "AD1[1]/NB_ADOPTR"];
            var adoption = adopted.Child.Adoptions[0];
            LookedAfterCase With(string? number, string? sex) =>
                adopted with { Child = adopted.Child with { Adoptions = [adoption with { Adopters = number, AdopterSex = sex }] } };
            return
            [
                Example.Passes("two, a man and a woman", adopted),
                Example.Passes("two, both men", With("2", "MM")),
                Example.Passes("two, both women", With("2", "FF")),
                Example.Fails("two, one man", [.. both], With("2", "M1")),
                Example.Fails("two, one woman", [.. both], With("2", "F1")),
                Example.Passes("two, sex blank", With("2", null)),
                Example.Passes("one, one man", With("1", "M1")),
                Example.Passes("number blank, one woman", With(null, "F1")),
                Example.Fails("the second of two rows", ["AD1[2]/SEX_ADOPTR", "AD1[2]/NB_ADOPTR"], adopted with
                {
                    Child = adopted.Child with { Adoptions = [adoption, adoption with { AdopterSex = "F1" }] },
                }),
                Example.Passes("not adopted", LookedAfterSample.Latest.Case),
            ];
        }
    }
}
