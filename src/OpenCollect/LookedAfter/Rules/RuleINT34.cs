namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child has one row in OC3.</summary>
public sealed class RuleINT34 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT34", Severity.Error, Scope.Child, Years.Always, "Child has more than one row in OC3")
    {
        Module = CareLeaver.Group.Name,
        Logic = "A CHILD stands in more than one row of OC3. Each of its rows fails.",
        Advice = "Remove the rows of OC3 that should not be there.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [CareLeaver.ChildField],
        Needs = [Inputs.Oc3],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.Repeated(seen.Child.CareLeavers, CareLeaver.ChildField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.LeftCare;
            var row = seen.Child.CareLeavers[0];
            return
            [
                Example.Passes("once", seen),
                Example.Fails("twice", ["OC3[1]/CHILD", "OC3[2]/CHILD"], seen with { Child = seen.Child with { CareLeavers = [row, row with { }] } }),
                Example.Fails("three times", ["OC3[1]/CHILD", "OC3[2]/CHILD", "OC3[3]/CHILD"],
                    seen with { Child = seen.Child with { CareLeavers = [row, row with { }, row with { }] } }),
                Example.Passes("not at all", seen with { Child = seen.Child with { CareLeavers = [] } }),
                Example.Passes("once, in an earlier return too", seen with { LastYear = seen.Child }),
            ];
        }
    }
}
