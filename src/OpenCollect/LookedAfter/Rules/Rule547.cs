namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child with the item on health checks has the four items that every child has.</summary>
public sealed class Rule547 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("547", Severity.Error, Scope.Group, Years.Always, "Health items are missing beside health check")
        {
            Module = Outcomes.Group.Name,
            Logic = "HEALTH_CHECK is filled and one or more of IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT and SUBSTANCE_MISUSE are blank.",
            Advice = "Enter the four items that are blank, or remove the one on health checks if the child was not looked after for twelve months.",
            Guide = LookedAfterGuide.Check("547"),
            Fields = [.. Outcomes.Core, Outcomes.HealthCheckField],
            Needs = [Inputs.Oc2],
            Doubt = "The check's message speaks of a health check that was completed, 0 or 1; public validators test 1 only. The message is followed, as in 544.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.HealthCheck is not null && outcomes.LacksCore)
            {
                Rule544.ReportLacking(outcomes, Outcomes.HealthCheckField, report);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var given = sample.Outcomes with { HealthCheck = "1" };
            return
            [
                Example.Passes("all four there, beside 1", sample.With(given)),
                Example.Passes("all four there, beside 0", sample.With(given with { HealthCheck = "0" })),
                Example.Fails("no immunisations", ["OC2[1]/IMMUNISATIONS", "OC2[1]/HEALTH_CHECK"],
                    sample.With(given with { Immunisations = null })),
                Example.Fails("no dentist", ["OC2[1]/TEETH_CHECK", "OC2[1]/HEALTH_CHECK"], sample.With(given with { TeethCheck = null })),
                Example.Fails("no health assessment", ["OC2[1]/HEALTH_ASSESSMENT", "OC2[1]/HEALTH_CHECK"],
                    sample.With(given with { HealthAssessment = null })),
                Example.Fails("no substance misuse", ["OC2[1]/SUBSTANCE_MISUSE", "OC2[1]/HEALTH_CHECK"],
                    sample.With(given with { SubstanceMisuse = null })),
                Example.Fails("two missing", ["OC2[1]/TEETH_CHECK", "OC2[1]/SUBSTANCE_MISUSE", "OC2[1]/HEALTH_CHECK"], sample.With(
                    given with { TeethCheck = null, SubstanceMisuse = null })),
                Example.Fails("no immunisations, beside 0", ["OC2[1]/IMMUNISATIONS", "OC2[1]/HEALTH_CHECK"], sample.With(
                    given with { HealthCheck = "0", Immunisations = null })),
                Example.Passes("no immunisations, beside blank", sample.With(given with { HealthCheck = null, Immunisations = null })),
                Example.Fails("the second of two rows", ["OC2[2]/IMMUNISATIONS", "OC2[2]/HEALTH_CHECK"],
                    sample.With(given, given with { Immunisations = null })),
                Example.Passes("no OC2 row", sample.With(sample.Child with { Outcomes = [] })),
            ];
        }
    }
}
