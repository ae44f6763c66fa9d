namespace OpenCollect.Cin.Rules;

/// <summary>Every child's ethnicity is recorded with a code of the list, unborn children's as NOBT.</summary>
public sealed class Rule4220 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("4220", Severity.Error, Scope.Child, Years.Always, "Ethnicity is missing or not a valid code")
    {
        Module = CinChild.Characteristics.Name,
        Logic = "Ethnicity is missing or is not one of the 20 ethnicity codes, in capital letters. Applies to unborn children too; any of the codes passes for them.",
        Advice = "Enter the code of the child's ethnicity. Use NOBT if the information is not yet obtained or the child is unborn, and REFU if it was refused.",
        Guide = CinGuide.Section("3.1"),
        Fields = [CinChild.EthnicityField],
    };

    public static void Check(CinChild child, Report report)
    {
        if (!Codes.Ethnicity.Codes.Has(child.Ethnicity, report.Year))
        {
            report.At(child, CinChild.EthnicityField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            const string At = "ChildCharacteristics/Ethnicity";
            var sample = CinSample.Latest;
            return
            [
                Example.Passes("a code of the list", sample.Child),
                Example.Passes("refused", sample.Child with { Ethnicity = "REFU" }),
                Example.Passes("unborn, not yet obtained", sample.Unborn),
                Example.Passes("unborn, with an ethnicity", sample.Unborn with { Ethnicity = "WBRI" }),
                Example.Fails("small letters", At, sample.Child with { Ethnicity = "mwbc" }),
                Example.Fails("no code of the list", At, sample.Child with { Ethnicity = "WHIT" }),
                Example.Fails("missing", At, sample.Child with { Ethnicity = null }),
                Example.Fails("missing for an unborn child", At, sample.Unborn with { Ethnicity = null }),
            ];
        }
    }
}
