namespace OpenCollect.LookedAfter.Rules;

/// <summary>An episode ceases with X1 if, and only if, another starts the same day.</summary>
public sealed class Rule388 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("388", Severity.Error, Scope.Child, Years.Always, "X1 and the start of the next episode disagree")
        {
            Module = Episode.Group.Name,
            Logic = "With the child's episodes in order of DECOM, an episode has a readable DEC and (1) REC is X1 and the next episode's DECOM is not DEC; or (2) REC is filled and not X1 and the next episode's DECOM is DEC; or (3) REC is X1 and there is no next episode.",
            Advice = "If another episode began on the day this one ended, enter X1. If the child left care that day, enter why. Otherwise correct the dates.",
            Guide = LookedAfterGuide.Check("388"),
            Fields = [Episode.ReasonCeasedField, Episode.EndField, Episode.StartField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var episodes = seen.Child.EpisodesByStart;
        for (var i = 0; i < episodes.Length; i++)
        {
            var episode = episodes[i];
            if (episode.End is null || episode.ReasonCeased is null)
            {
                continue;
            }

            if (i + 1 < episodes.Length)
            {
                if (episode.LeavesCare == (episodes[i + 1].Start == episode.End))
                {
                    report.Between((episode, Episode.ReasonCeasedField), (episode, Episode.EndField), (episodes[i + 1], Episode.StartField));
                }
            }
            else if (!episode.LeavesCare)
            {
                report.At(episode, Episode.ReasonCeasedField, Episode.EndField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, second) = (sample.FirstEpisode, sample.Episode);
            ImmutableArray<string> places = ["Episodes[1]/REC", "Episodes[1]/DEC", "Episodes[2]/DECOM"];
            return
            [
                Example.Passes("X1, and the next starts the same day", sample.Case),
                Example.Fails("X1, and the next starts the day after", places,
                    sample.With(first, second with { Start = sample.Day(8, 16) })),
                Example.Fails("X1, and the next starts the day before", places,
                    sample.With(first, second with { Start = sample.Day(8, 14) })),
                Example.Fails("left care, and the next starts the same day", places,
                    sample.With(first with { ReasonCeased = "E8" }, second)),
                Example.Passes("left care, and the next starts the day after",
                    sample.With(first with { ReasonCeased = "E8" }, second with { Start = sample.Day(8, 16) })),
                Example.Passes("no reason, and the next starts the same day", sample.With(first with { ReasonCeased = null }, second)),
                Example.Passes("X1 without an end", sample.With(first with { End = null }, second)),
                Example.Passes("X1 with an unreadable end",
                    sample.With(first with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) }, second)),
                Example.Fails("X1 on the last episode", ["Episodes[2]/REC", "Episodes[2]/DEC"],
                    sample.With(first, second with { End = sample.Day(9, 1), ReasonCeased = "X1" })),
                Example.Passes("X1 without an end on the last episode", sample.With(first, second with { ReasonCeased = "X1" })),
                Example.Passes("left care with the last episode",
                    sample.With(first, second with { End = sample.Day(9, 1), ReasonCeased = "E8" })),
                Example.Passes("an end without a reason on the last episode", sample.With(first, second with { End = sample.Day(9, 1) })),
                Example.Fails("the later one first in the file", ["Episodes[2]/REC", "Episodes[2]/DEC", "Episodes[1]/DECOM"],
                    sample.With(second with { Start = sample.Day(8, 16) }, first)),
                Example.Fails("the only one with a start", ["Episodes[1]/REC", "Episodes[1]/DEC"],
                    sample.With(first, second with { Start = null })),
            ];
        }
    }
}
