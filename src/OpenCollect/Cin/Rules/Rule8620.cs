namespace OpenCollect.Cin.Rules;

/// <summary>An episode of the return was closed in the year, or not yet.</summary>
public sealed class Rule8620 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8620", Severity.Error, Scope.Group, Years.Always, "Closure date outside the census year")
    {
        Module = Episode.Group.Name,
        Logic = "CINclosureDate is given and is before 1 April at the start of the year or after 31 March at its end. Both days are in the year.",
        Advice = "Correct the closure date. Leave out episodes closed before the year; leave the date out if the episode was open on 31 March.",
        Guide = CinGuide.Section("4.6"),
        Fields = [Episode.ClosureDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (report.Year.Misses(episode.ClosureDate))
            {
                report.At(episode, Episode.ClosureDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            Episode On(DateOnly? date) => sample.Episode with { ClosureDate = date };
            return
            [
                Example.Passes("in the year", sample.Child),
                Example.Passes("on the first day of the year", sample.With(On(new(2025, 4, 1)))),
                Example.Passes("on the last day of the year", sample.With(On(new(2026, 3, 31)))),
                Example.Fails("the day before the year", "CINdetails[1]/CINclosureDate", sample.With(On(new(2025, 3, 31)))),
                Example.Fails("the day after the year", "CINdetails[1]/CINclosureDate", sample.With(On(new(2026, 4, 1)))),
                Example.Passes("nothing is given", sample.With(On(null))),
                Example.Fails("only the second of two", "CINdetails[2]/CINclosureDate", sample.With(sample.Episode, On(new(2026, 4, 1)))),
            ];
        }
    }
}
