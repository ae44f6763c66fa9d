namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every child of the AD1 table stands in Header.</summary>
public sealed class RuleINT01 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT01", Severity.Error, Scope.Child, Years.Always, "Child of AD1 is not in Header")
    {
        Module = Adoption.Group.Name,
        Logic = "A row of AD1 has a CHILD that no row of Header has. Every such row fails. Not run unless both tables are given.",
        Advice = "Add the child to Header, or correct the child identifier in AD1.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [Adoption.ChildField],
        Needs = [Inputs.Ad1, Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.NotInHeader(seen, seen.Child.Adoptions, Adoption.ChildField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Adopted;
            var row = seen.Child.Adoptions[0];
            return
            [
                Example.Passes("in Header", seen),
                Example.Passes("twice in Header", seen with { Child = seen.Child with { Headers = [seen.Child.Headers[0], seen.Child.Headers[0] with { }] } }),
                Example.Fails("not in Header", "AD1[1]/CHILD", seen with { Child = seen.Child with { Headers = [] } }),
                Example.Fails("two rows, not in Header", ["AD1[1]/CHILD", "AD1[2]/CHILD"], seen with { Child = seen.Child with { Headers = [], Adoptions = [row, row with { }] } }),
                Example.Passes("not in Header and no row", seen with { Child = seen.Child with { Headers = [], Adoptions = [] } }),
                Example.Passes("not in Header this year, in no table but last year's", sample.Case with { Child = new() { Id = "C1" } }),
            ];
        }
    }
}
