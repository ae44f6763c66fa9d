namespace OpenCollect.LookedAfter.Rules;

/// <summary>The reason for a change of social worker is one of the codes.</summary>
public sealed class RuleSW13STG1 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW13STG1", Severity.Error, Scope.Group, Years.From(2025), "Reason for the change of social worker is not a code")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 1,
        Logic = "SW_REASON is filled and is no code of the year, or is blank and SW_DECOM is on or after 1 April 2023.",
        Advice = "Enter one of the codes for the reason of the change.",
        Guide = LookedAfterGuide.Check("SW13STG1"),
        Fields = [SocialWorkerEpisode.ReasonField, SocialWorkerEpisode.StartField],
        Needs = [Inputs.SWEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.SocialWorkers)
        {
            if (row.Reason is null ? row.Start >= SocialWorkerHistory.FirstFullDay : !Codes.SocialWorkerReason.Codes.Has(row.Reason, report.Year))
            {
                report.At(row, SocialWorkerEpisode.ReasonField, SocialWorkerEpisode.StartField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, row) = (sample.FirstSocialWorker, sample.SocialWorker);
            string[] places = ["SWEpisodes[2]/SW_REASON", "SWEpisodes[2]/SW_DECOM"];
            return
            [
                Example.Passes("codes", sample.Case),
                Example.Fails("no code", [.. places], sample.With(first, row with { Reason = "MOVED" })),
                Example.Fails("no code, from 31 March 2023", [.. places], sample.With(first, row with { Reason = "MOVED", Start = new(2023, 3, 31) })),
                Example.Fails("blank, from 1 April 2023", [.. places], sample.With(first, row with { Reason = null, Start = new(2023, 4, 1) })),
                Example.Passes("blank, from 31 March 2023", sample.With(first, row with { Reason = null, Start = new(2023, 3, 31) })),
                Example.Passes("blank, no start", sample.With(first, row with { Reason = null, Start = null })),
            ];
        }
    }
}

/// <summary>The reason for a change of social worker is one of the codes.</summary>
public sealed class RuleSW13STG1Until2024 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("SW13STG1", Severity.Error, Scope.Group, Years.Between(2024, 2024), "Reason for the change of social worker is not a code")
    {
        Module = SocialWorkerEpisode.Group.Name,
        Stage = 1,
        Logic = "SW_REASON is blank or is no code of the year.",
        Advice = "Enter one of the codes for the reason of the change.",
        Guide = LookedAfterGuide.Check("SW13STG1"),
        Fields = [SocialWorkerEpisode.ReasonField],
        Needs = [Inputs.SWEpisodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.SocialWorkers)
        {
            if (!Codes.SocialWorkerReason.Codes.Has(row.Reason, report.Year))
            {
                report.At(row, SocialWorkerEpisode.ReasonField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2024);
            var (first, row) = (sample.FirstSocialWorker, sample.SocialWorker);
            return
            [
                Example.Passes("codes", sample.Case),
                Example.Fails("no code", "SWEpisodes[2]/SW_REASON", sample.With(first, row with { Reason = "MOVED" })),
                Example.Fails("blank", "SWEpisodes[2]/SW_REASON", sample.With(first, row with { Reason = null })),
                Example.Fails("blank, from before April 2023", "SWEpisodes[2]/SW_REASON", sample.With(first, row with { Reason = null, Start = new(2023, 3, 31) })),
            ];
        }
    }
}
