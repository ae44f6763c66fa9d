namespace OpenCollect.LookedAfter.Rules;

/// <summary>Where no intervention for substance misuse was received, it is said whether one was offered.</summary>
public sealed class Rule159 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("159", Severity.Error, Scope.Group, Years.Always, "Intervention offered is missing")
    {
        Module = Outcomes.Group.Name,
        Logic = "SUBSTANCE_MISUSE is 1, INTERVENTION_RECEIVED is 0 and INTERVENTION_OFFERED is blank.",
        Advice = "Enter 1 if an intervention was offered and refused, 0 if none was offered.",
        Guide = LookedAfterGuide.Check("159"),
        Fields = [Outcomes.InterventionOfferedField, Outcomes.InterventionReceivedField, Outcomes.SubstanceMisuseField],
        Needs = [Inputs.Oc2],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.SubstanceMisuse == "1" && outcomes.InterventionReceived == "0" && outcomes.InterventionOffered is null)
            {
                report.At(outcomes, Outcomes.InterventionOfferedField, Outcomes.InterventionReceivedField, Outcomes.SubstanceMisuseField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = sample.Outcomes with { SubstanceMisuse = "1", InterventionReceived = "0" };
            return
            [
                Example.Passes("no misuse", sample.Case),
                Example.Fails("misuse, not received",
                    ["OC2[1]/INTERVENTION_OFFERED", "OC2[1]/INTERVENTION_RECEIVED", "OC2[1]/SUBSTANCE_MISUSE"],
                    sample.With(row)),
                Example.Passes("misuse, not received, not offered", sample.With(row with { InterventionOffered = "0" })),
                Example.Passes("misuse, not received, refused", sample.With(row with { InterventionOffered = "1" })),
                Example.Passes("misuse, received", sample.With(row with { InterventionReceived = "1" })),
                Example.Passes("misuse, no word on receipt", sample.With(row with { InterventionReceived = null })),
                Example.Passes("no misuse, not received", sample.With(row with { SubstanceMisuse = "0" })),
                Example.Passes("misuse blank, not received", sample.With(row with { SubstanceMisuse = null })),
                Example.Fails("the second row lacks the offer",
                    ["OC2[2]/INTERVENTION_OFFERED", "OC2[2]/INTERVENTION_RECEIVED", "OC2[2]/SUBSTANCE_MISUSE"], sample.With(sample.Outcomes, row)),
            ];
        }
    }
}
