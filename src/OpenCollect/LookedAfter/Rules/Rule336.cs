namespace OpenCollect.LookedAfter.Rules;

/// <summary>Placement for adoption with the current foster carer follows a foster placement.</summary>
public sealed class Rule336 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("336", Severity.Error, Scope.Child, Years.Always, "No foster placement before adoption by the foster carer")
        {
            Module = Episode.Group.Name,
            Logic = "With the child's episodes in order of DECOM: PLACE of one after the first is A3 or A5, and PLACE of the one before it is not A3 to A6 and not U1 to U6 (in 2013-14 Q1 or Q2). Blank is not.",
            Advice = "Correct the type of this placement or of the one before it.",
            Guide = LookedAfterGuide.Check("336"),
            Fields = [Episode.PlacementField],
            Needs = [Inputs.Episodes],
            Doubt = "Public validators test A3 and A4. A3 and A5 are the codes for the current foster carer, of whom the check speaks. In 2013-14 foster placements had the codes Q1 and Q2.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var episodes = seen.Child.EpisodesByStart;
        for (var i = 1; i < episodes.Length; i++)
        {
            var (before, episode) = (episodes[i - 1], episodes[i]);
            if (episode.Placement is "A3" or "A5" && !before.IsPlacedForAdoption
                && !(before.IsFostered && Codes.Placement.Codes.Has(before.Placement, report.Year)))
            {
                report.Between((episode, Episode.PlacementField), (before, Episode.PlacementField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[2]/PLACE", "Episodes[1]/PLACE"];
            LookedAfterCase Of(string? before, string placement) =>
                sample.With(sample.FirstEpisode with { Placement = before }, sample.Episode with { Placement = placement });
            return
            [
                Example.Passes("A5 after U1", Of("U1", "A5")),
                Example.Passes("A5 after U6", Of("U6", "A5")),
                Example.Passes("A5 after A3", Of("A3", "A5")),
                Example.Passes("A5 after A6", Of("A6", "A5")),
                Example.Passes("A3 after U4", Of("U4", "A3")),
                Example.Fails("A3 after K2", [.. both], Of("K2", "A3")),
                Example.Fails("A5 after K2", [.. both], Of("K2", "A5")),
                Example.Fails("A5 after a blank", [.. both], Of(null, "A5")),
                Example.Passes("A4 after K2", Of("K2", "A4")),
                Example.Passes("A6 after K2", Of("K2", "A6")),
                Example.Passes("U4 after K2", Of("K2", "U4")),
                Example.Passes("A5 only", sample.With(sample.Episode with { Placement = "A5" })),
                Example.Passes("A5 before K2", Of("A5", "K2")),
                Example.Fails("A5 after K2, the other order in the file", ["Episodes[1]/PLACE", "Episodes[2]/PLACE"],
                    sample.With(sample.Episode with { Placement = "A5" }, sample.FirstEpisode with { Placement = "K2" })),
                Example.Fails("A5 after Q1, no code any more", [.. both], Of("Q1", "A5")),
                Example.Passes("A5 after Q1 when it was a code", Of("Q1", "A5")) with { Year = 2014 },
            ];
        }
    }
}
