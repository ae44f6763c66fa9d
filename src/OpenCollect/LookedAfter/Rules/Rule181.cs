namespace OpenCollect.LookedAfter.Rules;

/// <summary>The items on health and offending are 0 or 1.</summary>
public sealed class Rule181 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("181", Severity.Error, Scope.Group, Years.Always, "Twelve month items must be 0 or 1")
    {
        Module = Outcomes.Group.Name,
        Logic = "Any of CONVICTED, HEALTH_CHECK, IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT, SUBSTANCE_MISUSE, INTERVENTION_RECEIVED and INTERVENTION_OFFERED of an OC2 row is filled and is neither 0 nor 1. Blank passes. One finding names all such items of the row.",
        Advice = "Enter 1 for yes and 0 for no.",
        Guide = LookedAfterGuide.Check("181"),
        Fields = [.. Outcomes.Flags],
        Needs = [Inputs.Oc2],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (IsWrong(outcomes.Convicted) || IsWrong(outcomes.HealthCheck) || IsWrong(outcomes.Immunisations)
                || IsWrong(outcomes.TeethCheck) || IsWrong(outcomes.HealthAssessment) || IsWrong(outcomes.SubstanceMisuse)
                || IsWrong(outcomes.InterventionReceived) || IsWrong(outcomes.InterventionOffered))
            {
                Tell(outcomes, report);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = sample.Outcomes;
            return
            [
                Example.Passes("0, 1 and blank", sample.Case),
                Example.Passes("all 1", sample.With(row with
                {
                    Convicted = "1",
                    HealthCheck = "1",
                    SubstanceMisuse = "1",
                    InterventionReceived = "1",
                    InterventionOffered = "1",
                })),
                Example.Passes("all blank", sample.With(new Outcomes { ChildId = "C1" })),
                Example.Fails("CONVICTED is 2", "OC2[1]/CONVICTED", sample.With(row with { Convicted = "2" })),
                Example.Fails("HEALTH_CHECK is Y", "OC2[1]/HEALTH_CHECK", sample.With(row with { HealthCheck = "Y" })),
                Example.Fails("IMMUNISATIONS is -1", "OC2[1]/IMMUNISATIONS", sample.With(row with { Immunisations = "-1" })),
                Example.Fails("TEETH_CHECK is 01", "OC2[1]/TEETH_CHECK", sample.With(row with { TeethCheck = "01" })),
                Example.Fails("HEALTH_ASSESSMENT is 2", "OC2[1]/HEALTH_ASSESSMENT", sample.With(row with { HealthAssessment = "2" })),
                Example.Fails("SUBSTANCE_MISUSE is N", "OC2[1]/SUBSTANCE_MISUSE", sample.With(row with { SubstanceMisuse = "N" })),
                Example.Fails("INTERVENTION_RECEIVED is 10", "OC2[1]/INTERVENTION_RECEIVED",
                    sample.With(row with { InterventionReceived = "10" })),
                Example.Fails("INTERVENTION_OFFERED is 2", "OC2[1]/INTERVENTION_OFFERED",
                    sample.With(row with { InterventionOffered = "2" })),
                Example.Fails("two items at once", ["OC2[1]/CONVICTED", "OC2[1]/TEETH_CHECK"],
                    sample.With(row with { Convicted = "2", TeethCheck = "2" })),
                Example.Fails("the second row", "OC2[2]/CONVICTED", sample.With(row, row with { Convicted = "2" })),
            ];
        }
    }

    private static bool IsWrong(string? value) => value is not (null or "0" or "1");

    private static void Tell(Outcomes outcomes, Report report) =>
        report.At(Outcomes.Flags.Where(f => IsWrong(f.ValueOf(outcomes))).Select(f => ((Record)outcomes, f)));
}
