namespace OpenCollect.LookedAfter.Rules;

/// <summary>The sex of a child is seldom unknown.</summary>
public sealed class Rule232 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("232", Severity.Query, Scope.Group, Years.From(2025), "Sex is given as unknown")
    {
        Module = Header.Group.Name,
        Logic = "SEX of a Header row is U.",
        Advice = "Enter M or F if the sex is known. If it is not, say so when you submit the return.",
        Guide = LookedAfterGuide.Check("232"),
        Fields = [Header.SexField],
        Needs = [Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.Sex == "U")
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
            return
            [
                Example.Passes("female", sample.With(sample.Header with { Sex = "F" })),
                Example.Passes("male", sample.With(sample.Header with { Sex = "M" })),
                Example.Fails("unknown", "Header[1]/SEX", sample.With(sample.Header with { Sex = "U" })),
                Example.Passes("blank", sample.With(sample.Header with { Sex = null })),
                Example.Passes("a code that is none", sample.With(sample.Header with { Sex = "X" })),
                Example.Fails("unknown on the second row", "Header[2]/SEX", sample.With(sample.Header, sample.Header with { Sex = "U" })),
            ];
        }
    }
}
