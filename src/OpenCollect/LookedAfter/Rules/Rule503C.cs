namespace OpenCollect.LookedAfter.Rules;

/// <summary>The episode that was open at the end of last year goes on this year with the same category of need.</summary>
public sealed class Rule503C : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("503C", Severity.Error, Scope.Child, Years.Always, "Category of need differs from that of last year's open episode")
        {
            Module = Episode.Group.Name,
            Logic = "The child's episode with the latest DECOM in last year's return has a blank DEC, and its CIN is not that of the child's episode with the earliest DECOM in this year's. Blank and filled differ; two blanks do not. The starts need not be the same.",
            Advice = "Correct the category of need in this year's return, or amend last year's.",
            Guide = LookedAfterGuide.Check("503C"),
            Fields = [Episode.NeedField],
            Needs = [Inputs.Episodes, Inputs.LastEpisodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.LastYear?.Latest is { IsOpen: true } last && seen.Child.Earliest is { } now && now.Need != last.Need)
        {
            report.Between((now, Episode.NeedField), (last, Episode.NeedField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[1]/CIN", "LastYear/Episodes[1]/CIN"];
            var other = sample.LastYearEpisode with { Need = "N5" };
            return
            [
                Example.Passes("the same in both years", sample.Case),
                Example.Passes("not in last year's return", sample.Case with { LastYear = null }),
                Example.Fails("another last year", [.. both], sample.LastYearWith(other)),
                Example.Fails("blank last year", [.. both], sample.LastYearWith(other with { Need = null })),
                Example.Fails("blank this year", [.. both], sample.With(sample.FirstEpisode with { Need = null }, sample.Episode)),
                Example.Passes("blank in both years", sample.LastYearWith(other with { Need = null }) with
                {
                    Child = sample.Child with { Episodes = [sample.FirstEpisode with { Need = null }, sample.Episode] },
                }),
                Example.Fails("another last year, from another start", [.. both],
                    sample.LastYearWith(other with { Start = other.Start.PlusDays(1) })),
                Example.Passes("another last year, but that episode ended",
                    sample.LastYearWith(other with { End = sample.Year.FirstDay.AddDays(-1) })),
                Example.Passes("another last year, but that episode has an unreadable end",
                    sample.LastYearWith(other with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("another in an earlier episode of last year", sample.LastYearWith(
                    other with { Start = other.Start.PlusDays(-30) }, sample.LastYearEpisode)),
                Example.Fails("this year's first stands second in the file", ["Episodes[2]/CIN", "LastYear/Episodes[1]/CIN"],
                    sample.LastYearWith(other) with { Child = sample.Child with { Episodes = [sample.Episode, sample.FirstEpisode] } }),
                Example.Passes("no episode this year", sample.LastYearWith(other) with { Child = sample.Child with { Episodes = [] } }),
            ];
        }
    }
}
