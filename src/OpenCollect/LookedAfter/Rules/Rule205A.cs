namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child whose status as an unaccompanied asylum seeker is not carried on had an end to it last year.</summary>
public sealed class Rule205A : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("205A", Severity.Error, Scope.Child, Years.Always, "Asylum seeker only last year, and the end of the status does not fit")
        {
            Module = AsylumSeeker.Group.Name,
            Logic = "The child has a Header row in both years and is flagged as an unaccompanied asylum-seeking child last year but not this year; and DUC of this year's UASC row is filled, or DUC of last year's is not from 1 April to 31 March of last year, both days included. A blank or unreadable DUC of last year is not.",
            Advice = "Enter the status again if it went on into this year; otherwise correct the date on which it ended in last year's return.",
            Guide = LookedAfterGuide.Check("205A"),
            Fields = [AsylumSeeker.CeasedField, Header.UascField],
            Needs = [Inputs.Uasc, Inputs.Header, Inputs.LastUasc, Inputs.LastHeader],
            Doubt = "UASC information is the flag of the Header row, which only XML has, or else a row in the UASC table. The rule starts from the child, so that it also finds a child without a UASC row this year.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen is { Child: { Header: not null } now, LastYear: { Header: not null } last }
            && !now.IsUasc && last.IsUasc
            && (now.AsylumSeekers is [{ LacksCeased: false }, ..] || !report.Year.Previous.Contains(Ceased(last))))
        {
            Say(report, now, last);
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
            var ended = Of(null, Ended(sample.Day(4, 1).AddDays(-1)));
            var late = Of(null, Ended(sample.Day(4, 1)));
            return
            [
                Example.Passes("status ended on the last day of last year", ended),
                Example.Passes("status ended on its first day", Of(null, Ended(new(2024, 4, 1)))),
                Example.Fails("status ended on the day before it", "LastYear/UASC[1]/DUC", Of(null, Ended(new(2024, 3, 31)))),
                Example.Fails("status ended on the day after it", "LastYear/UASC[1]/DUC", late),
                Example.Fails("no end of the status last year", "LastYear/UASC[1]/DUC", Of(null, row)),
                Example.Fails("unreadable end last year", "LastYear/UASC[1]/DUC", Of(null, unreadable)),
                Example.Fails("flag last year without a row", "Header[1]/UASC", Of(null, null, "0", "1")),
                Example.Passes("flag 0 this year, a row without an end", Of(row, Ended(sample.Day(4, 1).AddDays(-1)), "0", "1")),
                Example.Fails("flag 0 this year, a row with an end", ["UASC[1]/DUC", "LastYear/UASC[1]/DUC"],
                    Of(Ended(sample.Day(4, 1)), Ended(sample.Day(4, 1).AddDays(-1)), "0", "1")),
                Example.Fails("flag 0 this year, a row with an unreadable end", ["UASC[1]/DUC", "LastYear/UASC[1]/DUC"],
                    Of(unreadable, Ended(sample.Day(4, 1).AddDays(-1)), "0", "1")),
                Example.Passes("a row in both years", Of(row, Ended(sample.Day(4, 1)))),
                Example.Passes("flag 0 in both years", Of(null, Ended(sample.Day(4, 1)), "0", "0")),
                Example.Passes("in neither year", sample.Case),
                Example.Passes("ended too late, no header row now", late with { Child = late.Child with { Headers = [] } }),
                Example.Passes("ended too late, no header row before", late with { LastYear = late.LastYear! with { Headers = [] } }),
                Example.Passes("ended too late, not in last year's return", late with { LastYear = null }),
            ];
        }
    }

    /// <summary>Points at DUC of this year's and last year's row; at the flag if there is neither.</summary>
    internal static void Say(Report report, LookedAfterChild now, LookedAfterChild last)
    {
        var places = new List<(Record Record, Field Field)>(2);
        if (now.AsylumSeekers is [var row, ..])
        {
            places.Add((row, AsylumSeeker.CeasedField));
        }

        if (last.AsylumSeekers is [var lastRow, ..])
        {
            places.Add((lastRow, AsylumSeeker.CeasedField));
        }

        if (places.Count == 0)
        {
            places.Add((now.Header!, Header.UascField));
        }

        report.At(places);
    }

    private static DateOnly? Ceased(LookedAfterChild child) => child.AsylumSeekers is [var row, ..] ? row.Ceased : null;
}
