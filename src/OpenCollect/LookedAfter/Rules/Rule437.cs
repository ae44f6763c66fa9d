namespace OpenCollect.LookedAfter.Rules;

/// <summary>No episode follows one that ended because the child died or was found to be an adult.</summary>
public sealed class Rule437 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("437", Severity.Error, Scope.Child, Years.Always, "Later episode after death or after being found adult")
        {
            Module = Episode.Group.Name,
            Logic = "REC is E2 or E15 and the child has a later episode, in order of DECOM, in this return.",
            Advice = "Correct the reason the episode ceased, or remove the later episodes.",
            Guide = LookedAfterGuide.Check("437"),
            Fields = [Episode.ReasonCeasedField, Episode.StartField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var episodes = seen.Child.EpisodesByStart;
        for (var i = 1; i < episodes.Length; i++)
        {
            if (episodes[i - 1].ReasonCeased is "E2" or "E15")
            {
                report.Between((episodes[i - 1], Episode.ReasonCeasedField), (episodes[i], Episode.StartField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, second) = (sample.FirstEpisode with { ReasonCeased = "E2" }, sample.Episode);
            ImmutableArray<string> places = ["Episodes[1]/REC", "Episodes[2]/DECOM"];
            return
            [
                Example.Passes("X1 and another", sample.Case),
                Example.Fails("died, and another", places, sample.With(first, second)),
                Example.Fails("found adult, and another", places, sample.With(first with { ReasonCeased = "E15" }, second)),
                Example.Passes("left care otherwise, and another", sample.With(first with { ReasonCeased = "E8" }, second)),
                Example.Passes("no reason, and another", sample.With(first with { ReasonCeased = null }, second)),
                Example.Passes("died in the last one",
                    sample.With(sample.FirstEpisode, second with { End = sample.Day(9, 1), ReasonCeased = "E2" })),
                Example.Passes("died in the only one", sample.With(first)),
                Example.Fails("the later one first in the file", ["Episodes[2]/REC", "Episodes[1]/DECOM"], sample.With(second, first)),
                Example.Fails("two others", places, sample.With(first, second, second with { Start = sample.Day(9, 1) })),
            ];
        }
    }
}
