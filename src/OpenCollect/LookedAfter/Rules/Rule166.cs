namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every review has a real date.</summary>
public sealed class Rule166 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("166", Severity.Error, Scope.Group, Years.Always, "Review date is missing or not a date")
    {
        Module = Review.Group.Name,
        Logic = "REVIEW of a Reviews row is blank or is not a real date.",
        Advice = "Enter the date of the review as day, month and year.",
        Guide = LookedAfterGuide.Check("166"),
        Fields = [Review.DateField],
        Needs = [Inputs.Reviews],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var review in seen.Child.Reviews)
        {
            if (review.Date is null)
            {
                report.At(review, Review.DateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var unreadable = sample.Review with { Date = null, Flaws = new(new Flaw(FlawKind.NotADate, Review.DateField, "soon", 2)) };
            return
            [
                Example.Passes("a date", sample.Case),
                Example.Fails("blank", "Reviews[1]/REVIEW", sample.With(sample.Review with { Date = null })),
                Example.Fails("not a date", "Reviews[1]/REVIEW", sample.With(unreadable)),
                Example.Fails("not a date in the second row", "Reviews[2]/REVIEW", sample.With(sample.Review, unreadable)),
                Example.Fails("blank in both rows", ["Reviews[1]/REVIEW", "Reviews[2]/REVIEW"],
                    sample.With(sample.Review with { Date = null }, sample.Review with { Date = null })),
                Example.Passes("no review", sample.With(sample.Child with { Reviews = [] })),
            ];
        }
    }
}
