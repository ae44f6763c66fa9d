namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child under 5 who was looked after all year has the item on health checks.</summary>
public sealed class Rule545 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("545", Severity.Error, Scope.Child, Years.Always, "Health check is missing for a child under 5")
        {
            Module = Outcomes.Group.Name,
            Logic = "The child was looked after for twelve months without a break on 31 March, HEALTH_CHECK is blank, and the 5th birthday by DOB of the OC2 row is after 31 March, the last day of the year.",
            Advice = "Enter 1 if the child's health checks are up to date, otherwise 0.",
            Guide = LookedAfterGuide.Check("545"),
            Fields = [Outcomes.HealthCheckField, Outcomes.BirthDateField],
            Needs = [Inputs.Oc2, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.HealthCheck is null
                && outcomes.BirthDate.Birthday(5) > report.Year.LastDay
                && seen.Child.IsContinuouslyLookedAfter(report.Year))
            {
                report.At(outcomes, Outcomes.HealthCheckField, Outcomes.BirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["OC2[1]/HEALTH_CHECK", "OC2[1]/DOB"];
            LookedAfterCase Born(DateOnly? birth, string? value) => sample.With(sample.Outcomes with { BirthDate = birth, HealthCheck = value });
            var late = sample.Episode with { ReasonStarted = "S" };
            return
            [
                Example.Passes("aged 13, blank", sample.Case),
                Example.Passes("5 on 31 March, blank", Born(new(2021, 3, 31), null)),
                Example.Fails("5 on 1 April, blank", [.. both], Born(new(2021, 4, 1), null)),
                Example.Passes("5 on 1 April, up to date", Born(new(2021, 4, 1), "1")),
                Example.Passes("5 on 1 April, not up to date", Born(new(2021, 4, 1), "0")),
                Example.Passes("date of birth missing, blank", Born(null, null)),
                Example.Passes("5 on 1 April, blank, looked after from August", sample.With(
                    sample.Child with { Episodes = [late], Outcomes = [sample.Outcomes with { BirthDate = new(2021, 4, 1) }] })),
                Example.Fails("the second of two rows", ["OC2[2]/HEALTH_CHECK", "OC2[2]/DOB"], sample.With(
                    sample.Outcomes, sample.Outcomes with { BirthDate = new(2021, 4, 1) })),
                Example.Passes("5 on 1 April by the Header table, blank", sample.With(sample.Header with { BirthDate = new(2021, 4, 1) })),
            ];
        }
    }
}
