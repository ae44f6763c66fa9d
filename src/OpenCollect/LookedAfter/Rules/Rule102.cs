namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every child has a real date of birth.</summary>
public sealed class Rule102 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("102", Severity.Error, Scope.Group, Years.Always, "Date of birth is missing or not a date")
    {
        Module = Header.Group.Name,
        Logic = "DOB of a Header row is blank or is not a real date.",
        Advice = "Enter the child's date of birth as day, month and year, such as 31/01/2012. If the day is not known, enter the 15th.",
        Guide = LookedAfterGuide.Check("102"),
        Fields = [Header.BirthDateField],
        Needs = [Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.BirthDate is null)
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
            var unreadable = new Flaws(new Flaw(FlawKind.NotADate, Header.BirthDateField, "soon", 2));
            return
            [
                Example.Passes("a date", sample.Case),
                Example.Fails("blank", "Header[1]/DOB", sample.With(sample.Header with { BirthDate = null })),
                Example.Fails("not a date", "Header[1]/DOB", sample.With(sample.Header with { BirthDate = null, Flaws = unreadable })),
                Example.Fails("blank in the second header row", "Header[2]/DOB",
                    sample.With(sample.Header, sample.Header with { BirthDate = null })),
                Example.Fails("blank in both header rows", ["Header[1]/DOB", "Header[2]/DOB"],
                    sample.With(sample.Header with { BirthDate = null }, sample.Header with { BirthDate = null })),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [] })),
            ];
        }
    }
}
