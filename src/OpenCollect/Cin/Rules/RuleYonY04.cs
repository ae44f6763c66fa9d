namespace OpenCollect.Cin.Rules;

/// <summary>The number of section 47 enquiries that start in the year is near last year's.</summary>
public sealed class RuleYonY04 : IYearOnYearRule<CinChild, RuleYonY04.Tally>, IExplained
{
    /// <summary>The enquiries counted, each with whose it is and when it started; it grows with the return, about 50 bytes an enquiry.</summary>
    public record struct Tally(long Number, Enquiries? Seen);

    public static RuleInfo Info { get; } = new("YonY04", Severity.Query, Scope.Return, Years.Always, "Number of Section 47 enquiries changed by 25% or more")
    {
        Module = Section47.Group.Name,
        Logic = "Counts Section47 groups with a start date in the year; groups with the same LA child ID and start date count once. Fires when the count is at least 25 per cent higher or lower than in last year's return of the same authority; a change of exactly 25 per cent fires. Not applicable when last year's count is 0 or last year's return is not given.",
        Advice = "Check that the change is real. If it is, explain it in the return-level notes.",
        Guide = CinGuide.Section("1.10"),
        Fields = [Section47.StartField],
        AutomaticOk = "The validation YonY 04 has been reviewed and the change in S47 enquiries from the previous return to this is as expected",
    };

    public static decimal Threshold => 0.25m;

    public static void Count(ref Tally tally, CinChild child, CollectionYear year)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var enquiry in episode.Section47s)
            {
                if (year.Contains(enquiry.Start) && IsNew(ref tally, child, enquiry.Start!.Value))
                {
                    tally.Number++;
                }
            }
        }
    }

    public static long Figure(in Tally tally) => tally.Number;

    /// <summary>A child without an identifier is nobody else, and its own enquiries cannot be told apart from doubles.</summary>
    private static bool IsNew(ref Tally tally, CinChild child, DateOnly start) =>
        child.Id is null || (tally.Seen ??= new()).Add(child.Id, start);

    /// <summary>Which child's enquiries of which day were counted.</summary>
    public sealed class Enquiries
    {
        private readonly PackedTexts _ids = new();
        private readonly HashSet<(UInt128 Child, DateOnly Start)> _seen = [];

        internal bool Add(string childId, DateOnly start) => _seen.Add((_ids.Pack(childId), start));
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var before = new CinSample(2025);
            var enquiry = sample.Section47;
            return
            [
                Compared("the same number", [], 20, 20),
                Compared("a rise of exactly 25 per cent", ["return"], 125, 100),
                Compared("a rise of 24 per cent", [], 124, 100),
                Compared("a fall of exactly 25 per cent", ["return"], 75, 100),
                Compared("a fall of 24 per cent", [], 76, 100),
                Compared("none last year: not applicable", [], 20, 0),
                Compared("none this year", ["return"], 0, 20),
                new Example("no return of last year", [], [sample.Child]),
                OneLastYear("an enquiry on the first day of the year counts", [], sample.With(enquiry with { Start = new(2025, 4, 1) })),
                OneLastYear("an enquiry on the last day of the year counts", [], sample.With(enquiry with { Start = new(2026, 3, 31) })),
                OneLastYear("an enquiry the day before the year does not count", ["return"], sample.With(enquiry with { Start = new(2025, 3, 31) })),
                OneLastYear("an enquiry the day after the year does not count", ["return"], sample.With(enquiry with { Start = new(2026, 4, 1) })),
                OneLastYear("an enquiry without a start does not count", ["return"], sample.With(enquiry with { Start = null })),
                OneLastYear("the same child and day twice count once", [], sample.With(enquiry, enquiry with { ConferenceDate = null })),
                OneLastYear("the same child and day in two records of the return count once", [], sample.Child, sample.Child),
                OneLastYear("the same child on two days counts twice", ["return"], sample.With(enquiry, enquiry with { Start = new(2025, 5, 21) })),
                OneLastYear("two children on one day count twice", ["return"], sample.Child, sample.Child with { Id = "C000000002" }),
                OneLastYear("two children without an ID on one day count twice", ["return"], sample.Child with { Id = null }, sample.Child with { Id = null }),
                OneLastYear("the same child on two days in two episodes counts twice", ["return"], sample.With(
                    sample.Episode, sample.OpenEpisode with { Section47s = [enquiry with { Start = new(2026, 2, 24) }] })),
            ];

            Example Compared(string because, string[] at, int now, int last) =>
                new(because, [.. at], [.. Enumerable.Range(0, now).Select(i => sample.Child with { Id = $"N{i}" })])
                {
                    Before = [.. Enumerable.Range(0, last).Select(i => before.Child with { Id = $"L{i}" })],
                };

            Example OneLastYear(string because, string[] at, params CinChild[] children) =>
                new(because, [.. at], [.. children]) { Before = [before.Child] };
        }
    }
}
