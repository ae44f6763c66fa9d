namespace OpenCollect.LookedAfter.Rules;

/// <summary>An episode that goes on from another starts on the day that one ended.</summary>
public sealed class Rule433 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("433", Severity.Error, Scope.Child, Years.Always, "Does not start when the episode before ended")
        {
            Module = Episode.Group.Name,
            Logic = "RNE is P, L, T, U or B and DEC of the child's episode before, in order of DECOM, is blank, unreadable or not the same day as DECOM.",
            Advice = "Correct the start of this episode or the end of the one before. If the child had left care, enter S as the reason.",
            Guide = LookedAfterGuide.Check("433"),
            Fields = [Episode.ReasonStartedField, Episode.StartField, Episode.EndField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var episodes = seen.Child.EpisodesByStart;
        for (var i = 1; i < episodes.Length; i++)
        {
            var (previous, episode) = (episodes[i - 1], episodes[i]);
            if (episode.ReasonStarted is "P" or "L" or "T" or "U" or "B" && episode.Start != previous.End)
            {
                report.Between((episode, Episode.StartField), (previous, Episode.EndField), (episode, Episode.ReasonStartedField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, second) = (sample.FirstEpisode, sample.Episode with { Start = sample.Day(8, 16) });
            ImmutableArray<string> places = ["Episodes[2]/DECOM", "Episodes[1]/DEC", "Episodes[2]/RNE"];
            return
            [
                Example.Passes("P on the same day", sample.Case),
                Example.Fails("P on the day after", places, sample.With(first, second)),
                Example.Fails("P on the day before", places, sample.With(first, second with { Start = sample.Day(8, 14) })),
                Example.Fails("L on the day after", places, sample.With(first, second with { ReasonStarted = "L" })),
                Example.Fails("T on the day after", places, sample.With(first, second with { ReasonStarted = "T" })),
                Example.Fails("U on the day after", places, sample.With(first, second with { ReasonStarted = "U" })),
                Example.Fails("B on the day after", places, sample.With(first, second with { ReasonStarted = "B" })),
                Example.Passes("S on the day after", sample.With(first, second with { ReasonStarted = "S" })),
                Example.Passes("no reason, on the day after", sample.With(first, second with { ReasonStarted = null })),
                Example.Fails("the one before is open", places, sample.With(first with { End = null }, second)),
                Example.Fails("the end of the one before is unreadable", places,
                    sample.With(first with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) }, second)),
                Example.Passes("nothing before", sample.With(second)),
                Example.Fails("the later one first in the file", ["Episodes[1]/DECOM", "Episodes[2]/DEC", "Episodes[1]/RNE"],
                    sample.With(second, first)),
            ];
        }
    }
}
