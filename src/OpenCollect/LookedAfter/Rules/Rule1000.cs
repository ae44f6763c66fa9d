namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child who died in care is no care leaver.</summary>
public sealed class Rule1000 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("1000", Severity.Error, Scope.Child, Years.Always, "Died in care, but information about care leavers was given")
        {
            Module = CareLeaver.Group.Name,
            Logic = "The child has a row in OC3 and an episode in this year's return, or in last year's where it was given, with REC E2.",
            Advice = "Remove the row about care leavers, or correct the reason the episode ceased.",
            Guide = LookedAfterGuide.Check("1000"),
            Fields = [CareLeaver.ChildField, Episode.ReasonCeasedField],
            Needs = [Inputs.Oc3, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.CareLeavers.IsEmpty || (FirstDied(seen.Child) ?? FirstDied(seen.LastYear)) is not { } died)
        {
            return;
        }

        foreach (var leaver in seen.Child.CareLeavers)
        {
            report.Between((leaver, CareLeaver.ChildField), (died, Episode.ReasonCeasedField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.LeftCare;
            var (leaver, last) = (seen.Child.CareLeavers[0], seen.LastYear!.Episodes[0]);
            LookedAfterCase Of(ImmutableArray<Episode> now, ImmutableArray<Episode> before) => seen with
            {
                Child = seen.Child with { Episodes = now },
                LastYear = seen.LastYear! with { Episodes = before },
            };
            return
            [
                Example.Passes("left care at 18", seen),
                Example.Fails("died last year", ["OC3[1]/CHILD", "LastYear/Episodes[1]/REC"], Of([], [last with { ReasonCeased = "E2" }])),
                Example.Fails("died this year", ["OC3[1]/CHILD", "Episodes[1]/REC"], Of([last with { ReasonCeased = "E2" }], [last])),
                Example.Fails("died in the second episode of this year", ["OC3[1]/CHILD", "Episodes[2]/REC"],
                    Of([last, last with { ReasonCeased = "E2" }], [last])),
                Example.Fails("died by both returns", ["OC3[1]/CHILD", "Episodes[1]/REC"],
                    Of([last with { ReasonCeased = "E2" }], [last with { ReasonCeased = "E2" }])),
                Example.Fails("died this year, and last year's return was not given", ["OC3[1]/CHILD", "Episodes[1]/REC"],
                    Of([last with { ReasonCeased = "E2" }], []) with { LastYear = null }),
                Example.Passes("left care this year, and last year's return was not given", Of([last], []) with { LastYear = null }),
                Example.Passes("died, and no row about care leavers", Of([last with { ReasonCeased = "E2" }], [last]) with
                {
                    Child = seen.Child with { Episodes = [last with { ReasonCeased = "E2" }], CareLeavers = [] },
                }),
                Example.Fails("two rows about care leavers",
                    ["OC3[1]/CHILD", "LastYear/Episodes[1]/REC", "OC3[2]/CHILD", "LastYear/Episodes[1]/REC"],
                    Of([], [last with { ReasonCeased = "E2" }]) with
                    {
                        Child = seen.Child with { CareLeavers = [leaver, new() { ChildId = "C3" }] },
                    }),
            ];
        }
    }

    private static Episode? FirstDied(LookedAfterChild? child)
    {
        foreach (var episode in child?.Episodes ?? [])
        {
            if (episode.ReasonCeased == "E2")
            {
                return episode;
            }
        }

        return null;
    }
}
