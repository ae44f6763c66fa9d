namespace OpenCollect.LookedAfter.Rules;

/// <summary>After an adoption from care there are no further episodes under the same identifier.</summary>
public sealed class Rule199 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("199", Severity.Error, Scope.Child, Years.Always, "Child was already adopted from care")
    {
        Module = Episode.Group.Name,
        Logic = "Of the episodes of this year's and, if given, last year's return together, the first to end in adoption (REC E11 or E12) is the one with the earliest DECOM, last year's among equals. Every episode of this year with DECOM on or after that DECOM is reported, except the first adoption itself.",
        Advice = "Give the child who came back after adoption a new identifier, or correct the reason why the earlier episode ceased.",
        Guide = LookedAfterGuide.Check("199"),
        Fields = [Episode.ChildField, Episode.ReasonCeasedField],
        Needs = [Inputs.Episodes],
        Doubt = "Whether an adoption that stands in both years' returns counts once is not said; this year's row is then reported, because an adopted child has no episode in the next return.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var last = FirstAdoption(seen.LastYear);
        var now = FirstAdoption(seen.Child);
        if ((last is null || now?.Start < last.Start ? now : last) is not { } first)
        {
            return;
        }

        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Start >= first.Start && !ReferenceEquals(episode, first))
            {
                report.Between((episode, Episode.ChildField), (first, Episode.ReasonCeasedField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, second) = (sample.FirstEpisode, sample.Episode);
            var adopted = sample.LastYearEpisode with { ReasonCeased = "E11", End = sample.Day(4, 1).AddDays(-5) };
            return
            [
                Example.Passes("never adopted", sample.Case),
                Example.Passes("adopted in the last episode", sample.With(first, second with { ReasonCeased = "E12" })),
                Example.Fails("adopted in the first episode", ["Episodes[2]/CHILD", "Episodes[1]/REC"],
                    sample.With(first with { ReasonCeased = "E12" }, second)),
                Example.Fails("adopted unopposed", ["Episodes[2]/CHILD", "Episodes[1]/REC"],
                    sample.With(first with { ReasonCeased = "E11" }, second)),
                Example.Fails("adopted in both episodes, the later first in the file", ["Episodes[1]/CHILD", "Episodes[2]/REC"],
                    sample.With(second with { ReasonCeased = "E11" }, first with { ReasonCeased = "E12" })),
                Example.Fails("another episode starts on the same day", ["Episodes[1]/CHILD", "Episodes[2]/REC"],
                    sample.With(second, second with { ReasonCeased = "E12" })),
                Example.Passes("another episode starts the day before",
                    sample.With(second with { Start = second.Start.PlusDays(-1) }, second with { ReasonCeased = "E12" })),
                Example.Passes("the other episode has no start",
                    sample.With(first with { ReasonCeased = "E12" }, second with { Start = null })),
                Example.Passes("the adoption has no start", sample.With(first with { ReasonCeased = "E12", Start = null }, second)),
                Example.Fails("adopted last year",
                    ["Episodes[1]/CHILD", "LastYear/Episodes[1]/REC", "Episodes[2]/CHILD", "LastYear/Episodes[1]/REC"],
                    sample.LastYearWith(adopted)),
                Example.Fails("adopted last year and again this year", ["Episodes[1]/CHILD", "LastYear/Episodes[1]/REC"],
                    sample.LastYearWith(adopted) with { Child = sample.Child with { Episodes = [first with { ReasonCeased = "E12" }] } }),
                Example.Fails("an adoption this year that starts before last year's", ["Episodes[2]/CHILD", "Episodes[1]/REC"],
                    sample.LastYearWith(adopted with { Start = sample.Day(8, 1) })
                        with { Child = sample.Child with { Episodes = [first with { ReasonCeased = "E12" }, second] } }),
                Example.Passes("not in last year's return", sample.Case with { LastYear = null }),
                Example.Passes("last year's adoption starts after this year's episodes",
                    sample.LastYearWith(adopted with { Start = sample.Day(8, 16) })),
            ];
        }
    }

    private static Episode? FirstAdoption(LookedAfterChild? child)
    {
        if (child is not null)
        {
            foreach (var episode in child.EpisodesByStart)
            {
                if (episode.IsAdoption)
                {
                    return episode;
                }
            }
        }

        return null;
    }
}
