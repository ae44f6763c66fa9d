namespace OpenCollect.Cin.Rules;

/// <summary>An initial conference is held on a weekday.</summary>
public sealed class Rule8875 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8875", Severity.Error, Scope.Group, Years.Always, "Initial conference at a weekend")
    {
        Module = Section47.Group.Name,
        Logic = "The DateOfInitialCPC of a Section47 group is a Saturday or a Sunday. Bank holidays are not tested. The date at CINdetails level is not tested.",
        Advice = "Correct the date of the conference.",
        Guide = CinGuide.Section("4.12.3"),
        Fields = [Section47.ConferenceDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var enquiry in episode.Section47s)
            {
                if (enquiry.ConferenceDate is { } date && WorkingDays.IsWeekend(date))
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
            CinChild On(DateOnly? date) => sample.With(sample.Section47 with { ConferenceDate = date });
            return
            [
                Example.Passes("a Friday", On(new(2025, 6, 13))),
                Example.Fails("a Saturday", "CINdetails[1]/Section47[1]/DateOfInitialCPC", On(new(2025, 6, 14))),
                Example.Fails("a Sunday", "CINdetails[1]/Section47[1]/DateOfInitialCPC", On(new(2025, 6, 15))),
                Example.Passes("a Monday", On(new(2025, 6, 16))),
                Example.Passes("a bank holiday Monday", On(new(2025, 8, 25))),
                Example.Passes("nothing is given", On(null)),
                Example.Fails("only the second enquiry", "CINdetails[1]/Section47[2]/DateOfInitialCPC",
                    sample.With(sample.Section47, sample.Section47 with { ConferenceDate = new(2025, 6, 14) })),
                Example.Passes("a transfer-in conference on a Saturday", sample.With(sample.Episode with { ConferenceDate = new(2025, 6, 14) })),
                Example.Fails("only the second episode", "CINdetails[2]/Section47[1]/DateOfInitialCPC", sample.With(
                    sample.Episode, sample.OpenEpisode with { Section47s = [sample.Section47 with { ConferenceDate = new(2025, 6, 14) }] })),
            ];
        }
    }
}
