namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child does not become an unaccompanied asylum seeker while in care.</summary>
public sealed class Rule205D : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("205D", Severity.Error, Scope.Child, Years.Always, "Asylum seeker this year but not last year")
        {
            Module = Header.Group.Name,
            Logic = "The child has a Header row in both years and is flagged as an unaccompanied asylum-seeking child this year but not last year.",
            Advice = "Correct the status in this year's return, or amend last year's.",
            Guide = LookedAfterGuide.Check("205D"),
            Fields = [Header.UascField],
            Needs = [Inputs.Header, Inputs.Uasc, Inputs.LastHeader, Inputs.LastUasc],
            Doubt = "UASC information is the flag of the Header row, which only XML has, or else a row in the UASC table.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen is { Child: { Header: { } header, IsUasc: true }, LastYear: { Header: { } last, IsUasc: false } })
        {
            report.Between((header, Header.UascField), (last, Header.UascField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = new AsylumSeeker { ChildId = "C1", BirthDate = sample.Header.BirthDate };
            LookedAfterCase Of(AsylumSeeker? now, AsylumSeeker? last, string? flag = null, string? lastFlag = null) => sample.Case with
            {
                Child = sample.Child with
                {
                    Headers = [sample.Header with { Uasc = flag }],
                    AsylumSeekers = now is null ? [] : [now],
                },
                LastYear = sample.LastYear with
                {
                    Headers = [sample.Header with { Uasc = lastFlag }],
                    AsylumSeekers = last is null ? [] : [last],
                },
            };
            var wrong = Of(row, null);
            string[] both = ["Header[1]/UASC", "LastYear/Header[1]/UASC"];
            return
            [
                Example.Passes("in neither year", sample.Case),
                Example.Fails("a row only now", [.. both], wrong),
                Example.Passes("a row only before", Of(null, row)),
                Example.Passes("rows in both years", Of(row, row)),
                Example.Fails("flag 1 now, flag 0 before", [.. both], Of(null, null, "1", "0")),
                Example.Passes("flag 1 in both years", Of(null, null, "1", "1")),
                Example.Fails("flag 0 before in spite of a row", [.. both], Of(row, row, null, "0")),
                Example.Passes("a row only now, no header row now", wrong with { Child = wrong.Child with { Headers = [] } }),
                Example.Passes("a row only now, no header row before", wrong with { LastYear = wrong.LastYear! with { Headers = [] } }),
                Example.Passes("a row only now, not in last year's return", wrong with { LastYear = null }),
            ];
        }
    }
}
