namespace OpenCollect.LookedAfter.Rules;

/// <summary>Somebody in care at the end of last year has episodes this year before being a care leaver.</summary>
public sealed class Rule1010 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("1010", Severity.Error, Scope.Child, Years.Always,
            "In care at the end of last year and without episodes now, but information about care leavers")
        {
            Module = CareLeaver.Group.Name,
            Logic = "The child has a row in OC3 and no row in Episodes, and the episode with the latest DECOM in last year's return has a blank DEC.",
            Advice = "Enter the child's episodes with their end in this year's return, or amend last year's.",
            Guide = LookedAfterGuide.Check("1010"),
            Fields = [CareLeaver.ChildField, Episode.EndField],
            Needs = [Inputs.Oc3, Inputs.Episodes, Inputs.LastEpisodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (!seen.Child.Episodes.IsEmpty || seen.LastYear?.Latest is not { IsOpen: true } last)
        {
            return;
        }

        foreach (var leaver in seen.Child.CareLeavers)
        {
            report.Between((leaver, CareLeaver.ChildField), (last, Episode.EndField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.LeftCare;
            var (leaver, last) = (seen.Child.CareLeavers[0], seen.LastYear!.Episodes[0]);
            var open = last with { End = null, ReasonCeased = null };
            LookedAfterCase Of(params Episode[] before) => seen with { LastYear = seen.LastYear! with { Episodes = [.. before] } };
            return
            [
                Example.Passes("care ended last year", seen),
                Example.Fails("care went on last year", ["OC3[1]/CHILD", "LastYear/Episodes[1]/DEC"], Of(open)),
                Example.Passes("care went on last year and ended this year",
                    Of(open) with { Child = seen.Child with { Episodes = [last] } }),
                Example.Passes("last year's end is unreadable",
                    Of(open with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Fails("the open episode of last year stands first in the file", ["OC3[1]/CHILD", "LastYear/Episodes[1]/DEC"],
                    Of(open with { Start = last.End }, last)),
                Example.Passes("only an earlier episode of last year is open", Of(open, last with { Start = last.Start.PlusDays(9) })),
                Example.Passes("not in last year's return", seen with { LastYear = null }),
                Example.Passes("no row about care leavers", Of(open) with { Child = seen.Child with { CareLeavers = [] } }),
                Example.Fails("two rows about care leavers",
                    ["OC3[1]/CHILD", "LastYear/Episodes[1]/DEC", "OC3[2]/CHILD", "LastYear/Episodes[1]/DEC"],
                    Of(open) with { Child = seen.Child with { CareLeavers = [leaver, leaver with { InTouch = "NO" }] } }),
            ];
        }
    }
}
