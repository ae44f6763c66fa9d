namespace OpenCollect.Cin.Rules;

/// <summary>Nobody is a child in need after the 25th birthday.</summary>
public sealed class Rule8775Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8775Q", Severity.Query, Scope.Child, Years.Always, "Person is over 25")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "PersonBirthDate is before 31 March 25 years before the end of the collection year, and at least one CINdetails of the child has no CINclosureDate or one after the 25th birthday. The birthday itself passes; that of somebody born on 29 February is 28 February. A closure date that was given but cannot be read is not missing. One finding for the child, with every such CINdetails.",
        Advice = "Check the birth date. Enter the date the case was closed if it is over. If the birth date is right and the case went on, confirm it.",
        Guide = CinGuide.Section("1.9"),
        Fields = [CinChild.BirthDateField, Episode.ClosureDateField],
        AutomaticOk = "8775Q: All records have been checked and can confirm that the data has been amended (where required). All remaining queries relate to individuals aged over 25 years and the data is now correct in all instances.",
    };

    public static void Check(CinChild child, Report report)
    {
        if (child.BirthDate is not { } born || born >= report.Year.LastDay.AddYears(-25))
        {
            return;
        }

        var birthday = born.AddYears(25);
        foreach (var episode in child.Episodes)
        {
            if (GoesOnAfter(birthday, episode))
            {
                report.At([(child, CinChild.BirthDateField), .. GoingOnAfter(birthday, child)]);
                return;
            }
        }
    }

    private static bool GoesOnAfter(DateOnly birthday, Episode episode) => episode.IsOpen || episode.ClosureDate > birthday;

    private static IEnumerable<(Record Record, Field Field)> GoingOnAfter(DateOnly birthday, CinChild child) =>
        child.Episodes.Where(e => GoesOnAfter(birthday, e)).Select(e => ((Record)e, Episode.ClosureDateField));

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var open = sample.OpenEpisode;
            ImmutableArray<string> places = ["ChildIdentifiers/PersonBirthDate", "CINdetails[1]/CINclosureDate"];

            CinChild Born(DateOnly? birth, params ReadOnlySpan<Episode> episodes) => sample.With(episodes) with { BirthDate = birth };

            Episode Closed(DateOnly? day) => sample.Episode with { ClosureDate = day };

            return
            [
                Example.Passes("the case is open and the person turns 25 on the last day of the year", Born(new(2001, 3, 31), open)),
                Example.Fails("the case is open and the person turned 25 the day before", places, Born(new(2001, 3, 30), open)),
                Example.Passes("the case is open and the child is eleven", sample.With(open)),
                Example.Passes("the case is open and there is no birth date", Born(null, open)),
                Example.Passes("the case was closed on the 25th birthday", Born(new(2000, 5, 10), Closed(new(2025, 5, 10)))),
                Example.Fails("the case was closed the day after the 25th birthday", places, Born(new(2000, 5, 10), Closed(new(2025, 5, 11)))),
                Example.Passes("the case was closed before the 25th birthday", Born(new(2000, 5, 10), Closed(new(2025, 5, 9)))),
                Example.Passes("the person was born on 29 February and the case closed on 28 February",
                    Born(new(2000, 2, 29), Closed(new(2025, 2, 28)))),
                Example.Fails("the person was born on 29 February and the case closed on 1 March", places,
                    Born(new(2000, 2, 29), Closed(new(2025, 3, 1)))),
                Example.Passes("the date of closure is no date", Born(new(2000, 5, 10),
                    Closed(null) with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.ClosureDateField, "11/05/2025", 3)) })),
                Example.Passes("there is no case", Born(new(2000, 5, 10))),
                Example.Fails("of four cases the second and last went on",
                    ["ChildIdentifiers/PersonBirthDate", "CINdetails[2]/CINclosureDate", "CINdetails[4]/CINclosureDate"],
                    Born(new(2000, 5, 10), Closed(new(2025, 4, 30)), Closed(new(2025, 5, 11)), Closed(new(2025, 5, 10)), open)),
            ];
        }
    }
}
