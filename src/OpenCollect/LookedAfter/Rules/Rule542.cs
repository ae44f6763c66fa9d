namespace OpenCollect.LookedAfter.Rules;

/// <summary>There is nothing on convictions of a child under 10.</summary>
public sealed class Rule542 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("542", Severity.Error, Scope.Group, Years.Always, "Conviction is filled in for a child under 10")
        {
            Module = Outcomes.Group.Name,
            Logic = "CONVICTED is filled and the 10th birthday by DOB of the OC2 row is after 31 March, the last day of the year. On 31 March it passes.",
            Advice = "Remove the item, or correct the date of birth.",
            Guide = LookedAfterGuide.Check("542"),
            Fields = [Outcomes.ConvictedField, Outcomes.BirthDateField],
            Needs = [Inputs.Oc2],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var outcomes in seen.Child.Outcomes)
        {
            if (outcomes.Convicted is not null && outcomes.BirthDate.Birthday(10) > report.Year.LastDay)
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
            return
            [
                Example.Passes("aged 13", sample.Case),
                Example.Passes("10 on 31 March", Born(new(2016, 3, 31), "1")),
                Example.Fails("10 on 1 April, convicted", [.. both], Born(new(2016, 4, 1), "1")),
                Example.Fails("10 on 1 April, not convicted", [.. both], Born(new(2016, 4, 1), "0")),
                Example.Passes("10 on 1 April, item blank", Born(new(2016, 4, 1), null)),
                Example.Passes("date of birth missing", Born(null, "0")),
                Example.Fails("the second of two rows", ["OC2[2]/CONVICTED", "OC2[2]/DOB"], sample.With(
                    sample.Outcomes, sample.Outcomes with { BirthDate = new(2016, 4, 1) })),
                Example.Passes("younger by the Header table", sample.With(sample.Header with { BirthDate = new(2020, 4, 1) })),
            ];
        }
    }
}
