namespace OpenCollect.Cin.Rules;

/// <summary>The initial conference of a section 47 enquiry was held in the year, or not yet.</summary>
public sealed class Rule8715 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8715", Severity.Error, Scope.Group, Years.Always, "Initial conference outside the census year")
    {
        Module = Section47.Group.Name,
        Logic = "A Section47 group has a DateOfInitialCPC before 1 April at the start of the year or after 31 March at its end. Both days are in the year. The date of a transfer-in at CINdetails level is not looked at.",
        Advice = "Correct the date of the conference. Leave it out if the conference was held after 31 March.",
        Guide = CinGuide.Section("4.12.3"),
        Fields = [Section47.ConferenceDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var enquiry in episode.Section47s)
            {
                if (report.Year.Misses(enquiry.ConferenceDate))
                {
                    report.At(enquiry, Section47.ConferenceDateField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            Section47 On(DateOnly? date) => sample.Section47 with { ConferenceDate = date };
            return
            [
                Example.Passes("in the year", sample.Child),
                Example.Passes("on the first day of the year", sample.With(On(new(2025, 4, 1)))),
                Example.Passes("on the last day of the year", sample.With(On(new(2026, 3, 31)))),
                Example.Fails("the day before the year", "CINdetails[1]/Section47[1]/DateOfInitialCPC", sample.With(On(new(2025, 3, 31)))),
                Example.Fails("the day after the year", "CINdetails[1]/Section47[1]/DateOfInitialCPC", sample.With(On(new(2026, 4, 1)))),
                Example.Passes("nothing is given", sample.With(On(null))),
                Example.Fails("only the second of two", "CINdetails[1]/Section47[2]/DateOfInitialCPC", sample.With(sample.Section47, On(new(2026, 4, 1)))),
                Example.Passes("a transfer-in conference before the year", sample.With(sample.Episode with { ConferenceDate = new(2025, 3, 31) })),
            ];
        }
    }
}
