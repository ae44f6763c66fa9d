namespace OpenCollect.LookedAfter.Rules;

/// <summary>The episode that was open at the end of last year goes on this year with the same URN.</summary>
public sealed class Rule503F : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("503F", Severity.Error, Scope.Child, Years.From(2016), "URN differs from that of last year's open episode")
        {
            Module = Episode.Group.Name,
            Logic = "The child's episode with the latest DECOM in last year's return has a blank DEC, and its URN is not that of the child's episode with the earliest DECOM in this year's. Blank and filled differ; two blanks do not. The starts need not be the same. In 2015-16 a blank URN of last year is not compared, because returns had none until then.",
            Advice = "Correct the provider's URN in this year's return, or amend last year's.",
            Guide = LookedAfterGuide.Check("503F"),
            Fields = [Episode.UrnField],
            Needs = [Inputs.Episodes, Inputs.LastEpisodes],
            Doubt = "Returns had no URN until 2014-15, so that in 2015-16 every URN would differ from last year's blank one; the list of checks does not speak of it, and nothing is compared then.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.LastYear?.Latest is { IsOpen: true } last
            && seen.Child.Earliest is { } now
            && now.Urn != last.Urn
            && (last.Urn is not null || Episode.UrnField.Years.Include(report.Year.Previous)))
        {
            report.Between((now, Episode.UrnField), (last, Episode.UrnField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, second) = (new LookedAfterSample(2016), new LookedAfterSample(2017));
            string[] both = ["Episodes[1]/URN", "LastYear/Episodes[1]/URN"];
            var other = sample.LastYearEpisode with { Urn = "SC054321" };
            return
            [
                Example.Passes("the same in both years", sample.Case),
                Example.Passes("not in last year's return", sample.Case with { LastYear = null }),
                Example.Fails("another last year", [.. both], sample.LastYearWith(other)),
                Example.Fails("blank last year", [.. both], sample.LastYearWith(other with { Urn = null })),
                Example.Fails("blank this year", [.. both], sample.With(sample.FirstEpisode with { Urn = null }, sample.Episode)),
                Example.Passes("blank in both years", sample.LastYearWith(other with { Urn = null }) with
                {
                    Child = sample.Child with { Episodes = [sample.FirstEpisode with { Urn = null }, sample.Episode] },
                }),
                Example.Fails("another last year, from another start", [.. both],
                    sample.LastYearWith(other with { Start = other.Start.PlusDays(1) })),
                Example.Passes("another last year, but that episode ended",
                    sample.LastYearWith(other with { End = sample.Year.FirstDay.AddDays(-1) })),
                Example.Passes("another last year, but that episode has an unreadable end",
                    sample.LastYearWith(other with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("another in an earlier episode of last year", sample.LastYearWith(
                    other with { Start = other.Start.PlusDays(-30) }, sample.LastYearEpisode)),
                Example.Fails("this year's first stands second in the file", ["Episodes[2]/URN", "LastYear/Episodes[1]/URN"],
                    sample.LastYearWith(other) with { Child = sample.Child with { Episodes = [sample.Episode, sample.FirstEpisode] } }),
                Example.Passes("no episode this year", sample.LastYearWith(other) with { Child = sample.Child with { Episodes = [] } }),
                Example.Passes("in the first year of the item, blank last year",
                    first.LastYearWith(first.LastYearEpisode with { Urn = null })) with { Year = 2016 },
                Example.Fails("in the first year of the item, another last year", [.. both],
                    first.LastYearWith(first.LastYearEpisode with { Urn = "SC054321" })) with { Year = 2016 },
                Example.Fails("in the second year of the item, blank last year", [.. both],
                    second.LastYearWith(second.LastYearEpisode with { Urn = null })) with { Year = 2017 },
            ];
        }
    }
}
