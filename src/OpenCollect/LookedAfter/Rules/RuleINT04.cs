namespace OpenCollect.LookedAfter.Rules;

/// <summary>Every child of the Missing table stands in Header.</summary>
public sealed class RuleINT04 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("INT04", Severity.Error, Scope.Child, Years.From(2015), "Child of Missing is not in Header")
    {
        Module = MissingPeriod.Group.Name,
        Logic = "A row of Missing has a CHILD that no row of Header has. Every such row fails. Not run unless both tables are given.",
        Advice = "Add the child to Header, or correct the child identifier in Missing.",
        Guide = LookedAfterGuide.Integrity,
        Fields = [MissingPeriod.ChildField],
        Needs = [Inputs.Missing, Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report) => Integrity.NotInHeader(seen, seen.Child.MissingPeriods, MissingPeriod.ChildField, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Case;
            var row = seen.Child.MissingPeriods[0];
            return
            [
                Example.Passes("in Header", seen),
                Example.Passes("twice in Header", seen with { Child = seen.Child with { Headers = [seen.Child.Headers[0], seen.Child.Headers[0] with { }] } }),
                Example.Fails("not in Header", "Missing[1]/CHILD", seen with { Child = seen.Child with { Headers = [] } }),
                Example.Fails("two rows, not in Header", ["Missing[1]/CHILD", "Missing[2]/CHILD"], seen with { Child = seen.Child with { Headers = [], MissingPeriods = [row, row with { }] } }),
                Example.Passes("not in Header and no row", seen with { Child = seen.Child with { Headers = [], MissingPeriods = [] } }),
                Example.Passes("not in Header this year, in no table but last year's", sample.Case with { Child = new() { Id = "C1" } }),
            ];
        }
    }
}
