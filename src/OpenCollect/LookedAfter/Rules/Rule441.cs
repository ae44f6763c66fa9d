namespace OpenCollect.LookedAfter.Rules;

/// <summary>The codes for children of 4 or over are not used before the 4th birthday.</summary>
public sealed class Rule441 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("441", Severity.Error, Scope.Group, Years.Always, "Review code PN1 to PN7 for a child under 4")
        {
            Module = Review.Group.Name,
            Logic = "REVIEW_CODE is PN1, PN2, PN3, PN4, PN5, PN6 or PN7 and REVIEW is before the 4th birthday by DOB of the row. A review on the birthday passes.",
            Advice = "Check the date of the review, the code and the date of birth, and correct the one that is wrong.",
            Guide = LookedAfterGuide.Check("441"),
            Fields = [Review.ParticipationField, Review.DateField, Review.BirthDateField],
            Needs = [Inputs.Reviews],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var review in seen.Child.Reviews)
        {
            if (review.Participation is "PN1" or "PN2" or "PN3" or "PN4" or "PN5" or "PN6" or "PN7"
                && review.Date < review.BirthDate.Birthday(4))
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
            var review = sample.Review with { BirthDate = new(2021, 6, 2), Participation = "PN1" };
            ImmutableArray<string> places = ["Reviews[1]/REVIEW_CODE", "Reviews[1]/REVIEW", "Reviews[1]/DOB"];
            return
            [
                Example.Passes("PN1 on the 4th birthday", sample.With(review)),
                Example.Passes("PN1 on the day after the 4th birthday", sample.With(review with { Date = sample.Day(6, 3) })),
                Example.Fails("PN1 on the day before the 4th birthday", places,
                    sample.With(review with { Participation = "PN1", Date = sample.Day(6, 1) })),
                Example.Fails("PN2 on the day before the 4th birthday", places,
                    sample.With(review with { Participation = "PN2", Date = sample.Day(6, 1) })),
                Example.Fails("PN3 on the day before the 4th birthday", places,
                    sample.With(review with { Participation = "PN3", Date = sample.Day(6, 1) })),
                Example.Fails("PN4 on the day before the 4th birthday", places,
                    sample.With(review with { Participation = "PN4", Date = sample.Day(6, 1) })),
                Example.Fails("PN5 on the day before the 4th birthday", places,
                    sample.With(review with { Participation = "PN5", Date = sample.Day(6, 1) })),
                Example.Fails("PN6 on the day before the 4th birthday", places,
                    sample.With(review with { Participation = "PN6", Date = sample.Day(6, 1) })),
                Example.Fails("PN7 on the day before the 4th birthday", places,
                    sample.With(review with { Participation = "PN7", Date = sample.Day(6, 1) })),
                Example.Passes("PN0 on the day before the 4th birthday",
                    sample.With(review with { Participation = "PN0", Date = sample.Day(6, 1) })),
                Example.Passes("no code", sample.With(review with { Participation = null, Date = sample.Day(6, 1) })),
                Example.Passes("no date", sample.With(review with { Date = null })),
                Example.Passes("no date of birth in the row", sample.With(review with { BirthDate = null, Date = sample.Day(6, 1) })),
                Example.Fails("second of two", ["Reviews[2]/REVIEW_CODE", "Reviews[2]/REVIEW", "Reviews[2]/DOB"],
                    sample.With(sample.Review, review with { Date = sample.Day(6, 1) })),
            ];
        }
    }
}
