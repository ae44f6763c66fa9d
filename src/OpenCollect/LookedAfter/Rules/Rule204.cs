namespace OpenCollect.LookedAfter.Rules;

/// <summary>The child's ethnic origin is that of last year's return.</summary>
public sealed class Rule204 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("204", Severity.Error, Scope.Child, Years.Always, "Ethnic origin differs from last year's")
    {
        Module = Header.Group.Name,
        Logic = "The child is in the Header table of both years, and ETHNIC of the first row in each differs. Blank and filled differ; two blanks do not. A code for not yet obtained or refused that became known differs too.",
        Advice = "Correct the code in this year's return, or amend last year's.",
        Guide = LookedAfterGuide.Check("204"),
        Fields = [Header.EthnicityField],
        Needs = [Inputs.Header, Inputs.LastHeader],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Header is { } now && seen.LastYear?.Header is { } last
            && now.Ethnicity != last.Ethnicity)
        {
            report.Between((now, Header.EthnicityField), (last, Header.EthnicityField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Header[1]/ETHNIC", "LastYear/Header[1]/ETHNIC"];
            return
            [
                Example.Passes("the same", sample.Case),
                Example.Fails("another", [.. both], sample.With(sample.Header with { Ethnicity = "BAFR" })),
                Example.Fails("not obtained before", [.. both], sample.LastYearWith(sample.Header with { Ethnicity = "NOBT" })),
                Example.Fails("blank now", [.. both], sample.With(sample.Header with { Ethnicity = null })),
                Example.Fails("blank before", [.. both], sample.LastYearWith(sample.Header with { Ethnicity = null })),
                Example.Passes("blank in both", sample.LastYearWith(sample.Header with { Ethnicity = null })
                    with { Child = sample.Child with { Headers = [sample.Header with { Ethnicity = null }] } }),
                Example.Passes("no header row now", sample.With(sample.Child with { Headers = [] })),
                Example.Passes("no header row before", sample.Case with { LastYear = sample.LastYear with { Headers = [] } }),
                Example.Passes("not in last year's return", sample.Case with { LastYear = null }),
            ];
        }
    }
}
