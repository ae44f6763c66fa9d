namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child has one row in Header.</summary>
public sealed class RuleINT32 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT32", Severity.Error, Scope.Child, Years.Always, "Child has more than one row in Header")
    {
        Module = Header.Group.Name,
        Logic = "A CHILD stands in more than one row of Header. Each of its rows fails.",
        Advice = "Remove the rows of Header that should not be there, or correct their child identifiers.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [Header.ChildField],
        Needs = [Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.Repeated(seen.Child.Headers, Header.ChildField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Case;
            var row = sample.Header;
            return
            [
                Example.Passes("once", seen),
                Example.Fails("twice", ["Header[1]/CHILD", "Header[2]/CHILD"], sample.With(row, row with { })),
                Example.Fails("three times", ["Header[1]/CHILD", "Header[2]/CHILD", "Header[3]/CHILD"], sample.With(row, row with { }, row with { })),
                Example.Passes("not at all", seen with { Child = sample.Child with { Headers = [] } }),
            ];
        }
    }
}
