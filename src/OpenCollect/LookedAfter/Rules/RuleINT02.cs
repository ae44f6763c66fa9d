namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every child of the PlacedAdoption table stands in Header.</summary>
public sealed class RuleINT02 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT02", Severity.Error, Scope.Child, Years.Always, "Child of PlacedAdoption is not in Header")
    {
        Module = PlacementDecision.Group.Name,
        Logic = "A row of PlacedAdoption has a CHILD that no row of Header has. Every such row fails. Not run unless both tables are given.",
        Advice = "Add the child to Header, or correct the child identifier in PlacedAdoption.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [PlacementDecision.ChildField],
        Needs = [Inputs.PlacedAdoption, Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.NotInHeader(seen, seen.Child.PlacementDecisions, PlacementDecision.ChildField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Adopted;
            var row = seen.Child.PlacementDecisions[0];
            return
            [
                Example.Passes("in Header", seen),
                Example.Passes("twice in Header", seen with { Child = seen.Child with { Headers = [seen.Child.Headers[0], seen.Child.Headers[0] with { }] } }),
                Example.Fails("not in Header", "PlacedAdoption[1]/CHILD", seen with { Child = seen.Child with { Headers = [] } }),
                Example.Fails("two rows, not in Header", ["PlacedAdoption[1]/CHILD", "PlacedAdoption[2]/CHILD"], seen with { Child = seen.Child with { Headers = [], PlacementDecisions = [row, row with { }] } }),
                Example.Passes("not in Header and no row", seen with { Child = seen.Child with { Headers = [], PlacementDecisions = [] } }),
                Example.Passes("not in Header this year, in no table but last year's", sample.Case with { Child = new() { Id = "C1" } }),
            ];
        }
    }
}
