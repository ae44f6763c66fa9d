namespace OpenCollect.LookedAfter.Rules;

/// <summary>Whoever has any item on health and offending has the four core ones.</summary>
public sealed class Rule182 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("182", Severity.Error, Scope.Group, Years.Always, "Core health items are missing")
    {
        Module = Outcomes.Group.Name,
        Logic = "Any of IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT and SUBSTANCE_MISUSE of an OC2 row is blank and any of CONVICTED, HEALTH_CHECK, INTERVENTION_RECEIVED and INTERVENTION_OFFERED is filled.",
        Advice = "Enter the items that are missing, or remove the others if the child was not looked after for twelve months.",
        Guide = LookedAfterGuide.Check("182"),
        Fields = [.. Outcomes.Flags],
        Needs = [Inputs.Oc2],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.LacksCore
                && (outcomes.Convicted ?? outcomes.HealthCheck ?? outcomes.InterventionReceived ?? outcomes.InterventionOffered) is not null)
            {
                report.At([.. Outcomes.Core.BlankIn(outcomes), .. Others.FilledIn(outcomes)]);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = sample.Outcomes;
            var none = new Outcomes { ChildId = "C1" };
            var core = row with { Convicted = null, TeethCheck = null };
            return
            [
                Example.Passes("all core items", sample.Case),
                Example.Passes("all blank", sample.With(none)),
                Example.Fails("no immunisations", ["OC2[1]/IMMUNISATIONS", "OC2[1]/CONVICTED"],
                    sample.With(row with { Immunisations = null })),
                Example.Fails("no teeth check", ["OC2[1]/TEETH_CHECK", "OC2[1]/CONVICTED"], sample.With(row with { TeethCheck = null })),
                Example.Fails("no health assessment", ["OC2[1]/HEALTH_ASSESSMENT", "OC2[1]/CONVICTED"],
                    sample.With(row with { HealthAssessment = null })),
                Example.Fails("no substance misuse", ["OC2[1]/SUBSTANCE_MISUSE", "OC2[1]/CONVICTED"],
                    sample.With(row with { SubstanceMisuse = null })),
                Example.Passes("one core item missing and nothing else filled", sample.With(core)),
                Example.Fails("a core item missing beside a health check", ["OC2[1]/TEETH_CHECK", "OC2[1]/HEALTH_CHECK"],
                    sample.With(core with { HealthCheck = "0" })),
                Example.Fails("a core item missing beside an intervention received", ["OC2[1]/TEETH_CHECK", "OC2[1]/INTERVENTION_RECEIVED"],
                    sample.With(core with { InterventionReceived = "0" })),
                Example.Fails("a core item missing beside an intervention offered", ["OC2[1]/TEETH_CHECK", "OC2[1]/INTERVENTION_OFFERED"],
                    sample.With(core with { InterventionOffered = "0" })),
                Example.Fails("a conviction alone",
                    ["OC2[1]/IMMUNISATIONS", "OC2[1]/TEETH_CHECK", "OC2[1]/HEALTH_ASSESSMENT", "OC2[1]/SUBSTANCE_MISUSE", "OC2[1]/CONVICTED"],
                    sample.With(none with { Convicted = "1" })),
                Example.Fails("no teeth check in the second row", ["OC2[2]/TEETH_CHECK", "OC2[2]/CONVICTED"],
                    sample.With(row, row with { TeethCheck = null })),
            ];
        }
    }

    private static readonly ImmutableArray<Field> Others =
        [Outcomes.ConvictedField, Outcomes.HealthCheckField, Outcomes.InterventionReceivedField, Outcomes.InterventionOfferedField];
}
