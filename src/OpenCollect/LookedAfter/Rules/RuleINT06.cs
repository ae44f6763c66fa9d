namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every child of the OC3 table stands in Header.</summary>
public sealed class RuleINT06 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT06", Severity.Error, Scope.Child, Years.Always, "Child of OC3 is not in Header")
    {
        Module = CareLeaver.Group.Name,
        Logic = "A row of OC3 has a CHILD that no row of Header has. Every such row fails. Not run unless both tables are given.",
        Advice = "Add the child to Header, or correct the child identifier in OC3.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [CareLeaver.ChildField],
        Needs = [Inputs.Oc3, Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.NotInHeader(seen, seen.Child.CareLeavers, CareLeaver.ChildField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.LeftCare;
            var row = seen.Child.CareLeavers[0];
            return
            [
                Example.Passes("in Header", seen),
                Example.Passes("twice in Header", seen with { Child = seen.Child with { Headers = [seen.Child.Headers[0], seen.Child.Headers[0] with { }] } }),
                Example.Fails("not in Header", "OC3[1]/CHILD", seen with { Child = seen.Child with { Headers = [] } }),
                Example.Fails("two rows, not in Header", ["OC3[1]/CHILD", "OC3[2]/CHILD"], seen with { Child = seen.Child with { Headers = [], CareLeavers = [row, row with { }] } }),
                Example.Passes("not in Header and no row", seen with { Child = seen.Child with { Headers = [], CareLeavers = [] } }),
                Example.Passes("not in Header this year, in no table but last year's", sample.Case with { Child = new() { Id = "C1" } }),
            ];
        }
    }
}
