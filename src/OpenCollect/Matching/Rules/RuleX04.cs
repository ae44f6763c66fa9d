using OpenCollect.LookedAfter;

namespace OpenCollect.Matching.Rules;

/// <summary>A child who was looked after in the year is in the census, whose scope includes looked after children.</summary>
public sealed class RuleX04 : IChildRule<ChildInBoth>, IExplained
{
    public static RuleInfo Info { get; } = new("X04", Severity.Query, Scope.Child, Years.Always, "Looked after in the year, but not in the children in need census")
    {
        Module = Episode.Group.Name,
        Logic = "The looked after return has an episode that began by 31 March and was open or ended on or after 1 April of the year, short breaks included, and no child of the census has the identifier. The first such episode is reported.",
        Advice = "Add the child to the census. If X07 or X08 names the child too, correct the identifier or UPN first: the child may be in the census under another. Explain if the child was rightly left out.",
        Guide = MatchingGuide.Section("1.2.1"),
        Fields = [Episode.StartField],
        Needs = [Inputs.Episodes],
        Doubt = "Told by the identifier alone, so that the message says exactly what was looked for. Care leavers without an episode in the year are not reported.",
    };

    public static void Check(ChildInBoth child, Report report)
    {
        if (child.Cin is null && EpisodeIn(child.Cla, report.Year) is { } episode)
        {
            report.At(episode, Episode.StartField);
        }
    }

    private static Episode? EpisodeIn(LookedAfterChild? child, CollectionYear year)
    {
        foreach (var episode in child?.Episodes ?? [])
        {
            if (episode.Overlaps(year))
            {
                return episode;
            }
        }

        return null;
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = MatchingSample.Latest;
            return
            [
                Example.Passes("in both", sample.Child),
                Example.Passes("in the census only", sample.InNeed),
                Example.Fails("all year in care", "CLA/Episodes[1]/DECOM", Alone(sample, [.. sample.Cla.Episodes])),
                Example.Fails("only the second episode is in the year", "CLA/Episodes[2]/DECOM", Alone(sample, sample.Care with { Start = sample.Day(4, 1).AddYears(-2), End = sample.Day(4, 1).AddDays(-1) }, sample.Care)),
                Example.Fails("from 31 March", "CLA/Episodes[1]/DECOM", Alone(sample, sample.Care with { Start = sample.Day(3, 31) })),
                Example.Passes("from 1 April after the year", Alone(sample, sample.Care with { Start = sample.Day(3, 31).AddDays(1) })),
                Example.Fails("until 1 April", "CLA/Episodes[1]/DECOM", Alone(sample, sample.Care with { Start = sample.Day(4, 1).AddYears(-1), End = sample.Day(4, 1) })),
                Example.Passes("until 31 March before the year", Alone(sample, sample.Care with { Start = sample.Day(4, 1).AddYears(-1), End = sample.Day(4, 1).AddDays(-1) })),
                Example.Fails("only short breaks", "CLA/Episodes[1]/DECOM", sample.ShortBreaks with { Cin = null }),
                Example.Passes("a care leaver without an episode", sample.LeftCare),
                Example.Passes("in last year's returns only", new ChildInBoth { LastCla = sample.Cla }),
            ];
        }
    }

    private static ChildInBoth Alone(MatchingSample sample, params ReadOnlySpan<Episode> episodes) => new() { Cla = sample.Cla with { Episodes = [.. episodes] } };
}
