namespace OpenCollect.Cin.Rules;

/// <summary>A section 47 enquiry does not start while another of the same episode is going on.</summary>
public sealed class Rule8890 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8890", Severity.Error, Scope.Group, Years.Always, "Section 47 enquiry starts while another is going on")
    {
        Module = Section47.Group.Name,
        Logic = "Two different Section47 groups of one CINdetails: the start of one is on or between the start and the DateOfInitialCPC of the other; or, where the other has no DateOfInitialCPC and its ICPCnotRequired is not true, on or between its start and 31 March. Both ends count. An enquiry without a conference whose flag is true hinders no other. Reported on the one that starts during the other.",
        Advice = "Check the dates of both enquiries. If it was one enquiry, record it once.",
        Guide = CinGuide.Section("4.12"),
        Fields = [Section47.StartField, Section47.ConferenceDateField, Section47.ConferenceNotRequiredField],
        Doubt = "The text says on or between, so a start on the day of the other's conference counts; one public toolkit lets it pass.",
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            var enquiries = episode.Section47s;
            for (var i = 0; i < enquiries.Length; i++)
            {
                for (var j = 0; j < enquiries.Length; j++)
                {
                    if (i != j && enquiries[i].Start >= enquiries[j].Start && enquiries[i].Start <= LastDay(enquiries[j], report.Year))
                    {
                        report.Between((enquiries[i], Section47.StartField), (enquiries[j], Section47.StartField),
                            (enquiries[j], Section47.ConferenceDateField), (enquiries[j], Section47.ConferenceNotRequiredField));
                        break;
                    }
                }
            }
        }
    }

    /// <summary>The last day on which the enquiry hinders another; none if it hinders none.</summary>
    private static DateOnly? LastDay(Section47 enquiry, CollectionYear year) =>
        !enquiry.LacksConference ? enquiry.ConferenceDate : enquiry.NeedsNoConference ? null : year.LastDay;

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            Section47 Enquiry(DateOnly? start, DateOnly? conference, string? flag = "false") =>
                sample.Section47 with { Start = start, ConferenceDate = conference, ConferenceNotRequired = flag };
            var first = Enquiry(new(2025, 5, 20), new(2025, 6, 10));
            ImmutableArray<string> At(int one, int other) =>
            [
                $"CINdetails[1]/Section47[{one}]/S47ActualStartDate", $"CINdetails[1]/Section47[{other}]/S47ActualStartDate",
                $"CINdetails[1]/Section47[{other}]/DateOfInitialCPC", $"CINdetails[1]/Section47[{other}]/ICPCnotRequired",
            ];
            var later = Enquiry(new(2025, 9, 1), null, "true");
            return
            [
                Example.Passes("one enquiry", sample.Child),
                Example.Passes("the second starts the day after the conference of the first", sample.With(first, Enquiry(new(2025, 6, 11), new(2025, 6, 24)))),
                Example.Fails("the second starts on the day of the conference", At(2, 1), sample.With(first, Enquiry(new(2025, 6, 10), new(2025, 6, 24)))),
                Example.Passes("the second starts the day before the first and needs no conference", sample.With(first, Enquiry(new(2025, 5, 19), null, "true"))),
                Example.Fails("the second starts on the day of the first and needs no conference", At(2, 1), sample.With(first, Enquiry(new(2025, 5, 20), null, "true"))),
                Example.Fails("the first waits for its conference", At(2, 1), sample.With(Enquiry(new(2025, 5, 20), null), later)),
                Example.Fails("the first waits, its flag is missing", At(2, 1), sample.With(Enquiry(new(2025, 5, 20), null, null), later)),
                Example.Fails("the first waits, its flag is 0", At(2, 1), sample.With(Enquiry(new(2025, 5, 20), null, "0"), later)),
                Example.Fails("the first waits, its flag is odd", At(2, 1), sample.With(Enquiry(new(2025, 5, 20), null, "yes"), later)),
                Example.Fails("the second starts on the day of the first, which waits", At(2, 1),
                    sample.With(Enquiry(new(2025, 5, 20), null), Enquiry(new(2025, 5, 20), null, "true"))),
                Example.Passes("the second starts the day before the first, which waits",
                    sample.With(Enquiry(new(2025, 5, 20), null), Enquiry(new(2025, 5, 19), null, "true"))),
                Example.Passes("the first needed no conference: true", sample.With(Enquiry(new(2025, 5, 20), null, "true"), later)),
                Example.Passes("the first needed no conference: 1", sample.With(Enquiry(new(2025, 5, 20), null, "1"), later)),
                Example.Fails("the first has a conference although its flag is true", At(2, 1),
                    sample.With(Enquiry(new(2025, 5, 20), new(2025, 6, 10), "true"), Enquiry(new(2025, 6, 1), null, "true"))),
                Example.Fails("the second starts on 31 March while the first waits", At(2, 1), sample.With(Enquiry(new(2025, 5, 20), null), Enquiry(new(2026, 3, 31), null, "true"))),
                Example.Passes("the second starts after 31 March", sample.With(Enquiry(new(2025, 5, 20), null), Enquiry(new(2026, 4, 1), null, "true"))),
                Example.Passes("no starts", sample.With(Enquiry(null, new(2025, 6, 10)), Enquiry(null, new(2025, 6, 10)))),
                Example.Passes("the conference date of the first is unreadable",
                    sample.With(Enquiry(new(2025, 5, 20), null) with { Flaws = new(new Flaw(FlawKind.NotADate, Section47.ConferenceDateField, "June", 3)) }, later)),
                Example.Fails("the same enquiry twice: each starts during the other", [.. At(1, 2), .. At(2, 1)], sample.With(first, first with { })),
                Example.Passes("the two are in different episodes", sample.With(sample.Episode, sample.Episode)),
                Example.Fails("the third starts during both others: one finding for it", [.. At(2, 1), .. At(3, 1)], sample.With(
                    first, Enquiry(new(2025, 5, 25), new(2025, 6, 10)), Enquiry(new(2025, 6, 1), null, "true"))),
                Example.Fails("both are in the second episode", [.. At(2, 1).Select(p => p.Replace("CINdetails[1]", "CINdetails[2]", StringComparison.Ordinal))],
                    sample.With(sample.Episode, sample.OpenEpisode with { Section47s = [first, Enquiry(new(2025, 6, 10), null, "true")] })),
            ];
        }
    }
}
