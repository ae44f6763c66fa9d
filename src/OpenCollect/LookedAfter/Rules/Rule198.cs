namespace OpenCollect.LookedAfter.Rules;

/// <summary>Only a child looked after for twelve months without a break has a reason for having no such score.</summary>
public sealed class Rule198 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("198", Severity.Error, Scope.Child, Years.Always, "SDQ reason for a child not looked after for twelve months")
        {
            Module = Outcomes.Group.Name,
            Logic = "SDQ_REASON is filled and the child was not looked after for twelve months without a break on 31 March, by the episodes of this return.",
            Advice = "Remove the reason, or correct the child's episodes if the child was looked after for the whole year.",
            Guide = LookedAfterGuide.Check("198"),
            Fields = [Outcomes.SdqReasonField],
            Needs = [Inputs.Oc2, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.SdqReason is not null && !seen.Child.IsContinuouslyLookedAfter(report.Year))
            {
                report.At(outcomes, Outcomes.SdqReasonField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var reason = sample.Outcomes with { SdqScore = null, SdqReason = "SDQ3" };
            var late = sample.Episode with { ReasonStarted = "S", Start = sample.Day(4, 2) };
            return
            [
                Example.Passes("looked after all year, with a reason", sample.With(reason)),
                Example.Passes("looked after from 1 April, with a reason",
                    sample.With(sample.Child with { Episodes = [late with { Start = sample.Day(4, 1) }], Outcomes = [reason] })),
                Example.Fails("looked after from 2 April, with a reason", "OC2[1]/SDQ_REASON",
                    sample.With(sample.Child with { Episodes = [late], Outcomes = [reason] })),
                Example.Passes("from 2 April, with a score only", sample.With(late)),
                Example.Fails("no episodes", "OC2[1]/SDQ_REASON", sample.With(sample.Child with { Episodes = [], Outcomes = [reason] })),
                Example.Fails("the second row has the reason", "OC2[2]/SDQ_REASON",
                    sample.With(sample.Child with { Episodes = [late], Outcomes = [sample.Outcomes, reason] })),
            ];
        }
    }
}
