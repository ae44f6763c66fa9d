namespace OpenCollect.LookedAfter.Rules;

/// <summary>Whether a care leaver was an unaccompanied asylum-seeking child is not said.</summary>
public sealed class Rule1014 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("1014", Severity.Error, Scope.Child, Years.Always, "Asylum seeker information is not wanted for a care leaver")
        {
            Module = AsylumSeeker.Group.Name,
            Logic = "The child is an unaccompanied asylum-seeking child and has rows in Episodes, none of which overlaps the year, with DECOM on or before 31 March and DEC blank or on or after 1 April; and any of IN_TOUCH, ACTIV and ACCOM is filled.",
            Advice = "Remove the row about asylum seekers, or correct the child's episodes.",
            Guide = LookedAfterGuide.Check("1014"),
            Fields = [AsylumSeeker.ChildField, CareLeaver.InTouchField, CareLeaver.ActivityField, CareLeaver.AccommodationField],
            Needs = [Inputs.Uasc, Inputs.Oc3, Inputs.Episodes],
            Doubt = "A return in XML may flag a child in the header without a row about asylum seekers; then the items about care leavers alone are named.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (!seen.Child.IsUasc || seen.Child.Episodes.IsEmpty || IsLookedAfter(seen.Child.Episodes, report.Year))
        {
            return;
        }

        foreach (var leaver in seen.Child.CareLeavers)
        {
            if (leaver.HasAnyItem)
            {
                Report(seen.Child.AsylumSeekers, leaver, report);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Unaccompanied;
            var (episode, asylum) = (seen.Child.Episodes[0], seen.Child.AsylumSeekers[0]);
            var before = episode with { Start = sample.Day(4, 1).AddDays(-300), End = sample.Day(4, 1).AddDays(-20), ReasonCeased = "E4A" };
            var leaver = sample.LeftCare.Child.CareLeavers[0] with { ChildId = "C2" };
            ImmutableArray<string> fails = ["UASC[1]/CHILD", "OC3[1]/IN_TOUCH", "OC3[1]/ACTIV", "OC3[1]/ACCOM"];
            LookedAfterCase Of(CareLeaver row, params Episode[] episodes) =>
                seen with { Child = seen.Child with { CareLeavers = [row], Episodes = [.. episodes] } };
            return
            [
                Example.Passes("looked after in the year", Of(leaver, episode)),
                Example.Fails("looked after in earlier years", fails, Of(leaver, before)),
                Example.Fails("one item", ["UASC[1]/CHILD", "OC3[1]/ACTIV"], Of(new() { ChildId = "C2", Activity = "F2" }, before)),
                Example.Passes("no item", Of(new() { ChildId = "C2" }, before)),
                Example.Fails("left care on the 31 March before the year", fails,
                    Of(leaver, before with { End = sample.Day(4, 1).AddDays(-1) })),
                Example.Passes("left care on 1 April", Of(leaver, before with { End = sample.Day(4, 1) })),
                Example.Passes("care began on 31 March", Of(leaver, episode with { Start = sample.Day(3, 31) })),
                Example.Fails("care began on the 1 April that follows", fails,
                    Of(leaver, episode with { Start = sample.Day(3, 31).AddDays(1) })),
                Example.Passes("the second episode is in the year", Of(leaver, before, episode)),
                Example.Passes("no episodes", Of(leaver)),
                Example.Passes("not an asylum seeker", seen with
                {
                    Child = seen.Child with { AsylumSeekers = [], CareLeavers = [leaver], Episodes = [before] },
                }),
                Example.Passes("not an asylum seeker by the flag of the header", seen with
                {
                    Child = seen.Child with { Headers = [seen.Child.Headers[0] with
                        { Uasc = "0" }], CareLeavers = [leaver], Episodes = [before] },
                }),
                Example.Fails("by the flag of the header alone", ["OC3[1]/IN_TOUCH", "OC3[1]/ACTIV", "OC3[1]/ACCOM"], seen with
                {
                    Child = seen.Child with
                    {
                        Headers = [seen.Child.Headers[0] with { Uasc = "1" }],
                        AsylumSeekers = [],
                        CareLeavers = [leaver],
                        Episodes = [before],
                    },
                }),
                Example.Fails("two rows about asylum seekers, and only the second about care leavers has an item",
                    ["UASC[1]/CHILD", "OC3[2]/ACTIV", "UASC[2]/CHILD", "OC3[2]/ACTIV"], seen with
                    {
                        Child = seen.Child with
                        {
                            AsylumSeekers = [asylum, asylum with { Sex = null }],
                            CareLeavers = [new() { ChildId = "C2" }, new() { ChildId = "C2", Activity = "F2" }],
                            Episodes = [before],
                        },
                    }),
            ];
        }
    }

    private static void Report(ImmutableArray<AsylumSeeker> rows, CareLeaver leaver, Report report)
    {
        var items = Rule602.Filled(leaver, CareLeaver.Items);
        if (rows.IsEmpty)
        {
            report.At(items);
        }

        foreach (var row in rows)
        {
            report.At([(row, AsylumSeeker.ChildField), .. items]);
        }
    }

    private static bool IsLookedAfter(ImmutableArray<Episode> episodes, CollectionYear year)
    {
        foreach (var episode in episodes)
        {
            if (episode.Overlaps(year))
            {
                return true;
            }
        }

        return false;
    }
}
