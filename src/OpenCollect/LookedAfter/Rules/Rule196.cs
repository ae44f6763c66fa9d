namespace OpenCollect.LookedAfter.Rules;

/// <summary>A reason for having no strengths and difficulties score is one of the five.</summary>
public sealed class Rule196 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("196", Severity.Error, Scope.Group, Years.Always, "Reason for no SDQ score is not valid")
    {
        Module = Outcomes.Group.Name,
        Logic = "SDQ_REASON is filled and is not one of SDQ1 to SDQ5.",
        Advice = "Enter one of SDQ1 to SDQ5, or leave the reason blank if there is a score.",
        Guide = LookedAfterGuide.Check("196"),
        Fields = [Outcomes.SdqReasonField],
        Needs = [Inputs.Oc2],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.SdqReason is { } reason && !Codes.SdqReason.Codes.Has(reason, report.Year))
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
            return
            [
                Example.Passes("blank", sample.Case),
                Example.Passes("the first code", sample.With(sample.Outcomes with { SdqReason = "SDQ1" })),
                Example.Passes("the last code", sample.With(sample.Outcomes with { SdqReason = "SDQ5" })),
                Example.Fails("a number too high", "OC2[1]/SDQ_REASON", sample.With(sample.Outcomes with { SdqReason = "SDQ6" })),
                Example.Fails("only the number", "OC2[1]/SDQ_REASON", sample.With(sample.Outcomes with { SdqReason = "1" })),
                Example.Fails("on the second row", "OC2[2]/SDQ_REASON",
                    sample.With(sample.Outcomes, sample.Outcomes with { SdqReason = "SDQ0" })),
                Example.Passes("no row", sample.With(sample.Child with { Outcomes = [] })),
            ];
        }
    }
}
