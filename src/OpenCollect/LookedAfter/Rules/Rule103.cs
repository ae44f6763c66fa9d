namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every child has an ethnic origin by a code.</summary>
public sealed class Rule103 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("103", Severity.Error, Scope.Group, Years.Always, "Ethnic origin is missing or not valid")
    {
        Module = Header.Group.Name,
        Logic = "ETHNIC of a Header row is blank or is none of the 20 codes.",
        Advice = "Enter the code of the child's ethnic origin. Enter REFU if the child or family declined to say, NOBT if it is not yet known.",
        Guide = LookedAfterGuide.Check("103"),
        Fields = [Header.EthnicityField],
        Needs = [Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (!Codes.Ethnicity.Codes.Has(header.Ethnicity, report.Year))
            {
                report.At(header, Header.EthnicityField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            return
            [
                Example.Passes("White British", sample.Case),
                Example.Passes("declined to say", sample.With(sample.Header with { Ethnicity = "REFU" })),
                Example.Passes("not yet obtained", sample.With(sample.Header with { Ethnicity = "NOBT" })),
                Example.Fails("blank", "Header[1]/ETHNIC", sample.With(sample.Header with { Ethnicity = null })),
                Example.Fails("no code", "Header[1]/ETHNIC", sample.With(sample.Header with { Ethnicity = "WENG" })),
                Example.Fails("no code in the second header row", "Header[2]/ETHNIC",
                    sample.With(sample.Header, sample.Header with { Ethnicity = "1" })),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [] })),
                Example.Passes("an ethnic origin in an early year", new LookedAfterSample(2014).Case) with { Year = 2014 },
            ];
        }
    }
}
