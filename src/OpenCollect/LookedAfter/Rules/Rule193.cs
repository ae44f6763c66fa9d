namespace OpenCollect.LookedAfter.Rules;

/// <summary>Nothing is said of interventions where there is no substance misuse.</summary>
public sealed class Rule193 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("193", Severity.Error, Scope.Group, Years.Always, "Intervention items without substance misuse")
        {
            Module = Outcomes.Group.Name,
            Logic = "SUBSTANCE_MISUSE is blank or 0 and INTERVENTION_RECEIVED or INTERVENTION_OFFERED is filled.",
            Advice = "Remove the items on interventions, or enter 1 for substance misuse.",
            Guide = LookedAfterGuide.Check("193"),
            Fields = [Outcomes.InterventionReceivedField, Outcomes.InterventionOfferedField, Outcomes.SubstanceMisuseField],
            Needs = [Inputs.Oc2],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.SubstanceMisuse is null or "0" && (outcomes.InterventionReceived ?? outcomes.InterventionOffered) is not null)
            {
                report.At([.. Interventions.FilledIn(outcomes), (outcomes, Outcomes.SubstanceMisuseField)]);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            LookedAfterCase With(string? misuse, string? received, string? offered) => sample.With(
                sample.Outcomes with { SubstanceMisuse = misuse, InterventionReceived = received, InterventionOffered = offered });
            return
            [
                Example.Passes("no misuse, no intervention", sample.Case),
                Example.Fails("no misuse, received", ["OC2[1]/INTERVENTION_RECEIVED", "OC2[1]/SUBSTANCE_MISUSE"], With("0", "1", null)),
                Example.Fails("no misuse, not received", ["OC2[1]/INTERVENTION_RECEIVED", "OC2[1]/SUBSTANCE_MISUSE"], With("0", "0", null)),
                Example.Fails("no misuse, offered", ["OC2[1]/INTERVENTION_OFFERED", "OC2[1]/SUBSTANCE_MISUSE"], With("0", null, "1")),
                Example.Fails("no word on misuse, received and offered",
                    ["OC2[1]/INTERVENTION_RECEIVED", "OC2[1]/INTERVENTION_OFFERED", "OC2[1]/SUBSTANCE_MISUSE"], With(null, "0", "0")),
                Example.Passes("no word on misuse, no intervention", With(null, null, null)),
                Example.Passes("misuse, received and offered", With("1", "1", "1")),
                Example.Passes("misuse by no code, received", With("2", "1", null)),
                Example.Fails("no misuse, received, in the second row", ["OC2[2]/INTERVENTION_RECEIVED", "OC2[2]/SUBSTANCE_MISUSE"],
                    sample.With(sample.Outcomes, sample.Outcomes with { InterventionReceived = "1" })),
            ];
        }
    }

    private static readonly ImmutableArray<Field> Interventions = [Outcomes.InterventionReceivedField, Outcomes.InterventionOfferedField];
}
