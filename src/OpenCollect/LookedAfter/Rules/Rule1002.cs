namespace OpenCollect.LookedAfter.Rules;

/// <summary>A care leaver was in care.</summary>
public sealed class Rule1002 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("1002", Severity.Error, Scope.Child, Years.Always, "Information about care leavers for a child without episodes")
        {
            Module = CareLeaver.Group.Name,
            Logic = "The child has a row in OC3 and no row in Episodes in this year's return or last year's.",
            Advice = "Remove the row about care leavers if the child was never looked after. If care ended before last year, say so to the Department.",
            Guide = LookedAfterGuide.Check("1002"),
            Fields = [CareLeaver.ChildField],
            Needs = [Inputs.Oc3, Inputs.Episodes, Inputs.LastEpisodes],
            Doubt = "Only two years are seen: those whose care ended before last year are reported too.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (!seen.Child.Episodes.IsEmpty || seen.LastYear is { Episodes.IsEmpty: false })
        {
            return;
        }

        foreach (var leaver in seen.Child.CareLeavers)
        {
            report.At(leaver, CareLeaver.ChildField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.LeftCare;
            var (leaver, last) = (seen.Child.CareLeavers[0], seen.LastYear!.Episodes[0]);
            var none = seen with { LastYear = seen.LastYear! with { Episodes = [] } };
            return
            [
                Example.Passes("an episode last year", seen),
                Example.Passes("an episode this year, not in last year's return",
                    seen with { Child = seen.Child with { Episodes = [last] }, LastYear = null }),
                Example.Passes("an episode this year, none last year", none with { Child = seen.Child with { Episodes = [last] } }),
                Example.Fails("no episode in either year", "OC3[1]/CHILD", none),
                Example.Fails("not in last year's return, no episode", "OC3[1]/CHILD", seen with { LastYear = null }),
                Example.Passes("no row about care leavers", none with { Child = seen.Child with { CareLeavers = [] } }),
                Example.Fails("two rows about care leavers", ["OC3[1]/CHILD", "OC3[2]/CHILD"],
                    none with { Child = seen.Child with { CareLeavers = [leaver, leaver with { InTouch = "NO" }] } }),
            ];
        }
    }
}
