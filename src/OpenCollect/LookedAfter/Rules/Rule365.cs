namespace OpenCollect.LookedAfter.Rules;

/// <summary>One short break under an agreed series lasts no longer than 17 days.</summary>
public sealed class Rule365 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("365", Severity.Error, Scope.Group, Years.Always, "Short break longer than 17 days")
    {
        Module = Episode.Group.Name,
        Logic = "LS is V3 and DEC, or 31 March where it is blank, is later than 17 days after DECOM. Exactly 17 days pass.",
        Advice = "Check the dates of the short break. If the child stayed longer than 17 days, change the legal status.",
        Guide = LookedAfterGuide.Check("365"),
        Fields = [Episode.EndField, Episode.StartField, Episode.LegalStatusField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.LegalStatus == "V3" && episode.EndOr(report.Year.LastDay) > episode.Start.PlusDays(17))
            {
                report.At(episode, Episode.EndField, Episode.StartField, Episode.LegalStatusField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var stay = sample.Episode with { LegalStatus = "V3", Start = sample.Day(6, 1), End = sample.Day(6, 19) };
            ImmutableArray<string> places = ["Episodes[1]/DEC", "Episodes[1]/DECOM", "Episodes[1]/LS"];
            return
            [
                Example.Fails("18 days", places, sample.With(stay)),
                Example.Passes("17 days", sample.With(stay with { End = sample.Day(6, 18) })),
                Example.Passes("18 days under an agreement on several breaks", sample.With(stay with { LegalStatus = "V4" })),
                Example.Passes("open since 14 March", sample.With(stay with { Start = sample.Day(3, 14), End = null })),
                Example.Fails("open since 13 March", places, sample.With(stay with { Start = sample.Day(3, 13), End = null })),
                Example.Passes("unreadable end",
                    sample.With(stay with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("no start", sample.With(stay with { Start = null })),
                Example.Fails("second of two", ["Episodes[2]/DEC", "Episodes[2]/DECOM", "Episodes[2]/LS"],
                    sample.With(stay with { End = sample.Day(6, 5) }, stay with { Start = sample.Day(7, 1), End = sample.Day(7, 31) })),
            ];
        }
    }
}
