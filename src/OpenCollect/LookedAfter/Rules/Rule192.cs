namespace OpenCollect.LookedAfter.Rules;

/// <summary>Where substance misuse was found, it is said whether an intervention was received.</summary>
public sealed class Rule192 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("192", Severity.Error, Scope.Group, Years.Always, "Intervention received is missing")
    {
        Module = Outcomes.Group.Name,
        Logic = "SUBSTANCE_MISUSE is 1 and INTERVENTION_RECEIVED is blank.",
        Advice = "Enter 1 if the child received an intervention for substance misuse, otherwise 0.",
        Guide = LookedAfterGuide.Check("192"),
        Fields = [Outcomes.InterventionReceivedField, Outcomes.SubstanceMisuseField],
        Needs = [Inputs.Oc2],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.SubstanceMisuse == "1" && outcomes.InterventionReceived is null)
            {
                report.At(outcomes, Outcomes.InterventionReceivedField, Outcomes.SubstanceMisuseField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = sample.Outcomes with { SubstanceMisuse = "1" };
            return
            [
                Example.Passes("no misuse, blank", sample.Case),
                Example.Fails("misuse, blank", ["OC2[1]/INTERVENTION_RECEIVED", "OC2[1]/SUBSTANCE_MISUSE"], sample.With(row)),
                Example.Passes("misuse, received", sample.With(row with { InterventionReceived = "1" })),
                Example.Passes("misuse, not received", sample.With(row with { InterventionReceived = "0" })),
                Example.Passes("no word on misuse, blank", sample.With(row with { SubstanceMisuse = null })),
                Example.Passes("no misuse, received", sample.With(row with { SubstanceMisuse = "0", InterventionReceived = "1" })),
                Example.Fails("misuse, refused but no word on receipt", ["OC2[1]/INTERVENTION_RECEIVED", "OC2[1]/SUBSTANCE_MISUSE"],
                    sample.With(row with { InterventionOffered = "1" })),
                Example.Fails("misuse, blank in the second row", ["OC2[2]/INTERVENTION_RECEIVED", "OC2[2]/SUBSTANCE_MISUSE"],
                    sample.With(sample.Outcomes, row)),
            ];
        }
    }
}
