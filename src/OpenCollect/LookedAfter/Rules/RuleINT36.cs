namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child has one row in UASC.</summary>
public sealed class RuleINT36 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT36", Severity.Error, Scope.Child, Years.Always, "Child has more than one row in UASC")
    {
        Module = AsylumSeeker.Group.Name,
        Logic = "A CHILD stands in more than one row of UASC. Each of its rows fails.",
        Advice = "Remove the rows of UASC that should not be there.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [AsylumSeeker.ChildField],
        Needs = [Inputs.Uasc],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.Repeated(seen.Child.AsylumSeekers, AsylumSeeker.ChildField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Unaccompanied;
            var row = seen.Child.AsylumSeekers[0];
            return
            [
                Example.Passes("once", seen),
                Example.Fails("twice", ["UASC[1]/CHILD", "UASC[2]/CHILD"], seen with { Child = seen.Child with { AsylumSeekers = [row, row with { }] } }),
                Example.Fails("three times", ["UASC[1]/CHILD", "UASC[2]/CHILD", "UASC[3]/CHILD"],
                    seen with { Child = seen.Child with { AsylumSeekers = [row, row with { }, row with { }] } }),
                Example.Passes("not at all", seen with { Child = seen.Child with { AsylumSeekers = [] } }),
                Example.Passes("once, in an earlier return too", seen with { LastYear = seen.Child }),
            ];
        }
    }
}
