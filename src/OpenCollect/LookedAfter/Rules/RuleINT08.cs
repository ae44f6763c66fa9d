namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every child of the Reviews table stands in Header.</summary>
public sealed class RuleINT08 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT08", Severity.Error, Scope.Child, Years.Always, "Child of Reviews is not in Header")
    {
        Module = Review.Group.Name,
        Logic = "A row of Reviews has a CHILD that no row of Header has. Every such row fails. Not run unless both tables are given.",
        Advice = "Add the child to Header, or correct the child identifier in Reviews.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [Review.ChildField],
        Needs = [Inputs.Reviews, Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.NotInHeader(seen, seen.Child.Reviews, Review.ChildField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Case;
            var row = seen.Child.Reviews[0];
            return
            [
                Example.Passes("in Header", seen),
                Example.Passes("twice in Header", seen with { Child = seen.Child with { Headers = [seen.Child.Headers[0], seen.Child.Headers[0] with { }] } }),
                Example.Fails("not in Header", "Reviews[1]/CHILD", seen with { Child = seen.Child with { Headers = [] } }),
                Example.Fails("two rows, not in Header", ["Reviews[1]/CHILD", "Reviews[2]/CHILD"], seen with { Child = seen.Child with { Headers = [], Reviews = [row, row with { }] } }),
                Example.Passes("not in Header and no row", seen with { Child = seen.Child with { Headers = [], Reviews = [] } }),
                Example.Passes("not in Header this year, in no table but last year's", sample.Case with { Child = new() { Id = "C1" } }),
            ];
        }
    }
}
