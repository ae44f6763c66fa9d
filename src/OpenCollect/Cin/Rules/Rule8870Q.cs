namespace OpenCollect.Cin.Rules;

/// <summary>The target date of an initial conference is a weekday.</summary>
public sealed class Rule8870Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8870Q", Severity.Query, Scope.Group, Years.Always, "Conference target date is at a weekend")
    {
        Module = Section47.Group.Name,
        Logic = "The InitialCPCtarget of a Section47 group is a Saturday or a Sunday. Bank holidays are not tested.",
        Advice = "Check the target date: it is 15 working days after the start of the enquiry.",
        Guide = CinGuide.Section("4.12.2"),
        Fields = [Section47.ConferenceTargetField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var enquiry in episode.Section47s)
            {
                if (enquiry.ConferenceTarget is { } date && WorkingDays.IsWeekend(date))
                {
                    report.At(enquiry, Section47.ConferenceTargetField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            CinChild On(DateOnly? date) => sample.With(sample.Section47 with { ConferenceTarget = date });
            return
            [
                Example.Passes("a Friday", On(new(2025, 6, 13))),
                Example.Fails("a Saturday", "CINdetails[1]/Section47[1]/InitialCPCtarget", On(new(2025, 6, 14))),
                Example.Fails("a Sunday", "CINdetails[1]/Section47[1]/InitialCPCtarget", On(new(2025, 6, 15))),
                Example.Passes("a Monday", On(new(2025, 6, 16))),
                Example.Passes("a bank holiday Monday", On(new(2025, 8, 25))),
                Example.Passes("nothing is given", On(null)),
                Example.Fails("only the second enquiry", "CINdetails[1]/Section47[2]/InitialCPCtarget",
                    sample.With(sample.Section47, sample.Section47 with { ConferenceTarget = new(2025, 6, 14) })),
                Example.Fails("only the second episode", "CINdetails[2]/Section47[1]/InitialCPCtarget", sample.With(
                    sample.Episode, sample.OpenEpisode with { Section47s = [sample.Section47 with { ConferenceTarget = new(2025, 6, 14) }] })),
            ];
        }
    }
}
