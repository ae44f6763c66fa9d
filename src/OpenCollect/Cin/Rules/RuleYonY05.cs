namespace OpenCollect.Cin.Rules;

/// <summary>The number of child protection plans open at 31 March is near last year's.</summary>
public sealed class RuleYonY05 : IYearOnYearRule<CinChild, RuleYonY05.Tally>, IExplained
{
    public record struct Tally(long Number);

    public static RuleInfo Info { get; } = new("YonY05", Severity.Query, Scope.Return, Years.Always, "Number of plans open at 31 March changed by 25% or more")
    {
        Module = ProtectionPlan.Group.Name,
        Logic = "Counts child protection plans that started on or before 31 March and have no end date, or one after 31 March. Fires when the count is at least 25 per cent higher or lower than in last year's return of the same authority; a change of exactly 25 per cent fires. Not applicable when last year's count is 0 or last year's return is not given.",
        Advice = "Check that the change is real. If it is, explain it in the return-level notes.",
        Guide = CinGuide.Section("1.10"),
        Fields = [ProtectionPlan.StartField, ProtectionPlan.EndField],
        AutomaticOk = "The validation YonY 05 has been reviewed and the change in CPP from the previous return to this is as expected",
        Doubt = "The guide gives two wordings (a start before 31 March and no end; a start by 31 March and an end from 1 April on); this count meets both.",
    };

    public static decimal Threshold => 0.25m;

    public static void Count(ref Tally tally, CinChild child, CollectionYear year)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.ProtectionPlans)
            {
                if (plan.Start <= year.LastDay && (plan.IsOpen || plan.End > year.LastDay))
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
            var open = sample.ProtectionPlan with { End = null };
            var unreadable = open with { Flaws = new(new Flaw(FlawKind.NotADate, ProtectionPlan.EndField, "02/12/2025", 3)) };
            var goingOn = sample.With(open);
            var lastYear = before.With(before.ProtectionPlan with { End = null });
            return
            [
                Compared("the same number", [], 20, 20),
                Compared("a rise of exactly 25 per cent", ["return"], 125, 100),
                Compared("a rise of 24 per cent", [], 124, 100),
                Compared("a fall of exactly 25 per cent", ["return"], 75, 100),
                Compared("a fall of 24 per cent", [], 76, 100),
                Compared("none last year: not applicable", [], 20, 0),
                Compared("none this year", ["return"], 0, 20),
                new Example("no return of last year", [], [goingOn, goingOn]),
                OneLastYear("a plan that starts on 31 March counts", [], sample.With(open with { Start = new(2026, 3, 31) })),
                OneLastYear("a plan that starts after 31 March does not count", ["return"], sample.With(open with { Start = new(2026, 4, 1) })),
                OneLastYear("a plan that started before the year counts", [], sample.With(open with { Start = new(2024, 5, 1) })),
                OneLastYear("a plan that ends on 1 April after the year counts", [], sample.With(sample.ProtectionPlan with { End = new(2026, 4, 1) })),
                OneLastYear("a plan that ends on 31 March does not count", ["return"], sample.With(sample.ProtectionPlan with { End = new(2026, 3, 31) })),
                OneLastYear("a plan without a start does not count", ["return"], sample.With(open with { Start = null })),
                OneLastYear("a plan with an unreadable end does not count as open", ["return"], sample.With(unreadable)),
                OneLastYear("two plans in one episode both count", ["return"], sample.With(open, open with { })),
                OneLastYear("two plans in two episodes both count", ["return"], sample.With(
                    sample.Episode with { ProtectionPlans = [open] }, sample.OpenEpisode with { ProtectionPlans = [open] })),
            ];

            Example Compared(string because, string[] at, int now, int last) =>
                new(because, [.. at], [.. Enumerable.Repeat(goingOn, now)]) { Before = [.. Enumerable.Repeat(lastYear, last)] };

            Example OneLastYear(string because, string[] at, CinChild child) => new(because, [.. at], [child]) { Before = [lastYear] };
        }
    }
}
