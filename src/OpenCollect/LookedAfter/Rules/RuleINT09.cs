namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every child of the UASC table stands in Header.</summary>
public sealed class RuleINT09 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT09", Severity.Error, Scope.Child, Years.Always, "Child of UASC is not in Header")
    {
        Module = AsylumSeeker.Group.Name,
        Logic = "A row of UASC has a CHILD that no row of Header has. Every such row fails. Not run unless both tables are given.",
        Advice = "Add the child to Header, or correct the child identifier in UASC.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [AsylumSeeker.ChildField],
        Needs = [Inputs.Uasc, Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.NotInHeader(seen, seen.Child.AsylumSeekers, AsylumSeeker.ChildField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Unaccompanied;
            var row = seen.Child.AsylumSeekers[0];
            return
            [
                Example.Passes("in Header", seen),
                Example.Passes("twice in Header", seen with { Child = seen.Child with { Headers = [seen.Child.Headers[0], seen.Child.Headers[0] with { }] } }),
                Example.Fails("not in Header", "UASC[1]/CHILD", seen with { Child = seen.Child with { Headers = [] } }),
                Example.Fails("two rows, not in Header", ["UASC[1]/CHILD", "UASC[2]/CHILD"], seen with { Child = seen.Child with { Headers = [], AsylumSeekers = [row, row with { }] } }),
                Example.Passes("not in Header and no row", seen with { Child = seen.Child with { Headers = [], AsylumSeekers = [] } }),
                Example.Passes("not in Header this year, in no table but last year's", sample.Case with { Child = new() { Id = "C1" } }),
            ];
        }
    }
}
