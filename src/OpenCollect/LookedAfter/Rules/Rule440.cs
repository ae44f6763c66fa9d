namespace OpenCollect.LookedAfter.Rules;

/// <summary>The code for children under 4 is used only before the 4th birthday.</summary>
public sealed class Rule440 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("440", Severity.Error, Scope.Group, Years.Always, "Review code PN0 for a child of 4 or over")
    {
        Module = Review.Group.Name,
        Logic = "REVIEW_CODE is PN0 and REVIEW is on or after the 4th birthday by DOB of the row.",
        Advice = "Check the date of the review, the code and the date of birth, and correct the one that is wrong.",
        Guide = LookedAfterGuide.Check("440"),
        Doubt = "A public validator passes PN0 on the 4th birthday; by the message a child of 4 is too old for it.",
        Fields = [Review.ParticipationField, Review.DateField, Review.BirthDateField],
        Needs = [Inputs.Reviews],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var review in seen.Child.Reviews)
        {
            if (review.Participation == "PN0" && review.Date >= review.BirthDate.Birthday(4))
            {
                report.At(review, Review.ParticipationField, Review.DateField, Review.BirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var review = sample.Review with { BirthDate = new(2021, 6, 2), Participation = "PN0" };
            ImmutableArray<string> places = ["Reviews[1]/REVIEW_CODE", "Reviews[1]/REVIEW", "Reviews[1]/DOB"];
            return
            [
                Example.Fails("PN0 on the 4th birthday", places, sample.With(review)),
                Example.Fails("PN0 on the day after the 4th birthday", places, sample.With(review with { Date = sample.Day(6, 3) })),
                Example.Passes("PN0 on the day before the 4th birthday", sample.With(review with { Date = sample.Day(6, 1) })),
                Example.Passes("PN1 on the 4th birthday", sample.With(review with { Participation = "PN1" })),
                Example.Passes("no code", sample.With(review with { Participation = null })),
                Example.Passes("no date", sample.With(review with { Date = null })),
                Example.Passes("no date of birth in the row", sample.With(review with { BirthDate = null })),
                Example.Passes("PN1 at 13", sample.Case),
                Example.Fails("second of two", ["Reviews[2]/REVIEW_CODE", "Reviews[2]/REVIEW", "Reviews[2]/DOB"],
                    sample.With(sample.Review, review)),
            ];
        }
    }
}
