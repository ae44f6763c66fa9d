namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every child has a sex by a code of the year.</summary>
public sealed class Rule101 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("101", Severity.Error, Scope.Group, Years.Always, "Sex is missing or not valid")
    {
        Module = Header.Group.Name,
        Logic = "SEX of a Header row is blank or is no code of the year: 1 and 2 until 2023-24; M, F and U from 2024-25.",
        Advice = "Enter the child's sex as M, F or U; in returns until 2023-24 as 1 for male or 2 for female.",
        Guide = LookedAfterGuide.Check("101"),
        Fields = [Header.SexField],
        Needs = [Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (!Codes.Sex.Codes.Has(header.Sex, report.Year))
            {
                report.At(header, Header.SexField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var older = new LookedAfterSample(2024);
            return
            [
                Example.Passes("female", sample.With(sample.Header with { Sex = "F" })),
                Example.Passes("male", sample.With(sample.Header with { Sex = "M" })),
                Example.Passes("unknown", sample.With(sample.Header with { Sex = "U" })),
                Example.Fails("blank", "Header[1]/SEX", sample.With(sample.Header with { Sex = null })),
                Example.Fails("a number after numbers went out", "Header[1]/SEX", sample.With(sample.Header with { Sex = "2" })),
                Example.Fails("the second header row of the child is wrong", "Header[2]/SEX",
                    sample.With(sample.Header, sample.Header with { Sex = "X" })),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [] })),
                Example.Passes("a number in the last year of numbers", older.Case) with { Year = 2024 },
                Example.Fails("a letter in the last year of numbers", "Header[1]/SEX", older.With(older.Header with { Sex = "F" })) with { Year = 2024 },
            ];
        }
    }
}
