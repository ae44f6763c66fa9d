namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child with the item on convictions has the four items that every child has.</summary>
public sealed class Rule544 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("544", Severity.Error, Scope.Group, Years.Always, "Health items are missing beside conviction")
        {
            Module = Outcomes.Group.Name,
            Logic = "CONVICTED is filled and one or more of IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT and SUBSTANCE_MISUSE are blank.",
            Advice = "Enter the four items that are blank, or remove the one on convictions if the child was not looked after for twelve months.",
            Guide = LookedAfterGuide.Check("544"),
            Fields = [.. Outcomes.Core, Outcomes.ConvictedField],
            Needs = [Inputs.Oc2],
            Doubt = "The check's message speaks of conviction information that was completed, 0 or 1; public validators test 1 only. The message is followed.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.Convicted is not null && outcomes.LacksCore)
            {
                ReportLacking(outcomes, Outcomes.ConvictedField, report);
            }
        }
    }

    /// <summary>Reports those of the four items that are blank, and the one beside which they must not be.</summary>
    internal static void ReportLacking(Outcomes outcomes, Field beside, Report report)
    {
        List<(Record, Field)> places = [];
        foreach (var item in Outcomes.Core)
        {
            if (item.ValueOf(outcomes) is null)
            {
                places.Add((outcomes, item));
            }
        }

        places.Add((outcomes, beside));
        report.At(places);
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var given = sample.Outcomes with { Convicted = "1" };
            return
            [
                Example.Passes("all four there, beside 1", sample.With(given)),
                Example.Passes("all four there, beside 0", sample.With(given with { Convicted = "0" })),
                Example.Fails("no immunisations", ["OC2[1]/IMMUNISATIONS", "OC2[1]/CONVICTED"],
                    sample.With(given with { Immunisations = null })),
                Example.Fails("no dentist", ["OC2[1]/TEETH_CHECK", "OC2[1]/CONVICTED"], sample.With(given with { TeethCheck = null })),
                Example.Fails("no health assessment", ["OC2[1]/HEALTH_ASSESSMENT", "OC2[1]/CONVICTED"],
                    sample.With(given with { HealthAssessment = null })),
                Example.Fails("no substance misuse", ["OC2[1]/SUBSTANCE_MISUSE", "OC2[1]/CONVICTED"],
                    sample.With(given with { SubstanceMisuse = null })),
                Example.Fails("two missing", ["OC2[1]/TEETH_CHECK", "OC2[1]/SUBSTANCE_MISUSE", "OC2[1]/CONVICTED"], sample.With(
                    given with { TeethCheck = null, SubstanceMisuse = null })),
                Example.Fails("no immunisations, beside 0", ["OC2[1]/IMMUNISATIONS", "OC2[1]/CONVICTED"], sample.With(
                    given with { Convicted = "0", Immunisations = null })),
                Example.Passes("no immunisations, beside blank", sample.With(given with { Convicted = null, Immunisations = null })),
                Example.Fails("the second of two rows", ["OC2[2]/IMMUNISATIONS", "OC2[2]/CONVICTED"],
                    sample.With(given, given with { Immunisations = null })),
                Example.Passes("no OC2 row", sample.With(sample.Child with { Outcomes = [] })),
            ];
        }
    }
}
