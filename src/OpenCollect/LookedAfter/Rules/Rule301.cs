namespace OpenCollect.LookedAfter.Rules;

/// <summary>Nobody in the return was born after the year.</summary>
public sealed class Rule301 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("301", Severity.Error, Scope.Group, Years.Always, "Date of birth is after the end of the year")
        {
            Module = Header.Group.Name,
            Logic = "DOB is after 31 March of the year.",
            Advice = "Correct the date of birth, or remove the child from this year's return.",
            Guide = LookedAfterGuide.Check("301"),
            Fields = [Header.BirthDateField],
            Needs = [Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.BirthDate > report.Year.LastDay)
            {
                report.At(header, Header.BirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            return
            [
                Example.Passes("born on 31 March", sample.With(sample.Header with { BirthDate = sample.Day(3, 31) })),
                Example.Fails("born on 1 April after the year", "Header[1]/DOB",
                    sample.With(sample.Header with { BirthDate = sample.Day(3, 31).AddDays(1) })),
                Example.Passes("born on 30 March", sample.With(sample.Header with { BirthDate = sample.Day(3, 30) })),
                Example.Passes("no date of birth", sample.With(sample.Header with { BirthDate = null })),
                Example.Fails("on the second row", "Header[2]/DOB",
                    sample.With(sample.Header, sample.Header with { BirthDate = new(2062, 5, 14) })),
            ];
        }
    }
}
