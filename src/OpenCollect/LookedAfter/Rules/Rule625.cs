namespace OpenCollect.LookedAfter.Rules;

/// <summary>A first child is not born after the year or after the mother left care.</summary>
public sealed class Rule625 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("625", Severity.Error, Scope.Child, Years.Always, "First child born after the year or after the mother left care")
        {
            Module = Header.Group.Name,
            Logic = "MC_DOB is after 31 March at the end of the year; or the child left care, so that the episode with the latest DECOM has a readable DEC, and MC_DOB is after the latest DEC of the child. The days themselves pass. Episodes without a readable DECOM count by their DEC alone.",
            Advice = "Correct the date of birth of the first child, or remove it if the child was born after the mother left care.",
            Guide = LookedAfterGuide.Check("625"),
            Fields = [Header.FirstChildBirthDateField, Episode.EndField],
            Needs = [Inputs.Header, Inputs.Episodes],
            Doubt = "A public validator compares with the latest DEC even when a later episode is open, and skips children without a DEC. As the message speaks of the year and of leaving care, here a mother still in care can fail by the end of the year only, and does so also without a DEC.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.FirstChildBirthDate is null)
            {
                continue;
            }

            var left = LastBeforeLeaving(seen.Child);
            if (header.FirstChildBirthDate > report.Year.LastDay || header.FirstChildBirthDate > left?.End)
            {
                if (left is null)
                {
                    report.At(header, Header.FirstChildBirthDateField);
                }
                else
                {
                    report.Between((header, Header.FirstChildBirthDateField), (left, Episode.EndField));
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var mother = sample.Header with { Mother = "1" };
            LookedAfterCase Left(DateOnly born) => Of(born, sample.FirstEpisode with { ReasonCeased = "E4A" });
            LookedAfterCase Of(DateOnly? born, params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [mother with { FirstChildBirthDate = born }], Episodes = [.. episodes] });
            return
            [
                Example.Passes("no child", sample.Case),
                Example.Passes("born on the day of leaving care", Left(sample.Day(8, 15))),
                Example.Fails("born the day after leaving care", ["Header[1]/MC_DOB", "Episodes[1]/DEC"], Left(sample.Day(8, 16))),
                Example.Passes("born after the latest end, in an episode that goes on",
                    Of(sample.Day(9, 1), sample.FirstEpisode, sample.Episode)),
                Example.Passes("the same, with the open episode first in the file",
                    Of(sample.Day(9, 1), sample.Episode, sample.FirstEpisode)),
                Example.Passes("the end of the last episode is unreadable", Of(sample.Day(9, 1), sample.FirstEpisode, sample.Episode with
                {
                    Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)),
                })),
                Example.Fails("the latest end is in the second episode", ["Header[1]/MC_DOB", "Episodes[2]/DEC"],
                    Of(sample.Day(9, 10), sample.FirstEpisode, sample.Episode with { End = sample.Day(9, 9) })),
                Example.Fails("the latest end is in the first episode", ["Header[1]/MC_DOB", "Episodes[1]/DEC"],
                    Of(sample.Day(9, 10), sample.Episode with { End = sample.Day(9, 9) }, sample.FirstEpisode)),
                Example.Fails("the latest end is that of the episode that began first", ["Header[1]/MC_DOB", "Episodes[1]/DEC"],
                    Of(sample.Day(9, 11), sample.FirstEpisode with { End = sample.Day(9, 10) },
                        sample.Episode with { End = sample.Day(9, 9) })),
                Example.Passes("on 31 March, still in care", Of(sample.Day(3, 31), sample.Episode)),
                Example.Fails("after 31 March, still in care", "Header[1]/MC_DOB", Of(sample.Day(3, 31).AddDays(1), sample.Episode)),
                Example.Fails("after 31 March, and left care after it", ["Header[1]/MC_DOB", "Episodes[1]/DEC"],
                    Of(sample.Day(3, 31).AddDays(1), sample.Episode with { End = sample.Day(3, 31).AddDays(9) })),
                Example.Fails("after 31 March, no episodes", "Header[1]/MC_DOB", Of(sample.Day(3, 31).AddDays(1))),
                Example.Fails("ended, without a start", ["Header[1]/MC_DOB", "Episodes[1]/DEC"],
                    Of(sample.Day(8, 16), sample.FirstEpisode with { Start = null })),
                Example.Passes("no date of birth of the child", Of(null, sample.FirstEpisode)),
                Example.Fails("only the second row is wrong", ["Header[2]/MC_DOB", "Episodes[1]/DEC"], sample.With(sample.Child with
                {
                    Headers = [sample.Header, mother with { FirstChildBirthDate = sample.Day(8, 16) }],
                    Episodes = [sample.FirstEpisode],
                })),
                Example.Fails("two episodes with that end", ["Header[1]/MC_DOB", "Episodes[1]/DEC"],
                    Of(sample.Day(8, 16), sample.FirstEpisode, sample.Episode with { End = sample.Day(8, 15) })),
            ];
        }
    }

    /// <summary>The episode with the latest end; none if the child is still in care, or its last end is unreadable.</summary>
    private static Episode? LastBeforeLeaving(LookedAfterChild child)
    {
        if (child.Latest is { End: null })
        {
            return null;
        }

        Episode? last = null;
        foreach (var episode in child.Episodes)
        {
            if (last is null ? episode.End is not null : episode.End > last.End)
            {
                last = episode;
            }
        }

        return last;
    }
}
