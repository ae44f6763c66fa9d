namespace OpenCollect.Cin.Rules;

/// <summary>A conference is recorded at its section 47 enquiry or, for a child who transfers in, at the episode; not at both.</summary>
public sealed class Rule2884 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("2884", Severity.Error, Scope.Group, Years.Always, "Same initial conference recorded at both Section 47 and CIN details level")
        {
            Module = Section47.Group.Name,
            Logic = "A CINdetails has a DateOfInitialCPC of its own, and a Section47 inside it has the same date. Reported on the Section47.",
            Advice = "Remove the date at CINdetails level unless the child transferred in with that conference and no section 47 enquiry of yours led to it.",
            Guide = CinGuide.Section("4.8"),
            Fields = [Section47.ConferenceDateField, Episode.ConferenceDateField],
            Doubt = "Only the rule's message is known. A public validator compares across all episodes of the child; here only within the episode.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.ConferenceDate is not { } conference)
            {
                continue;
            }

            foreach (var enquiry in episode.Section47s)
            {
                if (enquiry.ConferenceDate == conference)
                {
                    report.Between((enquiry, Section47.ConferenceDateField), (episode, Episode.ConferenceDateField));
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var both = sample.Episode with { ConferenceDate = new(2025, 6, 10) };
            return
            [
                Example.Passes("only at the section 47 enquiry", sample.Child),
                Example.Passes("only at CINdetails", sample.With(both with { Section47s = [sample.Section47 with { ConferenceDate = null }] })),
                Example.Passes("at neither", sample.With(sample.Section47 with { ConferenceDate = null })),
                Example.Fails("the same day at both", ["CINdetails[1]/Section47[1]/DateOfInitialCPC", "CINdetails[1]/DateOfInitialCPC"], sample.With(both)),
                Example.Passes("different days", sample.With(both with { ConferenceDate = new(2025, 6, 11) })),
                Example.Fails("the second enquiry has the same day", ["CINdetails[1]/Section47[2]/DateOfInitialCPC", "CINdetails[1]/DateOfInitialCPC"],
                    sample.With(both with { Section47s = [sample.Section47 with { ConferenceDate = new(2025, 6, 17) }, sample.Section47] })),
                Example.Passes("the same day in another episode", sample.With(sample.Episode, sample.OpenEpisode with { ConferenceDate = new(2025, 6, 10) })),
            ];
        }
    }
}
