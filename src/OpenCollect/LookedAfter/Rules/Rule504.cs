namespace OpenCollect.LookedAfter.Rules;

/// <summary>The category of need stays the same throughout a period of care.</summary>
public sealed class Rule504 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("504", Severity.Error, Scope.Child, Years.Always, "Category of need changes within a period of care")
        {
            Module = Episode.Group.Name,
            Logic = "With a child's episodes in order of DECOM, the one before has REC X1, its DEC is DECOM of this one, and CIN differs. Blank and filled differ; two blanks do not.",
            Advice = "Enter the category of need that the child had when the period of care began on all of its episodes.",
            Guide = LookedAfterGuide.Check("504"),
            Fields = [Episode.NeedField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var episodes = seen.Child.EpisodesByStart;
        for (var i = 1; i < episodes.Length; i++)
        {
            var (before, episode) = (episodes[i - 1], episodes[i]);
            if (before.ReasonCeased == "X1" && before.End == episode.Start && before.Need != episode.Need)
            {
                report.Between((episode, Episode.NeedField), (before, Episode.NeedField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[2]/CIN", "Episodes[1]/CIN"];
            var (first, second) = (sample.FirstEpisode, sample.Episode with { Need = "N2" });
            return
            [
                Example.Passes("the same need", sample.Case),
                Example.Fails("another need", [.. both], sample.With(first, second)),
                Example.Fails("need blank in the later one", [.. both], sample.With(first, second with { Need = null })),
                Example.Fails("need blank in the earlier one", [.. both], sample.With(first with { Need = null }, second)),
                Example.Passes("need blank in both", sample.With(first with { Need = null }, second with { Need = null })),
                Example.Passes("another need a day after the end of the earlier one",
                    sample.With(first, second with { Start = sample.Day(8, 16) })),
                Example.Passes("another need from the day before the end of the earlier one",
                    sample.With(first, second with { Start = sample.Day(8, 14) })),
                Example.Passes("another need after the child had left care", sample.With(first with { ReasonCeased = "E8" }, second)),
                Example.Passes("another need, the earlier one without a reason", sample.With(first with { ReasonCeased = null }, second)),
                Example.Passes("another need, the earlier one without an end", sample.With(first with { End = null }, second)),
                Example.Fails("the later one stands first in the file", ["Episodes[1]/CIN", "Episodes[2]/CIN"], sample.With(second, first)),
                Example.Fails("the third differs from the second", ["Episodes[3]/CIN", "Episodes[2]/CIN"], sample.With(
                    first, sample.Episode with { End = sample.Day(10, 1), ReasonCeased = "X1" }, second with { Start = sample.Day(10, 1) })),
            ];
        }
    }
}
