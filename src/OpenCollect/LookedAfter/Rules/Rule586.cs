namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child does not go missing before birth.</summary>
public sealed class Rule586 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("586", Severity.Error, Scope.Group, Years.From(2015), "Missing period starts on or before the day of birth")
        {
            Module = MissingPeriod.Group.Name,
            Logic = "MIS_START is on or before DOB of the Missing row. The day after birth passes.",
            Advice = "Correct the start of the missing period or the child's date of birth.",
            Guide = LookedAfterGuide.Check("586"),
            Fields = [MissingPeriod.StartField, MissingPeriod.BirthDateField],
            Needs = [Inputs.Missing],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var period in seen.Child.MissingPeriods)
        {
            if (period.Start <= period.BirthDate)
            {
                report.At(period, MissingPeriod.StartField, MissingPeriod.BirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var missing = sample.MissingPeriod;
            return
            [
                Example.Passes("at 13", sample.Case),
                Example.Passes("the day after birth", sample.With(missing with { Start = missing.BirthDate.PlusDays(1) })),
                Example.Fails("on the day of birth", ["Missing[1]/MIS_START", "Missing[1]/DOB"],
                    sample.With(missing with { Start = missing.BirthDate })),
                Example.Fails("before birth", ["Missing[1]/MIS_START", "Missing[1]/DOB"],
                    sample.With(missing with { Start = missing.BirthDate.PlusDays(-1) })),
                Example.Passes("no start", sample.With(missing with { Start = null })),
                Example.Passes("no date of birth", sample.With(missing with { BirthDate = null })),
                Example.Fails("only the second row is wrong", ["Missing[2]/MIS_START", "Missing[2]/DOB"],
                    sample.With(missing, missing with { BirthDate = missing.Start })),
            ];
        }
    }
}
