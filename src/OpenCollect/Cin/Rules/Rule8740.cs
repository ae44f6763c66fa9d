namespace OpenCollect.Cin.Rules;

/// <summary>A section 47 enquiry whose conference is still to come started in the collection year.</summary>
public sealed class Rule8740 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8740", Severity.Error, Scope.Group, Years.Always, "Section 47 enquiry still waiting for its conference did not start in the year")
        {
            Module = Section47.Group.Name,
            Logic = "A Section47 group has no DateOfInitialCPC, its ICPCnotRequired is false or 0, and its S47ActualStartDate is missing, before 1 April or after 31 March. Both days belong to the year. A date that was given but cannot be read is not missing; a missing or odd ICPCnotRequired is not false.",
            Advice = "Enter the date of the initial child protection conference. If none was needed, set ICPCnotRequired to true. Otherwise correct the start date of the enquiry, or leave the enquiry out if it started before the year and no conference was held in it.",
            Guide = CinGuide.Section("4.12"),
            Fields = [Section47.StartField, Section47.ConferenceDateField, Section47.ConferenceNotRequiredField],
            Doubt = "A missing start fails, as the text asks for a start in the year; one public validator lets it pass, and takes only 0 for false.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var enquiry in episode.Section47s)
            {
                if (enquiry.LacksConference && enquiry.NeedsConference && (enquiry.LacksStart || report.Year.Misses(enquiry.Start)))
                {
                    report.At(enquiry, Section47.StartField, Section47.ConferenceDateField, Section47.ConferenceNotRequiredField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var waiting = sample.Section47 with { ConferenceDate = null };
            var early = waiting with { Start = new(2025, 3, 31) };
            ImmutableArray<string> places = [.. PlacesOf("CINdetails[1]/Section47[1]")];
            return
            [
                Example.Passes("the conference was held", sample.Child),
                Example.Passes("it is still to come and the enquiry started on the first day of the year",
                    sample.With(waiting with { Start = new(2025, 4, 1) })),
                Example.Passes("it is still to come and the enquiry started on the last day of the year",
                    sample.With(waiting with { Start = new(2026, 3, 31) })),
                Example.Fails("the enquiry started the day before the year", places, sample.With(early)),
                Example.Fails("the enquiry starts the day after the year", places, sample.With(waiting with { Start = new(2026, 4, 1) })),
                Example.Fails("the enquiry has no start", places, sample.With(waiting with { Start = null })),
                Example.Passes("the start of the enquiry is no date", sample.With(
                    waiting with { Start = null, Flaws = new(new Flaw(FlawKind.NotADate, Section47.StartField, "31/03/2025", 3)) })),
                Example.Fails("the flag is 0", places, sample.With(early with { ConferenceNotRequired = "0" })),
                Example.Passes("the flag is true", sample.With(early with { ConferenceNotRequired = "true" })),
                Example.Passes("the flag is 1", sample.With(early with { ConferenceNotRequired = "1" })),
                Example.Passes("the flag is missing", sample.With(early with { ConferenceNotRequired = null })),
                Example.Passes("the flag is neither true nor false", sample.With(early with { ConferenceNotRequired = "no" })),
                Example.Passes("the enquiry started before the year and its conference was held in it", sample.With(
                    early with { ConferenceDate = new(2025, 4, 15) })),
                Example.Passes("the enquiry has no start and its conference was held", sample.With(sample.Section47 with { Start = null })),
                Example.Passes("the date of the conference is no date", sample.With(
                    early with { Flaws = new(new Flaw(FlawKind.NotADate, Section47.ConferenceDateField, "15/04/2025", 3)) })),
                Example.Fails("both enquiries of the second episode are too early",
                    [.. PlacesOf("CINdetails[2]/Section47[1]"), .. PlacesOf("CINdetails[2]/Section47[2]")],
                    sample.With(sample.Episode, sample.OpenEpisode with { Section47s = [early, early with { }] })),
            ];

            static IEnumerable<string> PlacesOf(string enquiry) =>
                [$"{enquiry}/S47ActualStartDate", $"{enquiry}/DateOfInitialCPC", $"{enquiry}/ICPCnotRequired"];
        }
    }
}
