namespace OpenCollect.Cin.Rules;

/// <summary>A record of a review says when the review was.</summary>
public sealed class Rule8842Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8842Q", Severity.Query, Scope.Group, Years.Always, "Review has no date")
    {
        Module = Review.Group.Name,
        Logic = "A Reviews group is there without any valid CPPreviewDate in it: it is empty, or its date is missing or is not a date. A plan without a Reviews group passes.",
        Advice = "Enter the date of the review. If the plan has not been reviewed, remove the record.",
        Guide = CinGuide.Section("5.5"),
        Fields = [Review.DateField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.ProtectionPlans)
            {
                foreach (var review in plan.Reviews)
                {
                    if (review.Date is null)
                    {
                        report.At(review, Review.DateField);
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
            var plan = sample.ProtectionPlan;
            var undated = plan with { Reviews = [new()] };
            const string place = "CINdetails[1]/ChildProtectionPlans[1]/Reviews[1]/CPPreviewDate";
            return
            [
                Example.Passes("the review has a date", sample.Child),
                Example.Passes("there is no review", sample.With(plan with { Reviews = [] })),
                Example.Fails("the review has no date", place, sample.With(undated)),
                Example.Fails("the date of the review is no date", place, sample.With(
                    plan with { Reviews = [new() { Flaws = new(new Flaw(FlawKind.NotADate, Review.DateField, "04/09/2025", 3)) }] })),
                Example.Fails("the plan has neither a start nor a dated review", place, sample.With(undated with { Start = null })),
                Example.Fails("the second plan of the second episode has two reviews without a date",
                    [
                        "CINdetails[2]/ChildProtectionPlans[2]/Reviews[1]/CPPreviewDate",
                        "CINdetails[2]/ChildProtectionPlans[2]/Reviews[3]/CPPreviewDate",
                    ],
                    sample.With(sample.Episode, sample.Episode with
                    {
                        ProtectionPlans = [plan, plan with { Reviews = [new(), sample.Review, new()] }],
                    })),
            ];
        }
    }
}
