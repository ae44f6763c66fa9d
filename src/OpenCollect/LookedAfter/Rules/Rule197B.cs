namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child who turned 4 or 17 during twelve months in care has a strengths and difficulties score or a reason for none.</summary>
public sealed class Rule197B : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("197B", Severity.Error, Scope.Child, Years.Always, "SDQ score or reason expected in the year of the 4th or 17th birthday")
        {
            Module = Outcomes.Group.Name,
            Logic = "The child was looked after for twelve months without a break on 31 March, by the episodes of this return; the 4th or the 17th birthday, by DOB of the OC2 row, is from 1 April to 31 March of the collection year, both days included; and SDQ_SCORE and SDQ_REASON are both blank.",
            Advice = "Enter the score, or the reason why there is none.",
            Guide = LookedAfterGuide.Check("197B"),
            Fields = [Outcomes.SdqScoreField, Outcomes.SdqReasonField, Outcomes.BirthDateField],
            Needs = [Inputs.Oc2, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.SdqScore is null && outcomes.SdqReason is null
                && (report.Year.Contains(outcomes.BirthDate.Birthday(4)) || report.Year.Contains(outcomes.BirthDate.Birthday(17)))
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
            string[] all = ["OC2[1]/SDQ_SCORE", "OC2[1]/SDQ_REASON", "OC2[1]/DOB"];
            Outcomes Born(DateOnly? day) => sample.Outcomes with { SdqScore = null, BirthDate = day };
            return
            [
                Example.Passes("thirteen, neither", sample.With(sample.Outcomes with { SdqScore = null })),
                Example.Passes("17 on the day before the year", sample.With(Born(new(2008, 3, 31)))),
                Example.Fails("17 on its first day", [.. all], sample.With(Born(new(2008, 4, 1)))),
                Example.Fails("17 on its last day", [.. all], sample.With(Born(new(2009, 3, 31)))),
                Example.Passes("17 on the day after it", sample.With(Born(new(2009, 4, 1)))),
                Example.Passes("4 on the day before the year", sample.With(Born(new(2021, 3, 31)))),
                Example.Fails("4 on its first day", [.. all], sample.With(Born(new(2021, 4, 1)))),
                Example.Fails("4 on its last day", [.. all], sample.With(Born(new(2022, 3, 31)))),
                Example.Passes("4 on the day after it", sample.With(Born(new(2022, 4, 1)))),
                Example.Fails("17, by the OC2 row only", [.. all], sample.With(Born(new(2008, 9, 1)))),
                Example.Passes("17, by the Header row only", sample.With(sample.Child with
                {
                    Headers = [sample.Header with { BirthDate = new(2008, 9, 1) }],
                    Outcomes = [sample.Outcomes with { SdqScore = null }],
                })),
                Example.Passes("17, a score", sample.With(Born(new(2008, 9, 1)) with { SdqScore = "0" })),
                Example.Passes("17, a reason", sample.With(Born(new(2008, 9, 1)) with { SdqReason = "SDQ1" })),
                Example.Passes("no date of birth", sample.With(Born(null))),
                Example.Passes("17, looked after since 2 April", sample.With(sample.Child with
                {
                    Episodes = [sample.Episode with { ReasonStarted = "S", Start = sample.Day(4, 2) }],
                    Outcomes = [Born(new(2008, 9, 1))],
                })),
                Example.Fails("17, neither on the second of two rows", ["OC2[2]/SDQ_SCORE", "OC2[2]/SDQ_REASON", "OC2[2]/DOB"],
                    sample.With(sample.Outcomes, Born(new(2008, 9, 1)))),
            ];
        }
    }
}
