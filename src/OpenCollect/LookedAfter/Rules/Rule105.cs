using System.Globalization;

namespace OpenCollect.LookedAfter.Rules;

/// <summary>In XML every child is marked as unaccompanied asylum seeker or not.</summary>
public sealed class Rule105 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("105", Severity.Error, Scope.Group, Years.Always, "UASC status is missing or not valid")
    {
        Module = Header.Group.Name,
        Logic = "In a return given as XML, UASC of a Header row is blank, or read as a number is neither 0 nor 1. A return given as CSV has no such element and is not tested.",
        Advice = "Enter 1 if the child was an unaccompanied asylum-seeking child at any time in the year, otherwise 0.",
        Guide = LookedAfterGuide.Check("105"),
        Fields = [Header.UascField],
        Needs = [Inputs.Header, Inputs.UascFlag],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (!IsFlag(header.Uasc))
            {
                report.At(header, Header.UascField);
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
                Example.Passes("0", sample.With(sample.Header with { Uasc = "0" })),
                Example.Passes("1", sample.With(sample.Header with { Uasc = "1" })),
                Example.Passes("1 with a decimal", sample.With(sample.Header with { Uasc = "1.0" })),
                Example.Passes("0 in two digits", sample.With(sample.Header with { Uasc = "00" })),
                Example.Fails("between 0 and 1", "Header[1]/UASC", sample.With(sample.Header with { Uasc = "0.5" })),
                Example.Fails("2", "Header[1]/UASC", sample.With(sample.Header with { Uasc = "2" })),
                Example.Fails("minus 1", "Header[1]/UASC", sample.With(sample.Header with { Uasc = "-1" })),
                Example.Fails("a word", "Header[1]/UASC", sample.With(sample.Header with { Uasc = "YES" })),
                Example.Fails("blank", "Header[1]/UASC", sample.With(sample.Header with { Uasc = null })),
                Example.Fails("blank in the second header row", "Header[2]/UASC",
                    sample.With(sample.Header with { Uasc = "0" }, sample.Header)),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [] })),
            ];
        }
    }

    private static bool IsFlag(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is 0 or 1;
}
