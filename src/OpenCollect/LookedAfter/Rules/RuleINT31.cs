namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child has one row in AD1.</summary>
public sealed class RuleINT31 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT31", Severity.Error, Scope.Child, Years.Always, "Child has more than one row in AD1")
    {
        Module = Adoption.Group.Name,
        Logic = "A CHILD stands in more than one row of AD1. Each of its rows fails.",
        Advice = "Remove the rows of AD1 that should not be there.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [Adoption.ChildField],
        Needs = [Inputs.Ad1],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.Repeated(seen.Child.Adoptions, Adoption.ChildField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Adopted;
            var row = seen.Child.Adoptions[0];
            return
            [
                Example.Passes("once", seen),
                Example.Fails("twice", ["AD1[1]/CHILD", "AD1[2]/CHILD"], seen with { Child = seen.Child with { Adoptions = [row, row with { }] } }),
                Example.Fails("three times", ["AD1[1]/CHILD", "AD1[2]/CHILD", "AD1[3]/CHILD"],
                    seen with { Child = seen.Child with { Adoptions = [row, row with { }, row with { }] } }),
                Example.Passes("not at all", seen with { Child = seen.Child with { Adoptions = [] } }),
                Example.Passes("once, in an earlier return too", seen with { LastYear = seen.Child }),
            ];
        }
    }
}
