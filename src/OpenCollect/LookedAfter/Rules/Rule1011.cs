namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child whose care another authority took over is not this authority's care leaver.</summary>
public sealed class Rule1011 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("1011", Severity.Error, Scope.Child, Years.Always,
            "Care was taken over by another authority, but items about care leavers were given")
        {
            Module = CareLeaver.Group.Name,
            Logic = "The child's episode with the latest DECOM has REC E3, and any of IN_TOUCH, ACTIV and ACCOM is filled.",
            Advice = "Remove the items about care leavers, or correct the reason the episode ceased.",
            Guide = LookedAfterGuide.Check("1011"),
            Fields = [CareLeaver.InTouchField, CareLeaver.ActivityField, CareLeaver.AccommodationField, Episode.ReasonCeasedField],
            Needs = [Inputs.Oc3, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Latest is not { ReasonCeased: "E3" } latest)
        {
            return;
        }

        foreach (var leaver in seen.Child.CareLeavers)
        {
            if (leaver.HasAnyItem)
            {
                report.At([.. Rule602.Filled(leaver, CareLeaver.Items), (latest, Episode.ReasonCeasedField)]);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.LeftCare;
            var (leaver, last) = (seen.Child.CareLeavers[0], seen.LastYear!.Episodes[0]);
            var taken = last with { ReasonCeased = "E3" };
            LookedAfterCase Of(CareLeaver row, params Episode[] episodes) =>
                seen with { Child = seen.Child with { CareLeavers = [row], Episodes = [.. episodes] } };
            return
            [
                Example.Passes("no episodes", seen),
                Example.Passes("left care at 18", Of(leaver, last)),
                Example.Fails("taken over, all items", ["OC3[1]/IN_TOUCH", "OC3[1]/ACTIV", "OC3[1]/ACCOM", "Episodes[1]/REC"],
                    Of(leaver, taken)),
                Example.Fails("taken over, one item", ["OC3[1]/ACCOM", "Episodes[1]/REC"],
                    Of(new() { ChildId = "C3", Accommodation = "U1" }, taken)),
                Example.Passes("taken over, no item", Of(new() { ChildId = "C3" }, taken)),
                Example.Passes("taken over before another episode, which stands first in the file",
                    Of(leaver, last with { Start = taken.End }, taken)),
                Example.Fails("taken over after another episode, and stands first in the file",
                    ["OC3[1]/IN_TOUCH", "OC3[1]/ACTIV", "OC3[1]/ACCOM", "Episodes[1]/REC"],
                    Of(leaver, taken with { Start = last.End }, last)),
                Example.Fails("only the second row about care leavers has an item", ["OC3[2]/ACTIV", "Episodes[1]/REC"], seen with
                {
                    Child = seen.Child with
                    {
                        Episodes = [taken],
                        CareLeavers = [new() { ChildId = "C3" }, new() { ChildId = "C3", Activity = "F2" }],
                    },
                }),
            ];
        }
    }
}
