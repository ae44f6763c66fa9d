namespace OpenCollect.Cin.Rules;

/// <summary>The number of assessments completed in the year is near last year's.</summary>
public sealed class RuleYonY03 : IYearOnYearRule<CinChild, RuleYonY03.Tally>, IExplained
{
    public record struct Tally(long Number);

    public static RuleInfo Info { get; } = new("YonY03", Severity.Query, Scope.Return, Years.Always, "Number of completed assessments changed by 25% or more")
    {
        Module = Assessment.Group.Name,
        Logic = "Counts Assessments groups with an authorisation date in the year. Fires when the count is at least 25 per cent higher or lower than in last year's return of the same authority; a change of exactly 25 per cent fires. Not applicable when last year's count is 0 or last year's return is not given.",
        Advice = "Check that the change is real. If it is, explain it in the return-level notes.",
        Guide = CinGuide.Section("1.10"),
        Fields = [Assessment.AuthorisedField],
        AutomaticOk = "The validation YonY 03 has been reviewed and the change in assessments from the previous return to this is as expected",
    };

    public static decimal Threshold => 0.25m;

    public static void Count(ref Tally tally, CinChild child, CollectionYear year)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var assessment in episode.Assessments)
            {
                if (year.Contains(assessment.Authorised))
                {
                    tally.Number++;
                }
            }
        }
    }

    public static long Figure(in Tally tally) => tally.Number;

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var before = new CinSample(2025);
            return
            [
                Compared("the same number", [], 20, 20),
                Compared("a rise of exactly 25 per cent", ["return"], 125, 100),
                Compared("a rise of 24 per cent", [], 124, 100),
                Compared("a fall of exactly 25 per cent", ["return"], 75, 100),
                Compared("a fall of 24 per cent", [], 76, 100),
                Compared("none last year: not applicable", [], 20, 0),
                Compared("none this year", ["return"], 0, 20),
                new Example("no return of last year", [], [sample.Child, sample.Child]),
                OneLastYear("authorised on the first day of the year counts", [], sample.With(sample.Assessment with { Authorised = new(2025, 4, 1) })),
                OneLastYear("authorised on the last day of the year counts", [], sample.With(sample.Assessment with { Authorised = new(2026, 3, 31) })),
                OneLastYear("authorised the day before the year does not count", ["return"], sample.With(sample.Assessment with { Authorised = new(2025, 3, 31) })),
                OneLastYear("authorised the day after the year does not count", ["return"], sample.With(sample.Assessment with { Authorised = new(2026, 4, 1) })),
                OneLastYear("not authorised does not count", ["return"], sample.With(sample.Assessment with { Authorised = null })),
                OneLastYear("two in one episode both count", ["return"], sample.With(sample.Assessment, sample.Assessment with { })),
                OneLastYear("two in two episodes both count", ["return"], sample.With(
                    sample.Episode, sample.OpenEpisode with { Assessments = [sample.Assessment with { }] })),
            ];

            Example Compared(string because, string[] at, int now, int last) =>
                new(because, [.. at], [.. Enumerable.Repeat(sample.Child, now)]) { Before = [.. Enumerable.Repeat(before.Child, last)] };

            Example OneLastYear(string because, string[] at, CinChild child) => new(because, [.. at], [child]) { Before = [before.Child] };
        }
    }
}
