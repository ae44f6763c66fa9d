namespace OpenCollect.LookedAfter.Rules;

/// <summary>Whether a girl who leaves care is a mother is said.</summary>
public sealed class Rule607 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("607", Severity.Error, Scope.Child, Years.Always, "Left care in the year, but whether the girl is a mother is missing")
        {
            Module = Episode.Group.Name,
            Logic = "An episode has a DEC from 1 April to 31 March of the year, a REC other than X1, and an LS other than V3 and V4, blank included; SEX of the child is female (2 until 2023-24, F from 2024-25) and MOTHER is blank.",
            Advice = "Enter 1 if the child is a mother, 0 if she is not.",
            Guide = LookedAfterGuide.Check("607"),
            Fields = [Episode.ReasonCeasedField, Header.MotherField],
            Needs = [Inputs.Episodes, Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Header is not { Mother: null } header || !header.IsFemaleIn(report.Year))
        {
            return;
        }

        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.LeavesCare && report.Year.Contains(episode.End) && !episode.IsShortBreak)
            {
                report.Between((episode, Episode.ReasonCeasedField), (header, Header.MotherField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var older = new LookedAfterSample(2024);
            var header = sample.Header with { Mother = null };
            var left = sample.FirstEpisode with { ReasonCeased = "E4A", ReasonForChange = null };
            ImmutableArray<string> fails = ["Episodes[1]/REC", "Header[1]/MOTHER"];
            LookedAfterCase Of(Header header, params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [header], Episodes = [.. episodes] });
            return
            [
                Example.Passes("still in care", Of(sample.Header with { Mother = null }, sample.Episode)),
                Example.Fails("left care, and it is not said", fails, Of(header, left)),
                Example.Passes("left care, not a mother", Of(sample.Header with { Mother = "0" }, left)),
                Example.Passes("left care, a mother", Of(sample.Header with { Mother = "1" }, left)),
                Example.Passes("a boy", Of(header with { Sex = "M" }, left)),
                Example.Passes("a girl by number when letters are in", Of(header with { Sex = "2" }, left)),
                Example.Passes("sex is not known", Of(header with { Sex = "U" }, left)),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [], Episodes = [left] })),
                Example.Passes("another episode follows", Of(header, left with { ReasonCeased = "X1" })),
                Example.Passes("no reason for ceasing", Of(header, left with { ReasonCeased = null })),
                Example.Passes("short breaks", Of(header, left with { LegalStatus = "V4" })),
                Example.Fails("no legal status", fails, Of(header, left with { LegalStatus = null })),
                Example.Fails("left on 1 April", fails, Of(header, left with { End = sample.Day(4, 1) })),
                Example.Passes("left on the 31 March before the year", Of(header, left with { End = sample.Day(4, 1).AddDays(-1) })),
                Example.Fails("left on 31 March", fails, Of(header, left with { End = sample.Day(3, 31) })),
                Example.Passes("left on the 1 April that follows", Of(header, left with { End = sample.Day(3, 31).AddDays(1) })),
                Example.Fails("left care twice", ["Episodes[1]/REC", "Header[1]/MOTHER", "Episodes[2]/REC", "Header[1]/MOTHER"],
                    Of(header, left, left with { Start = sample.Day(9, 1), End = sample.Day(9, 9) })),
                Example.Fails("by the code of sex until 2023-24", fails, older.With(older.Child with
                {
                    Headers = [older.Header with { Mother = null }],
                    Episodes = [older.FirstEpisode with { ReasonCeased = "E4A" }],
                })) with { Year = 2024 },
                Example.Passes("a girl by letter when numbers were in", older.With(older.Child with
                {
                    Headers = [older.Header with { Sex = "F", Mother = null }],
                    Episodes = [older.FirstEpisode with { ReasonCeased = "E4A" }],
                })) with { Year = 2024 },
            ];
        }
    }
}
