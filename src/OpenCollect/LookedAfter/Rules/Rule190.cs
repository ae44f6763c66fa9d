namespace OpenCollect.LookedAfter.Rules;

/// <summary>Only a child looked after for twelve months without a break has items on health and offending.</summary>
public sealed class Rule190 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("190", Severity.Error, Scope.Child, Years.Always, "Twelve month items for a child not looked after for twelve months")
        {
            Module = Outcomes.Group.Name,
            Logic = "Any of the eight 0 or 1 items of an OC2 row is filled, and the child was not looked after for twelve months without a break on 31 March, by the episodes of this return.",
            Advice = "Remove the items, or correct the child's episodes if the child was looked after for the whole year.",
            Guide = LookedAfterGuide.Check("190"),
            Fields = [.. Outcomes.Flags],
            Needs = [Inputs.Oc2, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.HasAnyFlag && !seen.Child.IsContinuouslyLookedAfter(report.Year))
            {
                report.At(Outcomes.Flags.FilledIn(outcomes));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var late = sample.Episode with { ReasonStarted = "S", Start = sample.Day(4, 2) };
            var none = new Outcomes { ChildId = "C1" };
            LookedAfterCase Late(params Outcomes[] rows) => sample.With(sample.Child with { Episodes = [late], Outcomes = [.. rows] });
            return
            [
                Example.Passes("looked after all year", sample.Case),
                Example.Passes("looked after from 1 April", sample.With(late with { Start = sample.Day(4, 1) })),
                Example.Fails("looked after from 2 April",
                    ["OC2[1]/CONVICTED", "OC2[1]/IMMUNISATIONS", "OC2[1]/TEETH_CHECK", "OC2[1]/HEALTH_ASSESSMENT", "OC2[1]/SUBSTANCE_MISUSE"],
                    Late(sample.Outcomes)),
                Example.Fails("no episodes", "OC2[1]/CONVICTED",
                    sample.With(sample.Child with { Episodes = [], Outcomes = [none with { Convicted = "0" }] })),
                Example.Fails("from 2 April, CONVICTED alone", "OC2[1]/CONVICTED", Late(none with { Convicted = "0" })),
                Example.Fails("from 2 April, HEALTH_CHECK alone", "OC2[1]/HEALTH_CHECK", Late(none with { HealthCheck = "0" })),
                Example.Fails("from 2 April, IMMUNISATIONS alone", "OC2[1]/IMMUNISATIONS", Late(none with { Immunisations = "0" })),
                Example.Fails("from 2 April, TEETH_CHECK alone", "OC2[1]/TEETH_CHECK", Late(none with { TeethCheck = "0" })),
                Example.Fails("from 2 April, HEALTH_ASSESSMENT alone", "OC2[1]/HEALTH_ASSESSMENT",
                    Late(none with { HealthAssessment = "0" })),
                Example.Fails("from 2 April, SUBSTANCE_MISUSE alone", "OC2[1]/SUBSTANCE_MISUSE", Late(none with { SubstanceMisuse = "0" })),
                Example.Fails("from 2 April, INTERVENTION_RECEIVED alone", "OC2[1]/INTERVENTION_RECEIVED",
                    Late(none with { InterventionReceived = "0" })),
                Example.Fails("from 2 April, INTERVENTION_OFFERED alone", "OC2[1]/INTERVENTION_OFFERED",
                    Late(none with { InterventionOffered = "0" })),
                Example.Passes("from 2 April, a score only", Late(none with { SdqScore = "12" })),
                Example.Passes("from 2 April, no row", Late()),
                Example.Fails("from 2 April, an item in the second row", "OC2[2]/TEETH_CHECK", Late(none, none with { TeethCheck = "1" })),
            ];
        }
    }
}
