namespace OpenCollect.LookedAfter.Rules;

/// <summary>Only a child of at least 14 leaves care for independent living.</summary>
public sealed class Rule387 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("387", Severity.Error, Scope.Child, Years.Always, "Left for independent living before the 14th birthday")
        {
            Module = Episode.Group.Name,
            Logic = "REC is E5 or E6, DEC is a readable date, and the child's 14th birthday is after DEC or the date of birth is not known. Leaving on the birthday passes.",
            Advice = "Check the reason the episode ceased, its end and the child's date of birth, and correct the one that is wrong.",
            Guide = LookedAfterGuide.Check("387"),
            Fields = [Episode.ReasonCeasedField, Episode.EndField, Header.BirthDateField],
            Needs = [Inputs.Episodes, Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var child = seen.Child;
        foreach (var episode in child.Episodes)
        {
            if (episode.ReasonCeased is "E5" or "E6" && episode.End is not null && !(child.BirthDate.Birthday(14) <= episode.End))
            {
                Report(report, child, episode);
            }
        }
    }

    /// <summary>Points at why and when the episode ended and, if there is a header row, at the date of birth.</summary>
    internal static void Report(Report report, LookedAfterChild child, Episode episode)
    {
        if (child.Header is { } header)
        {
            report.Between((episode, Episode.ReasonCeasedField), (episode, Episode.EndField), (header, Header.BirthDateField));
        }
        else
        {
            report.At(episode, Episode.ReasonCeasedField, Episode.EndField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var header = sample.Header with { BirthDate = sample.Day(6, 1).AddYears(-14) };
            var left = sample.Episode with { ReasonCeased = "E5", End = sample.Day(5, 31) };
            ImmutableArray<string> places = ["Episodes[1]/REC", "Episodes[1]/DEC", "Header[1]/DOB"];
            LookedAfterCase Of(params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [header], Episodes = [.. episodes] });
            return
            [
                Example.Fails("E5 on the day before the 14th birthday", places, Of(left)),
                Example.Fails("E6 on the day before the 14th birthday", places, Of(left with { ReasonCeased = "E6" })),
                Example.Passes("E5 on the 14th birthday", Of(left with { End = sample.Day(6, 1) })),
                Example.Passes("E5 on the day after the 14th birthday", Of(left with { End = sample.Day(6, 2) })),
                Example.Passes("left care otherwise", Of(left with { ReasonCeased = "E7" })),
                Example.Passes("no reason", Of(left with { ReasonCeased = null })),
                Example.Passes("no end", Of(left with { End = null })),
                Example.Passes("unreadable end",
                    Of(left with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Fails("no date of birth", places,
                    sample.With(sample.Child with { Headers = [header with { BirthDate = null }], Episodes = [left] })),
                Example.Passes("no date of birth, no end", sample.With(
                    sample.Child with { Headers = [header with { BirthDate = null }], Episodes = [left with { End = null }] })),
                Example.Fails("no header row", ["Episodes[1]/REC", "Episodes[1]/DEC"],
                    sample.With(sample.Child with { Headers = [], Episodes = [left] })),
                Example.Fails("second of two", ["Episodes[2]/REC", "Episodes[2]/DEC", "Header[1]/DOB"], Of(sample.FirstEpisode, left)),
            ];
        }
    }
}
