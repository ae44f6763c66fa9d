namespace OpenCollect.Cin.Rules;

/// <summary>The number of child records is near last year's.</summary>
public sealed class RuleYonY01 : IYearOnYearRule<CinChild, RuleYonY01.Tally>, IExplained
{
    public record struct Tally(long Number);

    public static RuleInfo Info { get; } = new("YonY01", Severity.Query, Scope.Return, Years.Always, "Number of child records changed by 15% or more")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "Counts every Child record of the return. Fires when the count is at least 15 per cent higher or lower than in last year's return of the same authority; a change of exactly 15 per cent fires. Not applicable when last year's count is 0 or last year's return is not given.",
        Advice = "Check that the change is real. If it is, explain it in the return-level notes.",
        Guide = CinGuide.Section("1.10"),
        Fields = [CinChild.IdField],
        AutomaticOk = "The validation YonY 01 has been reviewed and the decrease in number of child records from the previous return to this is as expected",
        Doubt = "The prescribed text speaks of a decrease; it is accepted for an increase too, because there is no other.",
    };

    public static decimal Threshold => 0.15m;

    public static void Count(ref Tally tally, CinChild child, CollectionYear year)
    {
        tally.Number++;
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
                Compared("a rise of exactly 15 per cent", ["return"], 115, 100),
                Compared("a rise of 14 per cent", [], 114, 100),
                Compared("a fall of exactly 15 per cent", ["return"], 85, 100),
                Compared("a fall of 14 per cent", [], 86, 100),
                Compared("none last year: not applicable", [], 20, 0),
                Compared("none this year", ["return"], 0, 20),
                new Example("no return of last year", [], [sample.Child, sample.Child]),
            ];

            Example Compared(string because, string[] at, int now, int last) =>
                new(because, [.. at], [.. Enumerable.Repeat(sample.Child, now)]) { Before = [.. Enumerable.Repeat(before.Child, last)] };
        }
    }
}
