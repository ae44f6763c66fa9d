namespace OpenCollect.LookedAfter.Rules;

/// <summary>Nothing is said of strengths and difficulties of a child of 17 or over.</summary>
public sealed class Rule189 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("189", Severity.Error, Scope.Group, Years.Always, "SDQ data for a child aged 17 or over")
    {
        Module = Outcomes.Group.Name,
        Logic = "The 17th birthday by DOB of an OC2 row is on or before 1 April at the start of the year, and SDQ_SCORE or SDQ_REASON is filled.",
        Advice = "Remove the score and the reason, or correct the date of birth.",
        Guide = LookedAfterGuide.Check("189"),
        Fields = [Outcomes.SdqScoreField, Outcomes.SdqReasonField, Outcomes.BirthDateField],
        Needs = [Inputs.Oc2],
        Doubt = "A public validator lets the 17th birthday on 1 April itself pass; such a child is aged 17 at the start of the year, so it fails here as the message says.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.BirthDate.Birthday(17) <= report.Year.FirstDay && (outcomes.SdqScore ?? outcomes.SdqReason) is not null)
            {
                report.At([.. Items.FilledIn(outcomes), (outcomes, Outcomes.BirthDateField)]);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            LookedAfterCase Born(DateOnly? born, string? score, string? reason) =>
                sample.With(sample.Outcomes with { BirthDate = born, SdqScore = score, SdqReason = reason });
            return
            [
                Example.Passes("aged 13", sample.Case),
                Example.Passes("17 on 2 April", Born(new(2008, 4, 2), "12", null)),
                Example.Fails("17 on 1 April, a score", ["OC2[1]/SDQ_SCORE", "OC2[1]/DOB"], Born(new(2008, 4, 1), "12", null)),
                Example.Fails("17 on 1 April, a reason", ["OC2[1]/SDQ_REASON", "OC2[1]/DOB"], Born(new(2008, 4, 1), null, "SDQ1")),
                Example.Fails("17 on 31 March before the year, both", ["OC2[1]/SDQ_SCORE", "OC2[1]/SDQ_REASON", "OC2[1]/DOB"],
                    Born(new(2008, 3, 31), "12", "SDQ1")),
                Example.Passes("17 on 1 April, neither", Born(new(2008, 4, 1), null, null)),
                Example.Passes("no date of birth in the row", Born(null, "12", "SDQ1")),
                Example.Passes("17 by the header only", sample.With(sample.Header with { BirthDate = new(2008, 4, 1) })),
                Example.Fails("a score in the second row", ["OC2[2]/SDQ_SCORE", "OC2[2]/DOB"],
                    sample.With(sample.Outcomes, sample.Outcomes with { BirthDate = new(2007, 1, 1) })),
            ];
        }
    }

    private static readonly ImmutableArray<Field> Items = [Outcomes.SdqScoreField, Outcomes.SdqReasonField];
}
