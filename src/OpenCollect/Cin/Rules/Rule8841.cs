namespace OpenCollect.Cin.Rules;

/// <summary>A child protection plan is reviewed after the day it started.</summary>
public sealed class Rule8841 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8841", Severity.Error, Scope.Group, Years.Always, "Review is on or before the day the plan started")
        {
            Module = Review.Group.Name,
            Logic = "A CPPreviewDate is on or before the CPPstartDate of the plan that holds it. Every review is judged. The day after the start passes.",
            Advice = "Correct the date of the review or the start of the plan. Record a review of an earlier plan under that plan.",
            Guide = CinGuide.Section("5.5"),
            Fields = [Review.DateField, ProtectionPlan.StartField],
            Doubt = "Every review date of the plan is tested; one public validator tests only the first of a Reviews group.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.ProtectionPlans)
            {
                foreach (var review in plan.Reviews)
                {
                    if (review.Date <= plan.Start)
                    {
                        report.Between((review, Review.DateField), (plan, ProtectionPlan.StartField));
                    }
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var plan = sample.ProtectionPlan with { Start = new(2025, 6, 10) };
            ImmutableArray<string> places =
                ["CINdetails[1]/ChildProtectionPlans[1]/Reviews[1]/CPPreviewDate", "CINdetails[1]/ChildProtectionPlans[1]/CPPstartDate"];

            CinChild Reviewed(DateOnly? day) => sample.With(plan with { Reviews = [new() { Date = day }] });

            return
            [
                Example.Passes("the review is three months after the start", sample.Child),
                Example.Passes("there is no review", sample.With(plan with { Reviews = [] })),
                Example.Fails("the review is on the day of the start", places, Reviewed(new(2025, 6, 10))),
                Example.Passes("the review is the day after the start", Reviewed(new(2025, 6, 11))),
                Example.Fails("the review is the day before the start", places, Reviewed(new(2025, 6, 9))),
                Example.Passes("the review has no date", Reviewed(null)),
                Example.Passes("the plan has no start", sample.With(plan with { Start = null })),
                Example.Passes("neither has a date", sample.With(plan with { Start = null, Reviews = [new()] })),
                Example.Fails("the second and third of three reviews are too early",
                    [
                        "CINdetails[1]/ChildProtectionPlans[1]/Reviews[2]/CPPreviewDate", "CINdetails[1]/ChildProtectionPlans[1]/CPPstartDate",
                        "CINdetails[1]/ChildProtectionPlans[1]/Reviews[3]/CPPreviewDate", "CINdetails[1]/ChildProtectionPlans[1]/CPPstartDate",
                    ],
                    sample.With(plan with { Reviews = [sample.Review, new() { Date = new(2025, 6, 10) }, new() { Date = new(2025, 5, 1) }] })),
                Example.Passes("the review is before the start of another plan", sample.With(
                    plan, plan with { Start = new(2025, 12, 9), Reviews = [] })),
                Example.Fails("the review is before the start of the second plan, which holds it",
                    ["CINdetails[2]/ChildProtectionPlans[2]/Reviews[1]/CPPreviewDate", "CINdetails[2]/ChildProtectionPlans[2]/CPPstartDate"],
                    sample.With(sample.OpenEpisode, sample.Episode with
                    {
                        ProtectionPlans = [plan with { Reviews = [] }, plan with { Start = new(2025, 12, 9) }],
                    })),
            ];
        }
    }
}
