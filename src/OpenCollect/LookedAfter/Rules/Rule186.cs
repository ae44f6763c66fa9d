namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child of the age for it has a strengths and difficulties score, or a reason why not.</summary>
public sealed class Rule186 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("186", Severity.Error, Scope.Child, Years.Always, "SDQ score or reason is missing")
    {
        Module = Outcomes.Group.Name,
        Logic = "SDQ_SCORE and SDQ_REASON of an OC2 row are blank, the child was looked after for twelve months without a break on 31 March, the 4th birthday by DOB of the row is on or before 1 April at the start of the year, and the 17th is after 31 March at its end.",
        Advice = "Enter the score, or the reason for which there is none.",
        Guide = LookedAfterGuide.Check("186"),
        Fields = [Outcomes.SdqScoreField, Outcomes.SdqReasonField, Outcomes.BirthDateField],
        Needs = [Inputs.Oc2, Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.SdqScore is null
                && outcomes.SdqReason is null
                && outcomes.BirthDate.Birthday(4) <= report.Year.FirstDay
                && outcomes.BirthDate.Birthday(17) > report.Year.LastDay
                && seen.Child.IsContinuouslyLookedAfter(report.Year))
            {
                report.At(outcomes, Outcomes.SdqScoreField, Outcomes.SdqReasonField, Outcomes.BirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = sample.Outcomes with { SdqScore = null };
            string[] all = ["OC2[1]/SDQ_SCORE", "OC2[1]/SDQ_REASON", "OC2[1]/DOB"];
            var late = sample.Episode with { ReasonStarted = "S", Start = sample.Day(4, 2) };
            return
            [
                Example.Passes("a score", sample.Case),
                Example.Passes("a reason", sample.With(row with { SdqReason = "SDQ2" })),
                Example.Passes("a score and a reason", sample.With(sample.Outcomes with { SdqReason = "SDQ2" })),
                Example.Fails("neither, aged 13", [.. all], sample.With(row)),
                Example.Fails("neither, 4 on 1 April", [.. all], sample.With(row with { BirthDate = new(2021, 4, 1) })),
                Example.Passes("neither, 4 on 2 April", sample.With(row with { BirthDate = new(2021, 4, 2) })),
                Example.Fails("neither, 16 all year", [.. all], sample.With(row with { BirthDate = new(2009, 4, 1) })),
                Example.Passes("neither, 17 on 31 March", sample.With(row with { BirthDate = new(2009, 3, 31) })),
                Example.Passes("neither, no date of birth in the row", sample.With(row with { BirthDate = null })),
                Example.Passes("neither, looked after from 2 April",
                    sample.With(sample.Child with { Outcomes = [row], Episodes = [late] })),
                Example.Passes("no row", sample.With(sample.Child with { Outcomes = [] })),
                Example.Fails("neither in the second row", ["OC2[2]/SDQ_SCORE", "OC2[2]/SDQ_REASON", "OC2[2]/DOB"],
                    sample.With(sample.Outcomes, row)),
            ];
        }
    }
}
