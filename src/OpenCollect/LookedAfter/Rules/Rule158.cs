namespace OpenCollect.LookedAfter.Rules;

/// <summary>Where an intervention for substance misuse was received, nothing is said of an offer.</summary>
public sealed class Rule158 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("158", Severity.Error, Scope.Group, Years.Always, "Intervention offered must be blank when one was received")
        {
            Module = Outcomes.Group.Name,
            Logic = "INTERVENTION_RECEIVED is 1 and INTERVENTION_OFFERED is filled.",
            Advice = "Remove the answer on the offer, or correct the answer on whether an intervention was received.",
            Guide = LookedAfterGuide.Check("158"),
            Fields = [Outcomes.InterventionOfferedField, Outcomes.InterventionReceivedField],
            Needs = [Inputs.Oc2],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.InterventionReceived == "1" && outcomes.InterventionOffered is not null)
            {
                report.At(outcomes, Outcomes.InterventionOfferedField, Outcomes.InterventionReceivedField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = sample.Outcomes with { SubstanceMisuse = "1", InterventionReceived = "1" };
            string[] both = ["OC2[1]/INTERVENTION_OFFERED", "OC2[1]/INTERVENTION_RECEIVED"];
            return
            [
                Example.Passes("neither filled", sample.Case),
                Example.Passes("received, no word on an offer", sample.With(row)),
                Example.Fails("received and offered", [.. both], sample.With(row with { InterventionOffered = "1" })),
                Example.Fails("received and not offered", [.. both], sample.With(row with { InterventionOffered = "0" })),
                Example.Passes("not received but offered", sample.With(row with { InterventionReceived = "0", InterventionOffered = "1" })),
                Example.Passes("no word on receipt, offered",
                    sample.With(row with { InterventionReceived = null, InterventionOffered = "1" })),
                Example.Fails("received and offered in the second row", ["OC2[2]/INTERVENTION_OFFERED", "OC2[2]/INTERVENTION_RECEIVED"],
                    sample.With(row, row with { InterventionOffered = "1" })),
            ];
        }
    }
}
