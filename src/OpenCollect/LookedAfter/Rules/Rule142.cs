namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every episode but the last has ended.</summary>
public sealed class Rule142 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("142", Severity.Error, Scope.Child, Years.Always, "A new episode began while this one has no end")
        {
            Module = Episode.Group.Name,
            Logic = "With a child's episodes in order of DECOM, DEC or REC of any but the last is blank. An unreadable DEC is filled. Episodes without a readable DECOM are left aside. Of several episodes with the latest DECOM only the last in the file is the last.",
            Advice = "Enter when and why the episode ended: it ends on the day the next one begins.",
            Guide = LookedAfterGuide.Check("142"),
            Fields = [Episode.EndField, Episode.ReasonCeasedField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var episodes = seen.Child.EpisodesByStart;
        for (var i = 0; i < episodes.Length - 1; i++)
        {
            var episode = episodes[i];
            if (episode.IsOpen && episode.ReasonCeased is null)
            {
                report.At(episode, Episode.EndField, Episode.ReasonCeasedField);
            }
            else if (episode.IsOpen)
            {
                report.At(episode, Episode.EndField);
            }
            else if (episode.ReasonCeased is null)
            {
                report.At(episode, Episode.ReasonCeasedField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, second) = (sample.FirstEpisode, sample.Episode);
            var open = first with { End = null, ReasonCeased = null };
            return
            [
                Example.Passes("only the last is open", sample.Case),
                Example.Passes("the only one is open", sample.With(second)),
                Example.Fails("the earlier one is open", ["Episodes[1]/DEC", "Episodes[1]/REC"], sample.With(open, second)),
                Example.Fails("the earlier one has no end date", "Episodes[1]/DEC", sample.With(first with { End = null }, second)),
                Example.Fails("the earlier one has no reason", "Episodes[1]/REC", sample.With(first with { ReasonCeased = null }, second)),
                Example.Fails("the earlier one stands second in the file", ["Episodes[2]/DEC", "Episodes[2]/REC"],
                    sample.With(second, open)),
                Example.Passes("the earlier one has an unreadable end",
                    sample.With(first with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) }, second)),
                Example.Passes("one without a start is open", sample.With(open with { Start = null }, second)),
                Example.Fails("two open ones with the same start", ["Episodes[1]/DEC", "Episodes[1]/REC"], sample.With(open, open)),
                Example.Fails("two of three are open", ["Episodes[1]/DEC", "Episodes[1]/REC", "Episodes[2]/DEC", "Episodes[2]/REC"],
                    sample.With(open, second, second with { Start = sample.Day(9, 1) })),
                Example.Passes("no episode", sample.With(sample.Child with { Episodes = [] })),
            ];
        }
    }
}
