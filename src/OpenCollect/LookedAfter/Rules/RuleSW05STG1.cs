namespace OpenCollect.LookedAfter.Rules;

/// <summary>The end of a social worker episode is a real date.</summary>
public sealed class RuleSW05STG1 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW05STG1", Severity.Error, Scope.Group, Years.From(2024), "End of the social worker episode is not a date")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 1,
        Logic = "SW_DEC is filled and is not a real date. Blank passes.",
        Advice = "Enter the date as dd/mm/yyyy.",
        Guide = LookedAfterGuide.Check("SW05STG1"),
        Fields = [SocialWorkerEpisode.EndField],
        Needs = [Inputs.SWEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.SocialWorkers)
        {
            if (row.Flaws.Has(SocialWorkerEpisode.EndField))
            {
                report.At(row, SocialWorkerEpisode.EndField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, row) = (sample.FirstSocialWorker, sample.SocialWorker);
            return
            [
                Example.Passes("real dates", sample.Case),
                Example.Passes("blank", sample.With(first, row with { End = null })),
                Example.Fails("not a date", "SWEpisodes[2]/SW_DEC",
                    sample.With(first, row with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, SocialWorkerEpisode.EndField, "31/02/2025", 2)) })),
                Example.Passes("the other date is none", sample.With(first, row with { Start = null, Flaws = new(new Flaw(FlawKind.NotADate, SocialWorkerEpisode.StartField, "soon", 2)) })),
            ];
        }
    }
}
