namespace OpenCollect.LookedAfter.Rules;

/// <summary>The end of the status as an unaccompanied asylum seeker fits that in last year's return.</summary>
public sealed class Rule205B : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("205B", Severity.Error, Scope.Child, Years.Always, "Asylum seeker in both years, and the ends of the status do not fit")
        {
            Module = AsylumSeeker.Group.Name,
            Logic = "The child has a Header row in both years and is flagged as an unaccompanied asylum-seeking child in both; and DUC of this year's UASC row is before 1 April or after 31 March of the year and is not DUC of last year's, or DUC of last year's row is not the 18th birthday by DOB of that row. A blank or unreadable DUC of last year fails; one of this year does not. With a blank DOB of last year its DUC is not compared with it.",
            Advice = "Correct the date on which the status ends: last year's return has the 18th birthday for whoever is still an asylum seeker this year.",
            Guide = LookedAfterGuide.Check("205B"),
            Fields = [AsylumSeeker.CeasedField, Header.UascField],
            Needs = [Inputs.Uasc, Inputs.Header, Inputs.LastUasc, Inputs.LastHeader],
            Doubt = "UASC information is the flag of the Header row, which only XML has, or else a row in the UASC table. The 18th birthday is taken from the row whose DUC is compared with it.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen is { Child: { Header: not null } now, LastYear: { Header: not null } last }
            && now.IsUasc && last.IsUasc && DisagreeOn(now.AsylumSeekers, last.AsylumSeekers, report.Year))
        {
            Rule205A.Say(report, now, last);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = new AsylumSeeker { ChildId = "C1", BirthDate = new(2007, 9, 2) };
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
            var birthday = new DateOnly(2025, 9, 2);
            var wrong = Of(Ended(sample.Day(4, 1).AddDays(-1)), Ended(birthday));
            string[] both = ["UASC[1]/DUC", "LastYear/UASC[1]/DUC"];
            return
            [
                Example.Passes("the 18th birthday in both", Of(Ended(birthday), Ended(birthday))),
                Example.Passes("the first day of the year now", Of(Ended(sample.Day(4, 1)), Ended(birthday))),
                Example.Passes("the last day of the year now", Of(Ended(sample.Day(3, 31)), Ended(birthday))),
                Example.Fails("the day before the year now", [.. both], wrong),
                Example.Fails("the day after the year now", [.. both], Of(Ended(sample.Day(3, 31).AddDays(1)), Ended(birthday))),
                Example.Passes("the 18th birthday after the year in both",
                    Of(Ended(new(2026, 9, 2)), new() { ChildId = "C1", BirthDate = new(2008, 9, 2), Ceased = new(2026, 9, 2) })),
                Example.Passes("blank now", Of(row, Ended(birthday))),
                Example.Fails("blank before", [.. both], Of(Ended(birthday), row)),
                Example.Fails("unreadable before", [.. both], Of(Ended(birthday), unreadable)),
                Example.Fails("the day before the 18th birthday before", [.. both], Of(Ended(birthday), Ended(birthday.AddDays(-1)))),
                Example.Fails("the day after the 18th birthday before", [.. both], Of(Ended(birthday), Ended(birthday.AddDays(1)))),
                Example.Passes("no date of birth before", Of(Ended(birthday), Ended(birthday) with { BirthDate = null })),
                Example.Fails("flagged in both years, no rows", "Header[1]/UASC", Of(null, null, "1", "1")),
                Example.Fails("flagged in both years, a row only now", "UASC[1]/DUC", Of(row, null, "1", "1")),
                Example.Passes("flagged in both years, a row only before", Of(null, Ended(birthday), "1", "1")),
                Example.Passes("blank before, flag 0 now", Of(row, row, "0", "1")),
                Example.Passes("blank before, flag 0 before", Of(row, row, "1", "0")),
                Example.Passes("ended too early, no header row now", wrong with { Child = wrong.Child with { Headers = [] } }),
                Example.Passes("ended too early, no header row before", wrong with { LastYear = wrong.LastYear! with { Headers = [] } }),
                Example.Passes("ended too early, not in last year's return", wrong with { LastYear = null }),
            ];
        }
    }

    private static bool DisagreeOn(ImmutableArray<AsylumSeeker> now, ImmutableArray<AsylumSeeker> last, CollectionYear year)
    {
        if (last is not [{ Ceased: { } before } row, ..])
        {
            return true;
        }

        return (now is [{ Ceased: { } ceased }, ..] && year.Misses(ceased) && ceased != before)
            || (row.BirthDate.Birthday(18) is { } birthday && before != birthday);
    }
}
