namespace OpenCollect.Cin.Rules;

/// <summary>A section 47 enquiry that needs a conference had not waited for it for more than 15 working days at the end of the year.</summary>
public sealed class Rule8675Q : IChildRule<CinChild>, IExplained
{
    private const int LongestWait = 15;
    private static readonly DateOnly[] LimitByYear = new DateOnly[128];

    public static RuleInfo Info { get; } =
        new("8675Q", Severity.Query, Scope.Group, Years.Always, "Section 47 enquiry over 15 working days old at year end with no initial conference")
        {
            Module = Section47.Group.Name,
            Logic = "A Section47 group has no DateOfInitialCPC, ICPCnotRequired is false (false or 0), and S47ActualStartDate is before the day that lies 15 working days back from 31 March, which counts as one of them if it is a working day: 11 March 2022, 13 March 2023, 8 March 2024, 11 March 2025, 11 March 2026. That day itself passes. Working days are Monday to Friday without England's bank holidays.",
            Advice = "Enter the date of the initial conference, or set the flag if none was needed. If the conference was held after 31 March, explain it.",
            Guide = CinGuide.Section("4.12"),
            Fields = [Section47.StartField, Section47.ConferenceDateField, Section47.ConferenceNotRequiredField],
            AutomaticOk = "8675Q: All records have been checked and can confirm that the data has been amended (where required). All remaining queries relate to initial child protection conferences that took place after the year end.",
            Doubt = "Whether 31 March is one of the 15 days is not said. It is counted, as for 8670Q.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var enquiry in episode.Section47s)
            {
                if (enquiry.LacksConference && enquiry.NeedsConference && enquiry.Start < Limit(report.Year))
                {
                    report.At(enquiry, Section47.StartField, Section47.ConferenceDateField, Section47.ConferenceNotRequiredField);
                }
            }
        }
    }

    /// <summary>Worked out once a year; two threads that do it at once come to the same.</summary>
    private static DateOnly Limit(CollectionYear year)
    {
        ref var limit = ref LimitByYear[year.LastDay.Year & 127];
        return limit.Year == year.LastDay.Year ? limit : limit = WorkingDayLimits.Limit(year, LongestWait);
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var waiting = sample.Section47 with { ConferenceDate = null };
            ImmutableArray<string> places =
            [
                "CINdetails[1]/Section47[1]/S47ActualStartDate", "CINdetails[1]/Section47[1]/DateOfInitialCPC", "CINdetails[1]/Section47[1]/ICPCnotRequired",
            ];
            CinChild Waiting(DateOnly? start, string? flag = "false") => sample.With(waiting with { Start = start, ConferenceNotRequired = flag });
            return
            [
                Example.Passes("the conference was held", sample.Child),
                Example.Passes("waiting since 11 March 2026", Waiting(new(2026, 3, 11))),
                Example.Fails("waiting since 10 March 2026", places, Waiting(new(2026, 3, 10))),
                Example.Fails("the flag is 0", places, Waiting(new(2026, 3, 10), "0")),
                Example.Passes("no conference is needed: true", Waiting(new(2026, 3, 10), "true")),
                Example.Passes("no conference is needed: 1", Waiting(new(2026, 3, 10), "1")),
                Example.Passes("the flag is missing", Waiting(new(2026, 3, 10), null)),
                Example.Passes("no start", Waiting(null)),
                Example.Passes("an unreadable conference date", sample.With(waiting with { Flaws = new(new Flaw(FlawKind.NotADate, Section47.ConferenceDateField, "June", 3)) })),
                Example.Fails("a transfer-in conference does not help", places, sample.With(sample.Episode with { ConferenceDate = new(2025, 6, 10), Section47s = [waiting] })),
                Example.Passes("2024-25: waiting since 11 March 2025", Waiting(new(2025, 3, 11))) with { Year = 2025 },
                Example.Fails("2024-25: waiting since 10 March 2025", places, Waiting(new(2025, 3, 10))) with { Year = 2025 },
                Example.Passes("2023-24, Easter Sunday at its end: waiting since 8 March 2024", Waiting(new(2024, 3, 8))) with { Year = 2024 },
                Example.Fails("2023-24: waiting since 7 March 2024", places, Waiting(new(2024, 3, 7))) with { Year = 2024 },
                Example.Passes("2022-23: waiting since 13 March 2023", Waiting(new(2023, 3, 13))) with { Year = 2023 },
                Example.Fails("2022-23: waiting since 12 March 2023", places, Waiting(new(2023, 3, 12))) with { Year = 2023 },
                Example.Passes("2021-22: waiting since 11 March 2022", Waiting(new(2022, 3, 11))) with { Year = 2022 },
                Example.Fails("2021-22: waiting since 10 March 2022", places, Waiting(new(2022, 3, 10))) with { Year = 2022 },
            ];
        }
    }
}
