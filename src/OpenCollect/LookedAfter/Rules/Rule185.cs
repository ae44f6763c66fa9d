namespace OpenCollect.LookedAfter.Rules;

/// <summary>Only a child looked after for twelve months without a break has a strengths and difficulties score.</summary>
public sealed class Rule185 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("185", Severity.Error, Scope.Child, Years.Always, "SDQ score for a child not looked after for twelve months")
        {
            Module = Outcomes.Group.Name,
            Logic = "SDQ_SCORE is filled and the child was not looked after for twelve months without a break on 31 March, by the episodes of this return.",
            Advice = "Remove the score, or correct the child's episodes if the child was looked after for the whole year.",
            Guide = LookedAfterGuide.Check("185"),
            Fields = [Outcomes.SdqScoreField],
            Needs = [Inputs.Oc2, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.SdqScore is not null && !seen.Child.IsContinuouslyLookedAfter(report.Year))
            {
                report.At(outcomes, Outcomes.SdqScoreField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var late = sample.Episode with { ReasonStarted = "S", Start = sample.Day(4, 2) };
            return
            [
                Example.Passes("looked after all year, with a score", sample.Case),
                Example.Passes("looked after from 1 April", sample.With(late with { Start = sample.Day(4, 1) })),
                Example.Fails("looked after from 2 April", "OC2[1]/SDQ_SCORE", sample.With(late)),
                Example.Passes("from 2 April, without a score", sample.With(
                    sample.Child with { Episodes = [late], Outcomes = [sample.Outcomes with { SdqScore = null }] })),
                Example.Fails("no episodes", "OC2[1]/SDQ_SCORE", sample.With(sample.Child with { Episodes = [] })),
                Example.Fails("from 2 April, a score in the second row only", "OC2[2]/SDQ_SCORE", sample.With(
                    sample.Child with { Episodes = [late], Outcomes = [sample.Outcomes with { SdqScore = null }, sample.Outcomes] })),
            ];
        }
    }
}
