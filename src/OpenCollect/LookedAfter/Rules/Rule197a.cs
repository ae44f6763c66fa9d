namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child with a strengths and difficulties score has no reason for having none.</summary>
public sealed class Rule197a : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("197a", Severity.Error, Scope.Group, Years.Always, "SDQ reason given although there is a score")
        {
            Module = Outcomes.Group.Name,
            Logic = "SDQ_SCORE and SDQ_REASON of a row are both filled.",
            Advice = "Remove the reason if the score is right; otherwise remove the score.",
            Guide = LookedAfterGuide.Check("197a"),
            Fields = [Outcomes.SdqReasonField, Outcomes.SdqScoreField],
            Needs = [Inputs.Oc2],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.SdqScore is not null && outcomes.SdqReason is not null)
            {
                report.At(outcomes, Outcomes.SdqReasonField, Outcomes.SdqScoreField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            return
            [
                Example.Passes("a score only", sample.Case),
                Example.Passes("a reason only", sample.With(sample.Outcomes with { SdqScore = null, SdqReason = "SDQ2" })),
                Example.Passes("neither", sample.With(sample.Outcomes with { SdqScore = null })),
                Example.Fails("both", ["OC2[1]/SDQ_REASON", "OC2[1]/SDQ_SCORE"], sample.With(sample.Outcomes with { SdqReason = "SDQ2" })),
                Example.Fails("both, neither of them valid", ["OC2[1]/SDQ_REASON", "OC2[1]/SDQ_SCORE"],
                    sample.With(sample.Outcomes with { SdqScore = "41", SdqReason = "X" })),
                Example.Passes("one on each of two rows",
                    sample.With(sample.Outcomes, sample.Outcomes with { SdqScore = null, SdqReason = "SDQ2" })),
                Example.Fails("both on the second of two rows", ["OC2[2]/SDQ_REASON", "OC2[2]/SDQ_SCORE"],
                    sample.With(sample.Outcomes, sample.Outcomes with { SdqReason = "SDQ2" })),
            ];
        }
    }
}
