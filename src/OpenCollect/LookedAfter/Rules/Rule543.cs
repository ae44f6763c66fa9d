namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child of 10 or over who was looked after all year has the item on convictions.</summary>
public sealed class Rule543 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("543", Severity.Error, Scope.Child, Years.Always, "Conviction is missing")
        {
            Module = Outcomes.Group.Name,
            Logic = "The child was looked after for twelve months without a break on 31 March, CONVICTED is blank, and the 10th birthday by DOB of the OC2 row is on or before 31 March, the last day of the year.",
            Advice = "Enter 1 if the child was convicted or cautioned in the year, otherwise 0.",
            Guide = LookedAfterGuide.Check("543"),
            Fields = [Outcomes.ConvictedField, Outcomes.BirthDateField],
            Needs = [Inputs.Oc2, Inputs.Episodes],
            Doubt = "Whether the birthday on 31 March itself counts: the wording is aged at least 10, so that it does; a comparison with before would leave that day between this check and 542.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.Convicted is null
                && outcomes.BirthDate.Birthday(10) <= report.Year.LastDay
                && seen.Child.IsContinuouslyLookedAfter(report.Year))
            {
                report.At(outcomes, Outcomes.ConvictedField, Outcomes.BirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["OC2[1]/CONVICTED", "OC2[1]/DOB"];
            LookedAfterCase Born(DateOnly? birth, string? value) => sample.With(sample.Outcomes with { BirthDate = birth, Convicted = value });
            var late = sample.Episode with { ReasonStarted = "S" };
            return
            [
                Example.Passes("aged 13, not convicted", sample.Case),
                Example.Passes("aged 13, convicted", Born(new(2012, 5, 14), "1")),
                Example.Fails("aged 13, blank", [.. both], Born(new(2012, 5, 14), null)),
                Example.Fails("10 on 31 March, blank", [.. both], Born(new(2016, 3, 31), null)),
                Example.Passes("10 on 1 April, blank", Born(new(2016, 4, 1), null)),
                Example.Passes("date of birth missing, blank", Born(null, null)),
                Example.Passes("aged 13, blank, looked after from August", sample.With(
                    sample.Child with { Episodes = [late], Outcomes = [sample.Outcomes with { Convicted = null }] })),
                Example.Fails("the second of two rows", ["OC2[2]/CONVICTED", "OC2[2]/DOB"], sample.With(
                    sample.Outcomes, sample.Outcomes with { Convicted = null })),
                Example.Passes("no OC2 row", sample.With(sample.Child with { Outcomes = [] })),
            ];
        }
    }
}
