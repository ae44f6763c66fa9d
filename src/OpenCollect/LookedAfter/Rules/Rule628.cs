namespace OpenCollect.LookedAfter.Rules;

/// <summary>Whether a care leaver is a mother is not said.</summary>
public sealed class Rule628 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("628", Severity.Error, Scope.Child, Years.Always, "Mother or not is not wanted for a care leaver")
        {
            Module = Header.Group.Name,
            Logic = "MOTHER is filled, the child has no row in Episodes, and any of IN_TOUCH, ACTIV and ACCOM is filled.",
            Advice = "Remove MOTHER, or enter the child's episodes if the child was looked after in the year.",
            Guide = LookedAfterGuide.Check("628"),
            Fields = [Header.MotherField, CareLeaver.ChildField],
            Needs = [Inputs.Header, Inputs.Oc3, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (!seen.Child.Episodes.IsEmpty || FirstWithItems(seen.Child.CareLeavers) is not { } leaver)
        {
            return;
        }

        foreach (var header in seen.Child.Headers)
        {
            if (header.Mother is not null)
            {
                report.Between((header, Header.MotherField), (leaver, CareLeaver.ChildField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.LeftCare.Child;
            var leaver = seen.CareLeavers[0];
            ImmutableArray<string> fails = ["Header[1]/MOTHER", "OC3[1]/CHILD"];
            LookedAfterCase Of(string mother, params CareLeaver[] leavers) => sample.LeftCare with
            {
                Child = seen with { Headers = [seen.Headers[0] with { Mother = mother }], CareLeavers = [.. leavers] },
            };
            return
            [
                Example.Passes("a care leaver, not said", sample.LeftCare),
                Example.Fails("a care leaver, a mother", fails, Of("1", leaver)),
                Example.Fails("a care leaver, no mother", fails, Of("0", leaver)),
                Example.Passes("no items about care leavers", Of("0", new CareLeaver { ChildId = "C3" })),
                Example.Fails("one item only", fails, Of("0", new CareLeaver { ChildId = "C3", Activity = "F2" })),
                Example.Passes("no row about care leavers", Of("0")),
                Example.Passes("with an episode", Of("0", leaver) with
                {
                    Child = Of("0", leaver).Child with { Episodes = [sample.LeftCare.LastYear!.Episodes[0]] },
                }),
                Example.Passes("no header row", Of("0", leaver) with { Child = seen with { Headers = [] } }),
                Example.Fails("only the second row about care leavers has items", ["Header[1]/MOTHER", "OC3[2]/CHILD"],
                    Of("0", new CareLeaver { ChildId = "C3" }, leaver, leaver with { Activity = "F4" })),
                Example.Fails("the second header row", ["Header[2]/MOTHER", "OC3[1]/CHILD"], Of("0", leaver) with
                {
                    Child = seen with { Headers = [seen.Headers[0], seen.Headers[0] with { Mother = "0" }] },
                }),
            ];
        }
    }

    private static CareLeaver? FirstWithItems(ImmutableArray<CareLeaver> leavers)
    {
        foreach (var leaver in leavers)
        {
            if (leaver.HasAnyItem)
            {
                return leaver;
            }
        }

        return null;
    }
}
