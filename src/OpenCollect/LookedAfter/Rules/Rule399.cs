namespace OpenCollect.LookedAfter.Rules;

/// <summary>Nothing is given on motherhood or reviews of a child who has short breaks only.</summary>
public sealed class Rule399 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("399", Severity.Error, Scope.Child, Years.Always, "Motherhood or review given for short breaks only")
        {
            Module = Episode.Group.Name,
            Logic = "Every episode of the child has LS V3 or V4, and MOTHER is filled or the child has a row in the Reviews table with REVIEW or REVIEW_CODE filled, readable or not. Each episode is reported, with the Header row and all the child's reviews.",
            Advice = "Remove the reviews and whether the child is a mother, or correct the legal status.",
            Guide = LookedAfterGuide.Check("399"),
            Doubt = "Looks at whether all of the child's episodes are short breaks rather than at each episode alone, as a public validator does to avoid false alarms.",
            Fields = [Episode.LegalStatusField, Header.MotherField, Review.DateField, Review.ParticipationField],
            Needs = [Inputs.Episodes, Inputs.Header, Inputs.Reviews],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (!episode.IsShortBreak)
            {
                return;
            }
        }

        if (IsGiven(seen.Child))
        {
            foreach (var episode in seen.Child.Episodes)
            {
                report.At(Places(seen.Child, episode));
            }
        }
    }

    private static bool IsGiven(LookedAfterChild child)
    {
        foreach (var header in child.Headers)
        {
            if (header.Mother is not null)
            {
                return true;
            }
        }

        foreach (var review in child.Reviews)
        {
            if (!review.LacksDate || review.Participation is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<(Record Record, Field Field)> Places(LookedAfterChild child, Episode episode) =>
    [
        (episode, Episode.LegalStatusField),
        .. child.Headers.Select(h => ((Record)h, Header.MotherField)),
        .. child.Reviews.SelectMany(r => new (Record, Field)[] { (r, Review.DateField), (r, Review.ParticipationField) }),
    ];

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var child = sample.ShortBreaks.Child;
            var (header, stay) = (child.Headers[0], child.Episodes[0]);
            var review = sample.Review with { ChildId = child.Id, Date = null, Participation = null };
            LookedAfterCase Of(LookedAfterChild other) => sample.ShortBreaks with { Child = other };
            ImmutableArray<string> mother = ["Episodes[1]/LS", "Header[1]/MOTHER"];
            ImmutableArray<string> reviewed = [.. mother, "Reviews[1]/REVIEW", "Reviews[1]/REVIEW_CODE"];
            return
            [
                Example.Passes("neither", sample.ShortBreaks),
                Example.Fails("not a mother", mother, Of(child with { Headers = [header with { Mother = "0" }] })),
                Example.Fails("review date", reviewed, Of(child with { Reviews = [review with { Date = sample.Day(9, 1) }] })),
                Example.Fails("unreadable review date", reviewed,
                    Of(child with { Reviews = [review with { Flaws = new(new Flaw(FlawKind.NotADate, Review.DateField, "soon", 2)) }] })),
                Example.Fails("review code", reviewed, Of(child with { Reviews = [review with { Participation = "PN1" }] })),
                Example.Passes("row in the table of reviews with neither date nor code", Of(child with { Reviews = [review] })),
                Example.Fails("under V3", mother,
                    Of(child with { Headers = [header with { Mother = "0" }], Episodes = [stay with { LegalStatus = "V3" }] })),
                Example.Fails("two short breaks", ["Episodes[1]/LS", "Header[1]/MOTHER", "Episodes[2]/LS", "Header[1]/MOTHER"],
                    Of(child with { Headers = [header with { Mother = "0" }], Episodes = [stay, stay with { Start = sample.Day(9, 1) }] })),
                Example.Passes("one short break, and one episode under a care order",
                    Of(child with { Headers = [header with { Mother = "0" }], Episodes = [stay, stay with { LegalStatus = "C2" }] })),
                Example.Passes("one episode without legal status, and one short break",
                    Of(child with { Headers = [header with { Mother = "0" }], Episodes = [stay with { LegalStatus = null }, stay] })),
                Example.Passes("no episodes", Of(child with { Headers = [header with { Mother = "0" }], Episodes = [] })),
                Example.Fails("no header row, two reviews",
                    ["Episodes[1]/LS", "Reviews[1]/REVIEW", "Reviews[1]/REVIEW_CODE", "Reviews[2]/REVIEW",
                    "Reviews[2]/REVIEW_CODE"], Of(child with { Headers = [], Reviews = [review, review with { Participation = "PN1" }] })),
                Example.Passes("both under a care order", sample.Case),
                Example.Fails("not a mother, by the second of two header rows", [.. mother, "Header[2]/MOTHER"],
                    Of(child with { Headers = [header, header with { Mother = "0" }] })),
            ];
        }
    }
}
