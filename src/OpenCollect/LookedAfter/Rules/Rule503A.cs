namespace OpenCollect.LookedAfter.Rules;

/// <summary>The episode that was open at the end of last year goes on this year with the same reason for its start.</summary>
public sealed class Rule503A : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("503A", Severity.Error, Scope.Child, Years.Always, "Reason for the episode differs from that of last year's open episode")
        {
            Module = Episode.Group.Name,
            Logic = "The child's episode with the latest DECOM in last year's return has a blank DEC, and its RNE is not that of the child's episode with the earliest DECOM in this year's. Blank and filled differ; two blanks do not. The starts need not be the same.",
            Advice = "Correct the reason for the new episode in this year's return, or amend last year's.",
            Guide = LookedAfterGuide.Check("503A"),
            Fields = [Episode.ReasonStartedField],
            Needs = [Inputs.Episodes, Inputs.LastEpisodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.LastYear?.Latest is { IsOpen: true } last && seen.Child.Earliest is { } now && now.ReasonStarted != last.ReasonStarted)
        {
            report.Between((now, Episode.ReasonStartedField), (last, Episode.ReasonStartedField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[1]/RNE", "LastYear/Episodes[1]/RNE"];
            var other = sample.LastYearEpisode with { ReasonStarted = "P" };
            return
            [
                Example.Passes("the same in both years", sample.Case),
                Example.Passes("not in last year's return", sample.Case with { LastYear = null }),
                Example.Fails("another last year", [.. both], sample.LastYearWith(other)),
                Example.Fails("blank last year", [.. both], sample.LastYearWith(other with { ReasonStarted = null })),
                Example.Fails("blank this year", [.. both], sample.With(sample.FirstEpisode with { ReasonStarted = null }, sample.Episode)),
                Example.Passes("blank in both years", sample.LastYearWith(other with { ReasonStarted = null }) with
                {
                    Child = sample.Child with { Episodes = [sample.FirstEpisode with { ReasonStarted = null }, sample.Episode] },
                }),
                Example.Fails("another last year, from another start", [.. both],
                    sample.LastYearWith(other with { Start = other.Start.PlusDays(1) })),
                Example.Passes("another last year, but that episode ended",
                    sample.LastYearWith(other with { End = sample.Year.FirstDay.AddDays(-1) })),
                Example.Passes("another last year, but that episode has an unreadable end",
                    sample.LastYearWith(other with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("another in an earlier episode of last year", sample.LastYearWith(
                    other with { Start = other.Start.PlusDays(-30) }, sample.LastYearEpisode)),
                Example.Fails("this year's first stands second in the file", ["Episodes[2]/RNE", "LastYear/Episodes[1]/RNE"],
                    sample.LastYearWith(other) with { Child = sample.Child with { Episodes = [sample.Episode, sample.FirstEpisode] } }),
                Example.Passes("no episode this year", sample.LastYearWith(other) with { Child = sample.Child with { Episodes = [] } }),
            ];
        }
    }
}
