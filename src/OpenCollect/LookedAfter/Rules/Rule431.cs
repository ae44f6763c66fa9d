namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child who starts to be looked after was not looked after until that day.</summary>
public sealed class Rule431 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("431", Severity.Error, Scope.Child, Years.Always, "Started to be looked after when still looked after")
        {
            Module = Episode.Group.Name,
            Logic = "RNE is S and DECOM is on or before DEC of the child's episode before it, in order of DECOM, whatever REC that has.",
            Advice = "If the child went on being looked after, correct the reason for the new episode. Otherwise correct the dates.",
            Guide = LookedAfterGuide.Check("431"),
            Fields = [Episode.ReasonStartedField, Episode.StartField, Episode.EndField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var episodes = seen.Child.EpisodesByStart;
        for (var i = 1; i < episodes.Length; i++)
        {
            var (previous, episode) = (episodes[i - 1], episodes[i]);
            if (episode.ReasonStarted == "S" && episode.Start <= previous.End)
            {
                report.Between((episode, Episode.ReasonStartedField), (episode, Episode.StartField), (previous, Episode.EndField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, second) = (sample.FirstEpisode, sample.Episode with { ReasonStarted = "S" });
            ImmutableArray<string> places = ["Episodes[2]/RNE", "Episodes[2]/DECOM", "Episodes[1]/DEC"];
            return
            [
                Example.Passes("moved on the day the one before ended", sample.Case),
                Example.Fails("started on the day the one before ended", places, sample.With(first, second)),
                Example.Fails("started on the day before", places, sample.With(first, second with { Start = sample.Day(8, 14) })),
                Example.Passes("started on the day after", sample.With(first, second with { Start = sample.Day(8, 16) })),
                Example.Fails("the one before ended care", places, sample.With(first with { ReasonCeased = "E8" }, second)),
                Example.Passes("no reason", sample.With(first, second with { ReasonStarted = null })),
                Example.Passes("the one before is open", sample.With(first with { End = null }, second)),
                Example.Passes("nothing before", sample.With(second)),
                Example.Fails("the later one first in the file", ["Episodes[1]/RNE", "Episodes[1]/DECOM", "Episodes[2]/DEC"],
                    sample.With(second, first)),
                Example.Passes("the one directly before had ended, an older one had not", sample.With(
                    first, first with { ReasonStarted = "P", Start = sample.Day(5, 1), End = sample.Day(6, 1) },
                    second with { Start = sample.Day(7, 1) })),
            ];
        }
    }
}
