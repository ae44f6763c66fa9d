namespace OpenCollect.LookedAfter.Rules;

/// <summary>The child's UPN is that of last year's return.</summary>
public sealed class Rule208 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("208", Severity.Error, Scope.Child, Years.Always, "UPN differs from last year's")
    {
        Module = Header.Group.Name,
        Logic = "The child is in the Header table of both years, and UPN of the first row in each differs. Not reported: blank that became anything; UN1 that became UN2 to UN5; UN1 to UN5 that became a UPN, which is anything filled other than these five.",
        Advice = "Correct the UPN in this year's return, or amend last year's.",
        Guide = LookedAfterGuide.Check("208"),
        Fields = [Header.UpnField],
        Needs = [Inputs.Header, Inputs.LastHeader],
        Doubt = "Blank that became UN1 is let pass, as the UPN is then no longer missing; a UPN of the wrong form is left to check 168.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Header is { } now && seen.LastYear?.Header is { } last
            && !MayBecome(last, now, report.Year))
        {
            report.Between((now, Header.UpnField), (last, Header.UpnField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Header[1]/UPN", "LastYear/Header[1]/UPN"];
            LookedAfterCase Of(string? last, string? now) => sample.LastYearWith(sample.Header with { Upn = last })
                with { Child = sample.Child with { Headers = [sample.Header with { Upn = now }] } };
            return
            [
                Example.Passes("the same", Of("A123456789012", "A123456789012")),
                Example.Fails("another UPN", [.. both], Of("A123456789012", "B123456789012")),
                Example.Passes("blank in both", Of(null, null)),
                Example.Fails("a UPN became blank", [.. both], Of("A123456789012", null)),
                Example.Fails("a UPN became UN1", [.. both], Of("A123456789012", "UN1")),
                Example.Fails("a UPN became UN3", [.. both], Of("A123456789012", "UN3")),
                Example.Passes("blank became a UPN", Of(null, "A123456789012")),
                Example.Passes("blank became UN1", Of(null, "UN1")),
                Example.Passes("blank became UN5", Of(null, "UN5")),
                Example.Passes("UN1 became a UPN", Of("UN1", "A123456789012")),
                Example.Passes("UN5 became a UPN", Of("UN5", "A123456789012")),
                Example.Passes("UN1 became UN2", Of("UN1", "UN2")),
                Example.Passes("UN1 became UN5", Of("UN1", "UN5")),
                Example.Fails("UN1 became blank", [.. both], Of("UN1", null)),
                Example.Fails("UN2 became blank", [.. both], Of("UN2", null)),
                Example.Fails("UN2 became UN1", [.. both], Of("UN2", "UN1")),
                Example.Fails("UN2 became UN3", [.. both], Of("UN2", "UN3")),
                Example.Passes("UN2 in both", Of("UN2", "UN2")),
                Example.Fails("UN6, which is no code, became a UPN", [.. both], Of("UN6", "A123456789012")),
                Example.Passes("no header row now", sample.With(sample.Child with { Headers = [] })),
                Example.Passes("no header row before", sample.Case with { LastYear = sample.LastYear with { Headers = [] } }),
                Example.Passes("not in last year's return", sample.Case with { LastYear = null }),
            ];
        }
    }

    private static bool MayBecome(Header last, Header now, CollectionYear year) =>
        last.Upn is null || last.Upn == now.Upn
        || (now.Upn is not null && last.LacksUpnForReason(year) && (last.Upn == "UN1" || !now.LacksUpnForReason(year)));
}
