namespace OpenCollect.LookedAfter.Rules;

/// <summary>It is known of every girl whether she is a mother.</summary>
public sealed class Rule393 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("393", Severity.Error, Scope.Child, Years.Always, "Whether she is a mother is missing")
    {
        Module = Header.Group.Name,
        Logic = "SEX of a Header row is female (2 until 2023-24, then F), MOTHER is blank, and the child has an episode with LS other than V3 or V4; a blank LS is other.",
        Advice = "Enter 1 if she is a mother, 0 if she is not.",
        Guide = LookedAfterGuide.Check("393"),
        Fields = [Header.MotherField, Header.SexField, Episode.LegalStatusField],
        Needs = [Inputs.Header, Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (Other(seen.Child) is not { } episode)
        {
            return;
        }

        foreach (var header in seen.Child.Headers)
        {
            if (header.IsFemaleIn(report.Year) && header.Mother is null)
            {
                report.Between((header, Header.MotherField), (header, Header.SexField), (episode, Episode.LegalStatusField));
            }
        }
    }

    /// <summary>The child's first episode in the file that is not a short break; none if all are.</summary>
    internal static Episode? Other(LookedAfterChild child)
    {
        foreach (var episode in child.Episodes)
        {
            if (!episode.IsShortBreak)
            {
                return episode;
            }
        }

        return null;
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var header = sample.Header with { Mother = null };
            var older = new LookedAfterSample(2024);
            var stay = sample.Episode with { LegalStatus = "V4" };
            ImmutableArray<string> places = ["Header[1]/MOTHER", "Header[1]/SEX", "Episodes[1]/LS"];
            LookedAfterCase Of(params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [header], Episodes = [.. episodes] });
            return
            [
                Example.Passes("not a mother", sample.Case),
                Example.Passes("a mother", sample.With(header with { Mother = "1" })),
                Example.Fails("blank for a girl", places, sample.With(header)),
                Example.Passes("blank for a boy", sample.With(header with { Sex = "M" })),
                Example.Passes("blank, a girl by number when letters are in", sample.With(header with { Sex = "2" })),
                Example.Passes("blank, sex not known", sample.With(header with { Sex = "U" })),
                Example.Fails("blank for a girl by number", places, older.With(older.Header with { Mother = null })) with { Year = 2024 },
                Example.Passes("blank, a girl by letter when numbers were in",
                    older.With(older.Header with { Sex = "F", Mother = null })) with { Year = 2024 },
                Example.Passes("blank for a boy by number",
                    older.With(older.Header with { Sex = "1", Mother = null })) with { Year = 2024 },
                Example.Passes("all episodes are short breaks", Of(stay with { LegalStatus = "V3" }, stay)),
                Example.Fails("one episode of two is a short break", ["Header[1]/MOTHER", "Header[1]/SEX", "Episodes[2]/LS"],
                    Of(stay, sample.Episode)),
                Example.Fails("an episode without legal status", places, Of(stay with { LegalStatus = null })),
                Example.Passes("no episodes", Of()),
                Example.Fails("second header row", ["Header[2]/MOTHER", "Header[2]/SEX", "Episodes[1]/LS"],
                    sample.With(sample.Header, header)),
            ];
        }
    }
}
