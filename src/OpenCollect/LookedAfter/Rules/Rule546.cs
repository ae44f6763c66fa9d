namespace OpenCollect.LookedAfter.Rules;

/// <summary>There is nothing on health checks of a child of 5 or over.</summary>
public sealed class Rule546 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("546", Severity.Error, Scope.Child, Years.Always, "Health check is filled in for a child of 5 or over")
        {
            Module = Outcomes.Group.Name,
            Logic = "The child was looked after for twelve months without a break on 31 March, HEALTH_CHECK is filled, and the 5th birthday by DOB of the OC2 row is on or before 31 March, the last day of the year.",
            Advice = "Remove the item, or correct the date of birth.",
            Guide = LookedAfterGuide.Check("546"),
            Fields = [Outcomes.HealthCheckField, Outcomes.BirthDateField],
            Needs = [Inputs.Oc2, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.HealthCheck is not null
                && outcomes.BirthDate.Birthday(5) <= report.Year.LastDay
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
                Example.Fails("5 on 31 March, up to date", [.. both], Born(new(2021, 3, 31), "1")),
                Example.Fails("5 on 31 March, not up to date", [.. both], Born(new(2021, 3, 31), "0")),
                Example.Passes("5 on 31 March, blank", Born(new(2021, 3, 31), null)),
                Example.Passes("5 on 1 April, up to date", Born(new(2021, 4, 1), "1")),
                Example.Passes("date of birth missing, up to date", Born(null, "1")),
                Example.Passes("aged 13, up to date, looked after from August", sample.With(
                    sample.Child with { Episodes = [late], Outcomes = [sample.Outcomes with { HealthCheck = "1" }] })),
                Example.Fails("the second of two rows", ["OC2[2]/HEALTH_CHECK", "OC2[2]/DOB"], sample.With(
                    sample.Outcomes, sample.Outcomes with { HealthCheck = "1" })),
            ];
        }
    }
}
