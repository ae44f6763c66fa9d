namespace OpenCollect.LookedAfter.Rules;

/// <summary>The start of a social worker episode is a real date.</summary>
public sealed class RuleSW04STG1 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW04STG1", Severity.Error, Scope.Group, Years.From(2024), "Start of the social worker episode is not a date")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 1,
        Logic = "SW_DECOM is filled and is not a real date. Blank passes.",
        Advice = "Enter the date as dd/mm/yyyy.",
        Guide = LookedAfterGuide.Check("SW04STG1"),
        Fields = [SocialWorkerEpisode.StartField],
        Needs = [Inputs.SWEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.SocialWorkers)
        {
            if (row.Flaws.Has(SocialWorkerEpisode.StartField))
            {
                report.At(row, SocialWorkerEpisode.StartField);
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
                Example.Passes("blank", sample.With(first, row with { Start = null })),
                Example.Fails("not a date", "SWEpisodes[2]/SW_DECOM",
                    sample.With(first, row with { Start = null, Flaws = new(new Flaw(FlawKind.NotADate, SocialWorkerEpisode.StartField, "31/02/2025", 2)) })),
                Example.Passes("the other date is none", sample.With(first, row with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, SocialWorkerEpisode.EndField, "soon", 2)) })),
            ];
        }
    }
}
