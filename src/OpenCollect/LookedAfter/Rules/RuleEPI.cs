namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child of the return was looked after or is a care leaver.</summary>
public sealed class RuleEPI : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("EPI", Severity.Query, Scope.Child, Years.Always, "Child has neither episodes nor care leaver's data")
    {
        Module = Header.Group.Name,
        Logic = "A child with a row in Header has no row in Episodes and none in OC3. A table that was not given counts as empty.",
        Advice = "Add the child's episodes, or the OC3 row of a care leaver, or take the child out of Header. The Department's system makes no other checks of such a child.",
        Guide = LookedAfterGuide.Check("EPI"),
        Fields = [Header.ChildField],
        Needs = [Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (!seen.Child.Episodes.IsEmpty || !seen.Child.CareLeavers.IsEmpty)
        {
            return;
        }

        foreach (var header in seen.Child.Headers)
        {
            report.At(header, Header.ChildField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            return
            [
                Example.Passes("episodes", sample.Case),
                Example.Passes("care leaver's data only", sample.LeftCare),
                Example.Fails("neither", "Header[1]/CHILD", sample.With(sample.Child with { Episodes = [] })),
                Example.Fails("neither this year, episodes last year", "Header[1]/CHILD", sample.LeftCare with { Child = sample.LeftCare.Child with { CareLeavers = [] } }),
                Example.Passes("neither, and not in Header", sample.With(sample.Child with { Episodes = [], Headers = [] })),
                Example.Fails("neither, twice in Header", ["Header[1]/CHILD", "Header[2]/CHILD"],
                    sample.With(sample.Child with { Episodes = [], Headers = [sample.Header, sample.Header with { }] })),
            ];
        }
    }
}
