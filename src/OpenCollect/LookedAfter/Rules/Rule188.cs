namespace OpenCollect.LookedAfter.Rules;

/// <summary>Nothing is said of strengths and difficulties of a child under 4.</summary>
public sealed class Rule188 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("188", Severity.Error, Scope.Group, Years.Always, "SDQ data for a child under 4")
    {
        Module = Outcomes.Group.Name,
        Logic = "The 4th birthday by DOB of an OC2 row is after 31 March at the end of the year, and SDQ_SCORE or SDQ_REASON is filled.",
        Advice = "Remove the score and the reason, or correct the date of birth.",
        Guide = LookedAfterGuide.Check("188"),
        Fields = [Outcomes.SdqScoreField, Outcomes.SdqReasonField, Outcomes.BirthDateField],
        Needs = [Inputs.Oc2],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.BirthDate.Birthday(4) > report.Year.LastDay && (outcomes.SdqScore ?? outcomes.SdqReason) is not null)
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
                Example.Passes("4 on 31 March", Born(new(2022, 3, 31), "12", null)),
                Example.Fails("4 on 1 April after the year, a score", ["OC2[1]/SDQ_SCORE", "OC2[1]/DOB"],
                    Born(new(2022, 4, 1), "12", null)),
                Example.Fails("4 on 1 April after the year, a reason", ["OC2[1]/SDQ_REASON", "OC2[1]/DOB"],
                    Born(new(2022, 4, 1), null, "SDQ1")),
                Example.Fails("4 on 1 April after the year, both", ["OC2[1]/SDQ_SCORE", "OC2[1]/SDQ_REASON", "OC2[1]/DOB"],
                    Born(new(2022, 4, 1), "12", "SDQ1")),
                Example.Passes("4 on 1 April after the year, neither", Born(new(2022, 4, 1), null, null)),
                Example.Passes("no date of birth in the row", Born(null, "12", "SDQ1")),
                Example.Passes("under 4 by the header only", sample.With(sample.Header with { BirthDate = new(2022, 4, 1) })),
                Example.Fails("a score in the second row", ["OC2[2]/SDQ_SCORE", "OC2[2]/DOB"],
                    sample.With(sample.Outcomes, sample.Outcomes with { BirthDate = new(2023, 1, 1) })),
            ];
        }
    }

    private static readonly ImmutableArray<Field> Items = [Outcomes.SdqScoreField, Outcomes.SdqReasonField];
}
