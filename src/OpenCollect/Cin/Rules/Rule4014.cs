namespace OpenCollect.Cin.Rules;

/// <summary>A child in need plan does not start while another one of the same episode is going on.</summary>
public sealed class Rule4014 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("4014", Severity.Error, Scope.Group, Years.From(2022), "CIN plan starts while another CIN plan is open")
        {
            Module = CinPlan.Group.Name,
            Logic = "Two different CINPlanDates groups of one CINdetails: the start of one is on or after the start of the other and before the end of the other; or, where the other has no end date, on or before 31 March. A start on the day the other ended passes, but two plans with the same start always overlap. An end date that cannot be read is not missing. Reported on the plan that starts during the other, with the first such other.",
            Advice = "Check the dates of both plans. A child has one CIN plan at a time, so correct the dates, or remove a plan that was entered twice.",
            Guide = CinGuide.Section("4.11"),
            Fields = [CinPlan.StartField, CinPlan.EndField],
            Doubt = "Sources disagree about a start on the day the other plan ended, and about plans of different episodes. Following rules 4016 and 4017 and a public toolkit, that day passes, and only plans of the same episode are compared. Plans with the same start are at fault even if one of them ended that day.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            var plans = episode.CinPlans;
            for (var i = 0; i < plans.Length; i++)
            {
                for (var j = 0; j < plans.Length; j++)
                {
                    if (i != j && StartsDuring(plans[i], plans[j], report.Year))
                    {
                        report.Between((plans[i], CinPlan.StartField), (plans[j], CinPlan.StartField), (plans[j], CinPlan.EndField));
                        break;
                    }
                }
            }
        }
    }

    private static bool StartsDuring(CinPlan one, CinPlan other, CollectionYear year) =>
        one.Start >= other.Start && (one.Start == other.Start || (other.IsOpen ? one.Start <= year.LastDay : one.Start < other.End));

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var first = Plan(new(2025, 5, 2), new(2025, 6, 13));
            var open = Plan(new(2025, 5, 2), null);
            var unreadable = open with { Flaws = new(new Flaw(FlawKind.NotADate, CinPlan.EndField, "13/06/2025", 3)) };
            return
            [
                Example.Passes("there is one plan", sample.Child),
                Example.Passes("the second starts after the first ended", sample.With(first, sample.CinPlan)),
                Example.Passes("the second starts on the day the first ended", sample.With(first, Plan(new(2025, 6, 13), new(2025, 7, 1)))),
                Example.Fails("the second starts the day before the first ended", At(2, 1),
                    sample.With(first, Plan(new(2025, 6, 12), new(2025, 7, 1)))),
                Example.Fails("the one that stands first starts during the other", At(1, 2),
                    sample.With(Plan(new(2025, 6, 12), null), first)),
                Example.Fails("both start on the same day", [.. At(1, 2), .. At(2, 1)],
                    sample.With(first, Plan(new(2025, 5, 2), new(2025, 7, 1)))),
                Example.Fails("both start on the same day and one ended that day", [.. At(1, 2), .. At(2, 1)],
                    sample.With(first, Plan(new(2025, 5, 2), new(2025, 5, 2)))),
                Example.Fails("the same plan twice", [.. At(1, 2), .. At(2, 1)], sample.With(first, first with { })),
                Example.Fails("the second starts on the last day of the year, the first is open", At(2, 1),
                    sample.With(open, Plan(new(2026, 3, 31), null))),
                Example.Passes("the second starts after the year, the first is open", sample.With(open, Plan(new(2026, 4, 1), null))),
                Example.Passes("the end of the first is no date", sample.With(unreadable, sample.CinPlan)),
                Example.Passes("the first has no start", sample.With(Plan(null, new(2026, 2, 10)), sample.CinPlan)),
                Example.Passes("the second has no start", sample.With(open, Plan(null, new(2026, 2, 10)))),
                Example.Passes("neither has a start", sample.With(new CinPlan(), new CinPlan())),
                Example.Passes("the two are in different episodes",
                    sample.With(sample.Episode, sample.Episode with { CinPlans = [sample.CinPlan with { }] })),
                Example.Fails("the third starts during both others: the first is named", [.. At(2, 1), .. At(3, 1)],
                    sample.With(open, Plan(new(2025, 6, 2), new(2025, 7, 1)), Plan(new(2025, 6, 3), new(2025, 7, 1)))),
            ];

            static CinPlan Plan(DateOnly? start, DateOnly? end) => new() { Start = start, End = end };

            static ImmutableArray<string> At(int one, int other) =>
            [
                $"CINdetails[1]/CINPlanDates[{one}]/CINPlanStartDate",
                $"CINdetails[1]/CINPlanDates[{other}]/CINPlanStartDate",
                $"CINdetails[1]/CINPlanDates[{other}]/CINPlanEndDate",
            ];
        }
    }
}
