namespace OpenCollect.LookedAfter.Rules;

/// <summary>A care leaver has no data of a child looked after for twelve months.</summary>
public sealed class Rule215 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("215", Severity.Error, Scope.Child, Years.Always, "Both care leaver and twelve-month data")
    {
        Module = CareLeaver.Group.Name,
        Logic = "A row in OC3 has IN_TOUCH, ACTIV or ACCOM filled and a row of the same child in OC2 has any of the eight items from CONVICTED to INTERVENTION_OFFERED filled. The strengths and difficulties items do not count.",
        Advice = "Find out whether the child has left care, and remove the data of the table that does not apply.",
        Guide = LookedAfterGuide.Check("215"),
        Fields = [.. CareLeaver.Items, .. Outcomes.Flags],
        Needs = [Inputs.Oc3, Inputs.Oc2],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var leaver in seen.Child.CareLeavers)
        {
            if (leaver.HasAnyItem && Flagged(seen.Child.Outcomes) is { } outcomes)
            {
                Say(report, leaver, outcomes);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var leaver = sample.LeftCare.Child.CareLeavers[0];
            LookedAfterCase Of(CareLeaver left, Outcomes outcomes) =>
                sample.With(sample.Child with { CareLeavers = [left], Outcomes = [outcomes] });
            return
            [
                Example.Passes("care leaver only", sample.LeftCare),
                Example.Passes("twelve-month data only", sample.Case),
                Example.Fails("all of both",
                    ["OC3[1]/IN_TOUCH", "OC3[1]/ACTIV", "OC3[1]/ACCOM", "OC2[1]/CONVICTED", "OC2[1]/IMMUNISATIONS",
                        "OC2[1]/TEETH_CHECK", "OC2[1]/HEALTH_ASSESSMENT", "OC2[1]/SUBSTANCE_MISUSE"],
                    Of(leaver, sample.Outcomes)),
                Example.Fails("one of each", ["OC3[1]/ACCOM", "OC2[1]/INTERVENTION_OFFERED"],
                    Of(new() { ChildId = "C1", Accommodation = "0" }, new() { ChildId = "C1", InterventionOffered = "0" })),
                Example.Passes("care leaver and a score", Of(leaver, new() { ChildId = "C1", SdqScore = "3", SdqReason = "SDQ1" })),
                Example.Passes("empty care leaver row", Of(new() { ChildId = "C1" }, sample.Outcomes)),
                Example.Fails("the second row of each", ["OC3[2]/IN_TOUCH", "OC2[2]/HEALTH_CHECK"], sample.With(sample.Child with
                {
                    CareLeavers = [new() { ChildId = "C1" }, new() { ChildId = "C1", InTouch = "NO" }],
                    Outcomes = [new() { ChildId = "C1" }, new() { ChildId = "C1", HealthCheck = "1" }],
                })),
            ];
        }
    }

    private static Outcomes? Flagged(ImmutableArray<Outcomes> rows)
    {
        foreach (var row in rows)
        {
            if (row.HasAnyFlag)
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>Points at what is filled on both rows.</summary>
    private static void Say(Report report, CareLeaver leaver, Outcomes outcomes) => report.At(
        CareLeaver.Items.Where(f => f.ValueOf(leaver) is not null).Select(f => ((Record)leaver, f))
            .Concat(Outcomes.Flags.Where(f => f.ValueOf(outcomes) is not null).Select(f => ((Record)outcomes, f))));
}
