namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child who is no unaccompanied asylum seeker has no end of that status.</summary>
public sealed class Rule205C : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("205C", Severity.Error, Scope.Child, Years.Always, "End of the status of asylum seeker for a child who was none")
        {
            Module = AsylumSeeker.Group.Name,
            Logic = "The child has a Header row in both years and is flagged as an unaccompanied asylum-seeking child in neither, and DUC is filled, readable or not, on the UASC row of this year or of last year.",
            Advice = "Enter the status of the child, or remove the date on which it ended.",
            Guide = LookedAfterGuide.Check("205C"),
            Fields = [AsylumSeeker.CeasedField, Header.UascField],
            Needs = [Inputs.Uasc, Inputs.Header, Inputs.LastUasc, Inputs.LastHeader],
            Doubt = "UASC information is the flag of the Header row, which only XML has, or else a row in the UASC table. A return in CSV, where a row in the UASC table is the flag, cannot break the rule.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen is { Child: { Header: not null } now, LastYear: { Header: not null } last }
            && !now.IsUasc && !last.IsUasc
            && (now.AsylumSeekers is [{ LacksCeased: false }, ..] || last.AsylumSeekers is [{ LacksCeased: false }, ..]))
        {
            Rule205A.Say(report, now, last);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = new AsylumSeeker { ChildId = "C1", BirthDate = sample.Header.BirthDate };
            AsylumSeeker Ended(DateOnly? day) => row with { Ceased = day };
            AsylumSeeker unreadable = row with { Flaws = new(new Flaw(FlawKind.NotADate, AsylumSeeker.CeasedField, "soon", 2)) };
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
            var day = sample.Day(5, 1);
            var before = Of(null, Ended(day), "0", "0");
            var blank = Of(Ended(day), Ended(day), null, "0");
            return
            [
                Example.Passes("no rows", sample.Case),
                Example.Passes("flag 0 in both years, no ends", Of(row, row, "0", "0")),
                Example.Fails("flag 0 in both years, an end now", ["UASC[1]/DUC", "LastYear/UASC[1]/DUC"], Of(Ended(day), row, "0", "0")),
                Example.Fails("flag 0 in both years, an unreadable end now", "UASC[1]/DUC", Of(unreadable, null, "0", "0")),
                Example.Fails("flag 0 in both years, an end before", ["UASC[1]/DUC", "LastYear/UASC[1]/DUC"],
                    Of(row, Ended(day), "0", "0")),
                Example.Fails("flag 0 in both years, a row with an end only before", "LastYear/UASC[1]/DUC", before),
                Example.Fails("flag 0 in both years, a row with an unreadable end only before", "LastYear/UASC[1]/DUC",
                    Of(null, unreadable, "0", "0")),
                Example.Fails("no flag now and flag 0 before, an end before", "LastYear/UASC[1]/DUC", Of(null, Ended(day), null, "0")),
                Example.Passes("flag 1 now", Of(Ended(day), Ended(day), "1", "0")),
                Example.Passes("flag 1 before", Of(Ended(day), Ended(day), "0", "1")),
                Example.Passes("rows without a flag", Of(Ended(day), Ended(day))),
                Example.Fails("flag blank now and 0 before, rows with ends", ["UASC[1]/DUC", "LastYear/UASC[1]/DUC"],
                    blank with { Child = blank.Child with { HasUascFlag = true } }),
                Example.Passes("an end before, no header row now", before with { Child = before.Child with { Headers = [] } }),
                Example.Passes("an end before, no header row before", before with { LastYear = before.LastYear! with { Headers = [] } }),
                Example.Passes("an end before, not in last year's return", before with { LastYear = null }),
                Example.Passes("an end now, no header row before",
                    Of(Ended(day), null, "0", "0") with { LastYear = sample.LastYear with { Headers = [] } }),
            ];
        }
    }
}
