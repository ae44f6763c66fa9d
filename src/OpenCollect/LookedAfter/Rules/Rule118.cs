namespace OpenCollect.LookedAfter.Rules;

/// <summary>A decision to place for adoption is not reversed before the year or before care began.</summary>
public sealed class Rule118 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("118", Severity.Error, Scope.Child, Years.Always, "Adoption decision reversed before the year or before care began")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "DATE_PLACED_CEASED of a PlacedAdoption row is before 1 April at the start of the year, or before DECOM of the child's episode with the earliest DECOM among those of this return whose LS is neither V3 nor V4 (a blank LS counts). The same day passes, and so does a child without such an episode.",
            Advice = "Correct the date of the reversal or the start of the child's first episode. Leave out decisions that were reversed before the year.",
            Guide = LookedAfterGuide.Check("118"),
            Fields = [PlacementDecision.CeasedField, Episode.StartField],
            Needs = [Inputs.PlacedAdoption, Inputs.Episodes],
            Doubt = "A child without such an episode is not tested at all, also not against the start of the year.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (FirstOf(seen.Child.EpisodesByStart) is not { } first)
        {
            return;
        }

        foreach (var decision in seen.Child.PlacementDecisions)
        {
            if (decision.Ceased < first.Start || decision.Ceased < report.Year.FirstDay)
            {
                report.Between((decision, PlacementDecision.CeasedField), (first, Episode.StartField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Adopted;
            var decision = seen.Child.PlacementDecisions[0];
            var episode = seen.Child.Episodes[0];
            var late = episode with { Start = sample.Day(5, 1) };
            var breaks = episode with { LegalStatus = "V4" };
            string[] both = ["PlacedAdoption[1]/DATE_PLACED_CEASED", "Episodes[1]/DECOM"];
            LookedAfterCase With(DateOnly? ceased, params Episode[] episodes) =>
                seen with { Child = seen.Child with { PlacementDecisions = [decision with { Ceased = ceased }], Episodes = [.. episodes] } };
            return
            [
                Example.Passes("not reversed", seen),
                Example.Passes("reversed on 1 April", With(sample.Day(4, 1), episode)),
                Example.Fails("reversed on 31 March before the year", [.. both], With(sample.Day(4, 1).AddDays(-1), episode)),
                Example.Passes("reversed on the day care began", With(sample.Day(5, 1), late)),
                Example.Fails("reversed the day before care began", [.. both], With(sample.Day(4, 30), late)),
                Example.Fails("reversed the day before care began, legal status blank", [.. both],
                    With(sample.Day(4, 30), late with { LegalStatus = null })),
                Example.Fails("short breaks before care began", ["PlacedAdoption[1]/DATE_PLACED_CEASED", "Episodes[2]/DECOM"],
                    With(sample.Day(4, 30), breaks, late)),
                Example.Passes("an episode before the later one, second in the file", With(sample.Day(4, 30), late, episode)),
                Example.Passes("short breaks only", With(sample.Day(4, 1).AddDays(-1), breaks)),
                Example.Passes("no episode", With(sample.Day(4, 1).AddDays(-1))),
                Example.Fails("the second decision was reversed before the year", ["PlacedAdoption[2]/DATE_PLACED_CEASED", "Episodes[1]/DECOM"],
                    seen with
                {
                    Child = seen.Child with { PlacementDecisions = [decision, decision with { Ceased = sample.Day(4, 1).AddDays(-1) }] },
                }),
            ];
        }
    }

    private static Episode? FirstOf(ImmutableArray<Episode> byStart)
    {
        foreach (var episode in byStart)
        {
            if (!episode.IsShortBreak)
            {
                return episode;
            }
        }

        return null;
    }
}
