namespace OpenCollect.LookedAfter.Rules;

/// <summary>After leaving care, a child starts to be looked after again.</summary>
public sealed class Rule432 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("432", Severity.Error, Scope.Child, Years.Always, "Had left care, but does not start it anew")
        {
            Module = Episode.Group.Name,
            Logic = "REC of the child's episode before, in order of DECOM, is a code of the year other than X1, and RNE is not S; a blank RNE is reported too.",
            Advice = "Enter S if the child had left care. If not, correct the reason the episode before ceased.",
            Guide = LookedAfterGuide.Check("432"),
            Fields = [Episode.ReasonStartedField, Episode.ReasonCeasedField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var episodes = seen.Child.EpisodesByStart;
        for (var i = 1; i < episodes.Length; i++)
        {
            var (previous, episode) = (episodes[i - 1], episodes[i]);
            if (previous.LeavesCare && episode.ReasonStarted != "S"
                && Codes.ReasonEpisodeCeased.Codes.Has(previous.ReasonCeased, report.Year))
            {
                report.Between((episode, Episode.ReasonStartedField), (previous, Episode.ReasonCeasedField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var older = new LookedAfterSample(2014);
            var (first, second) = (sample.FirstEpisode with { ReasonCeased = "E8" }, sample.Episode);
            ImmutableArray<string> places = ["Episodes[2]/RNE", "Episodes[1]/REC"];
            return
            [
                Example.Passes("X1 before a move", sample.Case),
                Example.Fails("left care before a move", places, sample.With(first, second)),
                Example.Fails("left care before an episode without a reason", places,
                    sample.With(first, second with { ReasonStarted = null })),
                Example.Passes("left care before a start", sample.With(first, second with { ReasonStarted = "S" })),
                Example.Passes("no reason ceased", sample.With(first with { ReasonCeased = null }, second)),
                Example.Passes("a reason ceased that is no code", sample.With(first with { ReasonCeased = "E99" }, second)),
                Example.Passes("a reason ceased that is no code any longer", sample.With(first with { ReasonCeased = "E4" }, second)),
                Example.Fails("a reason ceased in its last year", places,
                    older.With(older.FirstEpisode with { ReasonCeased = "E4" }, older.Episode)) with { Year = 2014 },
                Example.Passes("the later one left care",
                    sample.With(sample.FirstEpisode, second with { End = sample.Day(9, 1), ReasonCeased = "E8" })),
                Example.Fails("the later one first in the file", ["Episodes[1]/RNE", "Episodes[2]/REC"], sample.With(second, first)),
                Example.Passes("nothing before", sample.With(second)),
            ];
        }
    }
}
