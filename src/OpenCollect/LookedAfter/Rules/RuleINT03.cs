namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every child of the Episodes table stands in Header.</summary>
public sealed class RuleINT03 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT03", Severity.Error, Scope.Child, Years.Always, "Child of Episodes is not in Header")
    {
        Module = Episode.Group.Name,
        Logic = "A row of Episodes has a CHILD that no row of Header has. Every such row fails. Not run unless both tables are given.",
        Advice = "Add the child to Header, or correct the child identifier in Episodes.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [Episode.ChildField],
        Needs = [Inputs.Episodes, Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.NotInHeader(seen, seen.Child.Episodes, Episode.ChildField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Case;
            var row = seen.Child.Episodes[0];
            return
            [
                Example.Passes("in Header", seen),
                Example.Passes("twice in Header", seen with { Child = seen.Child with { Headers = [seen.Child.Headers[0], seen.Child.Headers[0] with { }] } }),
                Example.Fails("not in Header", ["Episodes[1]/CHILD", "Episodes[2]/CHILD"], seen with { Child = seen.Child with { Headers = [] } }),
                Example.Fails("two rows, not in Header", ["Episodes[1]/CHILD", "Episodes[2]/CHILD"], seen with { Child = seen.Child with { Headers = [], Episodes = [row, row with { }] } }),
                Example.Passes("not in Header and no row", seen with { Child = seen.Child with { Headers = [], Episodes = [] } }),
                Example.Passes("not in Header this year, in no table but last year's", sample.Case with { Child = new() { Id = "C1" } }),
            ];
        }
    }
}
