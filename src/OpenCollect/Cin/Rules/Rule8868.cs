namespace OpenCollect.Cin.Rules;

/// <summary>When a case is closed, its section 47 enquiries are completed: by a conference, or by the decision that none is needed.</summary>
public sealed class Rule8868 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8868", Severity.Error, Scope.Group, Years.Always, "Episode closed but a Section 47 is not completed")
    {
        Module = Episode.Group.Name,
        Logic = "CINclosureDate is given and a Section47 of the same CINdetails has neither a DateOfInitialCPC nor ICPCnotRequired true (true or 1). One that has both passes. A date that was given but cannot be read counts as given, closure and conference alike.",
        Advice = "Enter the date of the initial conference, or set the flag if none was needed.",
        Guide = CinGuide.Section("4.12"),
        Fields = [Episode.ClosureDateField, Section47.ConferenceDateField, Section47.ConferenceNotRequiredField],
        Doubt = "A public validator also fires for an enquiry that has both a conference and the flag; that one is completed all the same.",
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (!episode.IsOpen && HasOpen(episode))
            {
                report.At(episode.Section47s.Where(IsOpen)
                    .SelectMany(s => new (Record, Field)[] { (s, Section47.ConferenceDateField), (s, Section47.ConferenceNotRequiredField) })
                    .Prepend((episode, Episode.ClosureDateField)));
            }
        }
    }

    private static bool HasOpen(Episode episode)
    {
        foreach (var enquiry in episode.Section47s)
        {
            if (IsOpen(enquiry))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOpen(Section47 enquiry) => enquiry.LacksConference && !enquiry.NeedsNoConference;

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            Section47 Enquiry(string? flag, DateOnly? conference = null) => sample.Section47 with { ConferenceNotRequired = flag, ConferenceDate = conference };
            ImmutableArray<string> places = ["CINdetails[1]/CINclosureDate", "CINdetails[1]/Section47[1]/DateOfInitialCPC", "CINdetails[1]/Section47[1]/ICPCnotRequired"];
            return
            [
                Example.Passes("closed, conference held", sample.Child),
                Example.Passes("closed, none needed: true", sample.With(Enquiry("true"))),
                Example.Passes("closed, none needed: 1", sample.With(Enquiry("1"))),
                Example.Passes("closed, both", sample.With(Enquiry("true", new(2025, 6, 10)))),
                Example.Fails("closed, neither: false", places, sample.With(Enquiry("false"))),
                Example.Fails("closed, neither: 0", places, sample.With(Enquiry("0"))),
                Example.Fails("closed, neither: the flag is missing", places, sample.With(Enquiry(null))),
                Example.Fails("closed, neither: the flag is odd", places, sample.With(Enquiry("yes"))),
                Example.Fails("an unreadable closure date, neither", places, sample.With(sample.Episode with
                {
                    ClosureDate = null,
                    Section47s = [Enquiry("false")],
                    Flaws = new(new Flaw(FlawKind.NotADate, Episode.ClosureDateField, "10/02/2026", 3)),
                })),
                Example.Passes("open, neither", sample.With(sample.OpenEpisode with { Section47s = [Enquiry("false")] })),
                Example.Passes("closed, no enquiry", sample.With(sample.Episode with { Section47s = [] })),
                Example.Passes("an unreadable conference date",
                    sample.With(Enquiry("false") with { Flaws = new(new Flaw(FlawKind.NotADate, Section47.ConferenceDateField, "June", 3)) })),
                Example.Fails("the second of two", ["CINdetails[1]/CINclosureDate", "CINdetails[1]/Section47[2]/DateOfInitialCPC", "CINdetails[1]/Section47[2]/ICPCnotRequired"],
                    sample.With(sample.Section47, Enquiry("false"))),
                Example.Fails("a transfer-in conference does not help", places,
                    sample.With(sample.Episode with { ConferenceDate = new(2025, 6, 10), Section47s = [Enquiry("false")] })),
                Example.Fails("only the second episode is closed without either",
                    ["CINdetails[2]/CINclosureDate", "CINdetails[2]/Section47[1]/DateOfInitialCPC", "CINdetails[2]/Section47[1]/ICPCnotRequired"],
                    sample.With(sample.OpenEpisode, sample.Episode with { Section47s = [Enquiry("false")] })),
            ];
        }
    }
}
