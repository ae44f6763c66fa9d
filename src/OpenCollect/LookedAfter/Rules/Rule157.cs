namespace OpenCollect.LookedAfter.Rules;

/// <summary>SDQ1 is no reason for a child who is of the age for a strengths and difficulties score.</summary>
public sealed class Rule157 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("157", Severity.Error, Scope.Child, Years.Always, "SDQ1 used for a child aged 4 to 16")
    {
        Module = Outcomes.Group.Name,
        Logic = "SDQ_REASON is SDQ1, SDQ_SCORE is blank, the child was looked after for twelve months without a break on 31 March, the 4th birthday by DOB of the OC2 row is on or before 1 April at the start of the year, and the 17th is after 31 March at its end.",
        Advice = "Enter the score, or the reason for which there is none. SDQ1 is only for children outside the ages 4 to 16.",
        Guide = LookedAfterGuide.Check("157"),
        Fields = [Outcomes.SdqReasonField, Outcomes.SdqScoreField, Outcomes.BirthDateField],
        Needs = [Inputs.Oc2, Inputs.Episodes],
        Doubt = "The logic as published bounds the age by the 16th birthday, the message by being 16 or under at the end of the year. The message is followed, as in 186: a child of 16 should have a score.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.SdqReason == "SDQ1"
                && outcomes.SdqScore is null
                && outcomes.BirthDate.Birthday(4) <= report.Year.FirstDay
                && outcomes.BirthDate.Birthday(17) > report.Year.LastDay
                && seen.Child.IsContinuouslyLookedAfter(report.Year))
            {
                report.At(outcomes, Outcomes.SdqReasonField, Outcomes.SdqScoreField, Outcomes.BirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = sample.Outcomes with { SdqScore = null, SdqReason = "SDQ1" };
            string[] all = ["OC2[1]/SDQ_REASON", "OC2[1]/SDQ_SCORE", "OC2[1]/DOB"];
            var late = sample.Episode with { ReasonStarted = "S", Start = sample.Day(4, 2) };
            return
            [
                Example.Passes("a score without a reason", sample.Case),
                Example.Fails("aged 13", [.. all], sample.With(row)),
                Example.Fails("4 on 1 April", [.. all], sample.With(row with { BirthDate = new(2021, 4, 1) })),
                Example.Passes("4 on 2 April", sample.With(row with { BirthDate = new(2021, 4, 2) })),
                Example.Fails("16 all year", [.. all], sample.With(row with { BirthDate = new(2009, 4, 1) })),
                Example.Passes("17 on 31 March", sample.With(row with { BirthDate = new(2009, 3, 31) })),
                Example.Fails("16 in the year", [.. all], sample.With(row with { BirthDate = new(2009, 9, 1) })),
                Example.Passes("no date of birth", sample.With(row with { BirthDate = null })),
                Example.Passes("another reason", sample.With(row with { SdqReason = "SDQ2" })),
                Example.Passes("neither score nor reason", sample.With(row with { SdqReason = null })),
                Example.Passes("a score beside the reason", sample.With(row with { SdqScore = "12" })),
                Example.Passes("looked after from 2 April", sample.With(sample.Child with { Outcomes = [row], Episodes = [late] })),
                Example.Fails("the second row gives the reason", ["OC2[2]/SDQ_REASON", "OC2[2]/SDQ_SCORE", "OC2[2]/DOB"],
                    sample.With(sample.Outcomes, row)),
            ];
        }
    }
}
