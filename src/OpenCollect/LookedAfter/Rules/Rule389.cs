namespace OpenCollect.LookedAfter.Rules;

/// <summary>Only a child of at least 16 moves to care by adult services.</summary>
public sealed class Rule389 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("389", Severity.Error, Scope.Child, Years.Always, "Moved to adult care before the 16th birthday")
        {
            Module = Episode.Group.Name,
            Logic = "REC is E7 and it is not the case that the child's 16th birthday is on or before DEC. Without a readable DEC or a date of birth it is not.",
            Advice = "Check the reason the episode ceased, its end and the child's date of birth, and correct the one that is wrong or missing.",
            Guide = LookedAfterGuide.Check("389"),
            Fields = [Episode.ReasonCeasedField, Episode.EndField, Header.BirthDateField],
            Needs = [Inputs.Episodes, Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var child = seen.Child;
        foreach (var episode in child.Episodes)
        {
            if (episode.ReasonCeased == "E7" && !(child.BirthDate.Birthday(16) <= episode.End))
            {
                Rule387.Report(report, child, episode);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var header = sample.Header with { BirthDate = sample.Day(6, 1).AddYears(-16) };
            var left = sample.Episode with { ReasonCeased = "E7", End = sample.Day(5, 31) };
            ImmutableArray<string> places = ["Episodes[1]/REC", "Episodes[1]/DEC", "Header[1]/DOB"];
            LookedAfterCase Of(params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [header], Episodes = [.. episodes] });
            return
            [
                Example.Fails("E7 on the day before the 16th birthday", places, Of(left)),
                Example.Passes("E7 on the 16th birthday", Of(left with { End = sample.Day(6, 1) })),
                Example.Passes("E7 on the day after the 16th birthday", Of(left with { End = sample.Day(6, 2) })),
                Example.Passes("left care otherwise", Of(left with { ReasonCeased = "E5" })),
                Example.Passes("no reason", Of(left with { ReasonCeased = null })),
                Example.Fails("no end", places, Of(left with { End = null })),
                Example.Fails("unreadable end", places,
                    Of(left with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Fails("no date of birth", places,
                    sample.With(sample.Child with { Headers = [header with { BirthDate = null }], Episodes = [left] })),
                Example.Fails("no header row", ["Episodes[1]/REC", "Episodes[1]/DEC"],
                    sample.With(sample.Child with { Headers = [], Episodes = [left] })),
                Example.Fails("second of two", ["Episodes[2]/REC", "Episodes[2]/DEC", "Header[1]/DOB"], Of(sample.FirstEpisode, left)),
            ];
        }
    }
}
