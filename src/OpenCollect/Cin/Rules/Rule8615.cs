namespace OpenCollect.Cin.Rules;

/// <summary>A section 47 enquiry starts before its conference is held, or on the same day.</summary>
public sealed class Rule8615 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8615", Severity.Error, Scope.Group, Years.Always, "Section 47 start missing or after the initial conference")
    {
        Module = Section47.Group.Name,
        Logic = "A Section47 group has a DateOfInitialCPC, and its S47ActualStartDate is missing or later than it. The same day passes; an unreadable start is not missing, an unreadable conference date is given.",
        Advice = "Enter the date on which the enquiry started, or correct the date of the conference.",
        Guide = CinGuide.Section("4.12"),
        Fields = [Section47.StartField, Section47.ConferenceDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var enquiry in episode.Section47s)
            {
                if (!enquiry.LacksConference && (enquiry.LacksStart || enquiry.Start > enquiry.ConferenceDate))
                {
                    report.At(enquiry, Section47.StartField, Section47.ConferenceDateField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            Section47 Started(DateOnly? date) => sample.Section47 with { Start = date };
            ImmutableArray<string> places = ["CINdetails[1]/Section47[1]/S47ActualStartDate", "CINdetails[1]/Section47[1]/DateOfInitialCPC"];
            return
            [
                Example.Passes("started before the conference", sample.Child),
                Example.Passes("started on the day of the conference", sample.With(Started(new(2025, 6, 10)))),
                Example.Fails("started the day after the conference", places, sample.With(Started(new(2025, 6, 11)))),
                Example.Fails("no start", places, sample.With(Started(null))),
                Example.Passes("no start and no conference", sample.With(Started(null) with { ConferenceDate = null })),
                Example.Passes("an unreadable start",
                    sample.With(Started(null) with { Flaws = new(new Flaw(FlawKind.NotADate, Section47.StartField, "20 May", 3)) })),
                Example.Fails("no start, an unreadable conference date", places,
                    sample.With(Started(null) with { ConferenceDate = null, Flaws = new(new Flaw(FlawKind.NotADate, Section47.ConferenceDateField, "June", 3)) })),
                Example.Fails("the second enquiry has no start",
                    ["CINdetails[1]/Section47[2]/S47ActualStartDate", "CINdetails[1]/Section47[2]/DateOfInitialCPC"],
                    sample.With(sample.Section47, Started(null))),
                Example.Passes("the transfer-in conference is before the start", sample.With(sample.Episode with { ConferenceDate = new(2025, 5, 1) })),
            ];
        }
    }
}
