namespace OpenCollect.Cin.Rules;

/// <summary>A child protection plan does not start while another of the child is going on.</summary>
public sealed class Rule8940 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8940", Severity.Error, Scope.Child, Years.Always, "Child protection plans overlap")
    {
        Module = ProtectionPlan.Group.Name,
        Logic = "Two different ChildProtectionPlans groups of the child, over all episodes: the start of one is on or between the start and the end of the other; or, where the other has no end, on or between its start and 31 March. Both ends count. Reported on the one that starts during the other.",
        Advice = "Correct the dates of the plans. If it was one plan, record it once.",
        Guide = CinGuide.Section("5.1"),
        Fields = [ProtectionPlan.StartField, ProtectionPlan.EndField],
        Doubt = "The text has no exception for a plan that starts on the day another ends, so that counts. One public toolkit looks only within the episode, and a public validator leaves out plans that have the same number in different episodes.",
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.ProtectionPlans)
            {
                if (FirstAround(plan, child, report.Year) is { } other)
                {
                    report.Between((plan, ProtectionPlan.StartField), (other, ProtectionPlan.StartField), (other, ProtectionPlan.EndField));
                }
            }
        }
    }

    private static ProtectionPlan? FirstAround(ProtectionPlan plan, CinChild child, CollectionYear year)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var other in episode.ProtectionPlans)
            {
                if (!ReferenceEquals(plan, other) && plan.Start >= other.Start && plan.Start <= (other.IsOpen ? year.LastDay : other.End))
                {
                    return other;
                }
            }
        }

        return null;
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            ProtectionPlan Plan(DateOnly? start, DateOnly? end) => sample.ProtectionPlan with { Start = start, End = end };
            var first = Plan(new(2025, 6, 10), new(2025, 9, 10));
            ImmutableArray<string> At(string one, string other) =>
            [
                $"{one}/CPPstartDate", $"{other}/CPPstartDate", $"{other}/CPPendDate",
            ];
            const string One = "CINdetails[1]/ChildProtectionPlans[1]";
            const string Two = "CINdetails[1]/ChildProtectionPlans[2]";
            const string Elsewhere = "CINdetails[2]/ChildProtectionPlans[1]";
            return
            [
                Example.Passes("one plan", sample.Child),
                Example.Passes("the second starts the day after the first ends", sample.With(first, Plan(new(2025, 9, 11), new(2025, 12, 2)))),
                Example.Fails("the second starts on the day the first ends", At(Two, One), sample.With(first, Plan(new(2025, 9, 10), new(2025, 12, 2)))),
                Example.Passes("the second ends the day before the first starts", sample.With(first, Plan(new(2025, 5, 1), new(2025, 6, 9)))),
                Example.Fails("the first starts on the day the second ends", At(One, Two), sample.With(first, Plan(new(2025, 5, 1), new(2025, 6, 10)))),
                Example.Fails("both start on one day", [.. At(One, Two), .. At(Two, One)], sample.With(first, Plan(new(2025, 6, 10), new(2025, 7, 1)))),
                Example.Fails("the second starts on 31 March, the first goes on", At(Two, One), sample.With(Plan(new(2025, 6, 10), null), Plan(new(2026, 3, 31), null))),
                Example.Passes("the second starts after 31 March, the first goes on", sample.With(Plan(new(2025, 6, 10), null), Plan(new(2026, 4, 1), null))),
                Example.Fails("in two episodes", At(Elsewhere, One), sample.With(
                    sample.Episode with { ProtectionPlans = [first] }, sample.OpenEpisode with { ProtectionPlans = [Plan(new(2025, 7, 1), new(2025, 7, 31))] })),
                Example.Passes("the first has an unreadable end",
                    sample.With(Plan(new(2025, 6, 10), null) with { Flaws = new(new Flaw(FlawKind.NotADate, ProtectionPlan.EndField, "x", 3)) }, Plan(new(2025, 9, 1), new(2025, 9, 2)))),
                Example.Fails("the same plan twice: each starts during the other", [.. At(One, Two), .. At(Two, One)], sample.With(first, first with { })),
                Example.Fails("the third starts during both others: one finding for it, with the first of them",
                    [.. At(Two, One), .. At("CINdetails[1]/ChildProtectionPlans[3]", One)],
                    sample.With(first, Plan(new(2025, 6, 20), new(2025, 8, 1)), Plan(new(2025, 7, 1), new(2025, 7, 2)))),
                Example.Passes("the second starts the day before the first, which goes on",
                    sample.With(Plan(new(2025, 6, 10), null), Plan(new(2025, 6, 9), new(2025, 6, 9)))),
                Example.Fails("the second starts on the day of the first, which goes on", [.. At(One, Two), .. At(Two, One)],
                    sample.With(Plan(new(2025, 6, 10), null), Plan(new(2025, 6, 10), new(2025, 6, 20)))),
                Example.Passes("neither has a start", sample.With(Plan(null, new(2025, 9, 10)), Plan(null, new(2025, 9, 10)))),
                Example.Fails("one in the first episode starts during one in the second", At(One, Elsewhere), sample.With(
                    sample.Episode with { ProtectionPlans = [Plan(new(2025, 7, 1), new(2025, 7, 31))] }, sample.OpenEpisode with { ProtectionPlans = [first] })),
            ];
        }
    }
}
