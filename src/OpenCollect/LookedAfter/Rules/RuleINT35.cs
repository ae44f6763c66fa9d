namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child has one row in PrevPerm.</summary>
public sealed class RuleINT35 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT35", Severity.Error, Scope.Child, Years.Always, "Child has more than one row in PrevPerm")
    {
        Module = PreviousPermanence.Group.Name,
        Logic = "A CHILD stands in more than one row of PrevPerm. Each of its rows fails.",
        Advice = "Remove the rows of PrevPerm that should not be there.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [PreviousPermanence.ChildField],
        Needs = [Inputs.PrevPerm],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.Repeated(seen.Child.PreviousPermanences, PreviousPermanence.ChildField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Case;
            var row = seen.Child.PreviousPermanences[0];
            return
            [
                Example.Passes("once", seen),
                Example.Fails("twice", ["PrevPerm[1]/CHILD", "PrevPerm[2]/CHILD"], seen with { Child = seen.Child with { PreviousPermanences = [row, row with { }] } }),
                Example.Fails("three times", ["PrevPerm[1]/CHILD", "PrevPerm[2]/CHILD", "PrevPerm[3]/CHILD"],
                    seen with { Child = seen.Child with { PreviousPermanences = [row, row with { }, row with { }] } }),
                Example.Passes("not at all", seen with { Child = seen.Child with { PreviousPermanences = [] } }),
                Example.Passes("once, in an earlier return too", seen with { LastYear = seen.Child }),
            ];
        }
    }
}
