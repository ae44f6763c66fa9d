namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child has one row in OC2.</summary>
public sealed class RuleINT33 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT33", Severity.Error, Scope.Child, Years.Always, "Child has more than one row in OC2")
    {
        Module = Outcomes.Group.Name,
        Logic = "A CHILD stands in more than one row of OC2. Each of its rows fails.",
        Advice = "Remove the rows of OC2 that should not be there.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [Outcomes.ChildField],
        Needs = [Inputs.Oc2],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.Repeated(seen.Child.Outcomes, Outcomes.ChildField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Case;
            var row = seen.Child.Outcomes[0];
            return
            [
                Example.Passes("once", seen),
                Example.Fails("twice", ["OC2[1]/CHILD", "OC2[2]/CHILD"], seen with { Child = seen.Child with { Outcomes = [row, row with { }] } }),
                Example.Fails("three times", ["OC2[1]/CHILD", "OC2[2]/CHILD", "OC2[3]/CHILD"],
                    seen with { Child = seen.Child with { Outcomes = [row, row with { }, row with { }] } }),
                Example.Passes("not at all", seen with { Child = seen.Child with { Outcomes = [] } }),
                Example.Passes("once, in an earlier return too", seen with { LastYear = seen.Child }),
            ];
        }
    }
}
