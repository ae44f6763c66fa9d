namespace OpenCollect.LookedAfter.Rules;

/// <summary>An episode does not start before the one before it ended.</summary>
public sealed class Rule501 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("501", Severity.Error, Scope.Child, Years.Always, "Episode starts before the one before it ended")
        {
            Module = Episode.Group.Name,
            Logic = "With a child's episodes in order of DECOM, DECOM of one is before DEC of the one before it. The same day passes, and so does an episode before it without a readable DEC.",
            Advice = "Correct the start of the later episode or the end of the earlier one, so that one ends where the other begins.",
            Guide = LookedAfterGuide.Check("501"),
            Fields = [Episode.StartField, Episode.EndField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var episodes = seen.Child.EpisodesByStart;
        for (var i = 1; i < episodes.Length; i++)
        {
            if (episodes[i].Start < episodes[i - 1].End)
            {
                report.Between((episodes[i], Episode.StartField), (episodes[i - 1], Episode.EndField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, second) = (sample.FirstEpisode, sample.Episode);
            return
            [
                Example.Passes("one starts on the day the other ends", sample.Case),
                Example.Passes("one starts the day after the other ends", sample.With(first, second with { Start = sample.Day(8, 16) })),
                Example.Fails("one starts the day before the other ends", ["Episodes[2]/DECOM", "Episodes[1]/DEC"],
                    sample.With(first, second with { Start = sample.Day(8, 14) })),
                Example.Fails("the later one stands first in the file", ["Episodes[1]/DECOM", "Episodes[2]/DEC"],
                    sample.With(second with { Start = sample.Day(8, 14) }, first)),
                Example.Passes("the earlier one is open", sample.With(first with { End = null }, second)),
                Example.Passes("the later one has no start", sample.With(first, second with { Start = null })),
                Example.Fails("an episode without a start between the two", ["Episodes[3]/DECOM", "Episodes[1]/DEC"],
                    sample.With(first, second with { Start = null }, second with { Start = sample.Day(8, 14) })),
            ];
        }
    }
}
