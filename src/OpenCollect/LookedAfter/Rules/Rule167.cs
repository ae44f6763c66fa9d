namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every review says how the child took part.</summary>
public sealed class Rule167 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("167", Severity.Error, Scope.Group, Years.Always, "Participation in the review is missing or not valid")
        {
            Module = Review.Group.Name,
            Logic = "Passes where REVIEW is filled and REVIEW_CODE is one of PN0 to PN7, or both are blank. Everything else fails. An unreadable date is filled.",
            Advice = "Enter how the child took part in the review as PN0 to PN7, and the date of the review.",
            Guide = LookedAfterGuide.Check("167"),
            Fields = [Review.ParticipationField, Review.DateField],
            Needs = [Inputs.Reviews],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var review in seen.Child.Reviews)
        {
            if (review.LacksDate ? review.Participation is not null : !Codes.ReviewParticipation.Codes.Has(review.Participation, report.Year))
            {
                report.At(review, Review.ParticipationField, Review.DateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var unreadable = sample.Review with { Date = null, Flaws = new(new Flaw(FlawKind.NotADate, Review.DateField, "soon", 2)) };
            string[] both = ["Reviews[1]/REVIEW_CODE", "Reviews[1]/REVIEW"];
            return
            [
                Example.Passes("a date and PN1", sample.Case),
                Example.Passes("a date and PN0", sample.With(sample.Review with { Participation = "PN0" })),
                Example.Passes("a date and PN7", sample.With(sample.Review with { Participation = "PN7" })),
                Example.Fails("a date and PN8", [.. both], sample.With(sample.Review with { Participation = "PN8" })),
                Example.Fails("a date alone", [.. both], sample.With(sample.Review with { Participation = null })),
                Example.Fails("PN1 alone", [.. both], sample.With(sample.Review with { Date = null })),
                Example.Fails("PN8 alone", [.. both], sample.With(sample.Review with { Date = null, Participation = "PN8" })),
                Example.Passes("both blank", sample.With(sample.Review with { Date = null, Participation = null })),
                Example.Passes("an unreadable date and PN1", sample.With(unreadable)),
                Example.Fails("an unreadable date alone", [.. both], sample.With(unreadable with { Participation = null })),
                Example.Fails("the second row has a date alone", ["Reviews[2]/REVIEW_CODE", "Reviews[2]/REVIEW"],
                    sample.With(sample.Review, sample.Review with { Participation = null })),
            ];
        }
    }
}
