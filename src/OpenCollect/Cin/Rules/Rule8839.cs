namespace OpenCollect.Cin.Rules;

/// <summary>A case has at most one section 47 enquiry whose conference is still to come.</summary>
public sealed class Rule8839 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8839", Severity.Error, Scope.Group, Years.Always, "Case has more than one open section 47 enquiry")
    {
        Module = Section47.Group.Name,
        Logic = "More than one Section47 of the same CINdetails has no DateOfInitialCPC and an ICPCnotRequired that is not true or 1; a missing or odd one counts as not true. A date that was given but cannot be read is not missing. Reported on each of the open enquiries.",
        Advice = "Enter the date of the initial child protection conference of the enquiry that is over. If none was needed, set ICPCnotRequired to true. Remove an enquiry that was recorded twice.",
        Guide = CinGuide.Section("4.12"),
        Fields = [Section47.ConferenceDateField, Section47.ConferenceNotRequiredField],
        Doubt = "Enquiries that need no conference are not reported beside the open ones, as one public validator does.",
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            var open = 0;
            foreach (var enquiry in episode.Section47s)
            {
                open += IsOpen(enquiry) ? 1 : 0;
            }

            if (open <= 1)
            {
                continue;
            }

            foreach (var enquiry in episode.Section47s)
            {
                if (IsOpen(enquiry))
                {
                    report.At(enquiry, Section47.ConferenceDateField, Section47.ConferenceNotRequiredField);
                }
            }
        }
    }

    private static bool IsOpen(Section47 enquiry) => enquiry.LacksConference && !enquiry.NeedsNoConference;

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var held = sample.Section47;
            var open = held with { ConferenceDate = null };
            string[] first = ["CINdetails[1]/Section47[1]/DateOfInitialCPC", "CINdetails[1]/Section47[1]/ICPCnotRequired"];
            string[] second = ["CINdetails[1]/Section47[2]/DateOfInitialCPC", "CINdetails[1]/Section47[2]/ICPCnotRequired"];
            string[] third = ["CINdetails[1]/Section47[3]/DateOfInitialCPC", "CINdetails[1]/Section47[3]/ICPCnotRequired"];

            Section47 Flagged(string? flag) => open with { ConferenceNotRequired = flag };

            return
            [
                Example.Passes("one enquiry is open", sample.With(open)),
                Example.Passes("of the two the first had its conference", sample.With(held, open)),
                Example.Passes("both had their conference", sample.With(held, held)),
                Example.Fails("two enquiries are open", [.. first, .. second], sample.With(open, open with { })),
                Example.Fails("three enquiries are open", [.. first, .. second, .. third], sample.With(open, open with { }, open with { })),
                Example.Fails("the first and last of three are open", [.. first, .. third], sample.With(open, held, open with { })),
                Example.Fails("two are open and one needs no conference", [.. second, .. third], sample.With(Flagged("true"), open, open with { })),
                Example.Fails("the flag of the second is 0", [.. first, .. second], sample.With(open, Flagged("0"))),
                Example.Fails("the flag of the second is missing", [.. first, .. second], sample.With(open, Flagged(null))),
                Example.Fails("the flag of the second is neither true nor false", [.. first, .. second], sample.With(open, Flagged("yes"))),
                Example.Passes("the flag of the second is true", sample.With(open, Flagged("true"))),
                Example.Passes("the flag of the second is 1", sample.With(open, Flagged("1"))),
                Example.Passes("the conference date of the second is no date", sample.With(
                    open, open with { Flaws = new(new Flaw(FlawKind.NotADate, Section47.ConferenceDateField, "10/06/2025", 3)) })),
                Example.Passes("the two are in different episodes", sample.With(
                    sample.Episode with { Section47s = [open] }, sample.OpenEpisode with { Section47s = [open] })),
                Example.Fails("two are open in the second of three episodes",
                    [
                        "CINdetails[2]/Section47[1]/DateOfInitialCPC", "CINdetails[2]/Section47[1]/ICPCnotRequired",
                        "CINdetails[2]/Section47[2]/DateOfInitialCPC", "CINdetails[2]/Section47[2]/ICPCnotRequired",
                    ],
                    sample.With(
                        sample.Episode, sample.Episode with { Section47s = [open, open with { }] }, sample.OpenEpisode with { Section47s = [open] })),
            ];
        }
    }
}
