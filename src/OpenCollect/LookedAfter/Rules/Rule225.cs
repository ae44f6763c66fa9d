namespace OpenCollect.LookedAfter.Rules;

/// <summary>A change of placement has a reason.</summary>
public sealed class Rule225 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("225", Severity.Error, Scope.Child, Years.From(2016), "Reason for the change of placement is missing")
        {
            Module = Episode.Group.Name,
            Logic = "With the child's episodes in order of DECOM: REC of one is X1, its REASON_PLACE_CHANGE is blank and its PLACE is not T0 to T4; RNE of the next is P, B, T or U and its PLACE is not T0 to T4. The former is reported.",
            Advice = "Enter why the placement changed at the end of the episode.",
            Guide = LookedAfterGuide.Check("225"),
            Fields = [Episode.ReasonForChangeField, Episode.ReasonCeasedField, Episode.PlacementField, Episode.ReasonStartedField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var episodes = seen.Child.EpisodesByStart;
        for (var i = 1; i < episodes.Length; i++)
        {
            var (ended, next) = (episodes[i - 1], episodes[i]);
            if (ended.ReasonCeased == "X1" && ended.ReasonForChange is null && !ended.IsTemporary
                && next.ReasonStarted is "P" or "B" or "T" or "U" && !next.IsTemporary)
            {
                report.Between((ended, Episode.ReasonForChangeField), (ended, Episode.ReasonCeasedField), (ended, Episode.PlacementField),
                    (next, Episode.ReasonStartedField), (next, Episode.PlacementField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, second) = (sample.FirstEpisode with { ReasonForChange = null }, sample.Episode);
            string[] all =
                ["Episodes[1]/REASON_PLACE_CHANGE", "Episodes[1]/REC", "Episodes[1]/PLACE", "Episodes[2]/RNE", "Episodes[2]/PLACE"];
            return
            [
                Example.Passes("a reason", sample.Case),
                Example.Fails("no reason, P", [.. all], sample.With(first, second)),
                Example.Fails("no reason, B", [.. all], sample.With(first, second with { ReasonStarted = "B" })),
                Example.Fails("no reason, T", [.. all], sample.With(first, second with { ReasonStarted = "T" })),
                Example.Fails("no reason, U", [.. all], sample.With(first, second with { ReasonStarted = "U" })),
                Example.Passes("no reason, L", sample.With(first, second with { ReasonStarted = "L" })),
                Example.Passes("no reason, S", sample.With(first, second with { ReasonStarted = "S" })),
                Example.Passes("no reason, blank reason for the new episode", sample.With(first, second with { ReasonStarted = null })),
                Example.Passes("no reason, left care", sample.With(first with { ReasonCeased = "E4A" }, second)),
                Example.Passes("no reason, no reason for ceasing", sample.With(first with { ReasonCeased = null }, second)),
                Example.Passes("no reason, temporary before", sample.With(first with { Placement = "T0" }, second)),
                Example.Passes("no reason, temporary after", sample.With(first, second with { Placement = "T4" })),
                Example.Passes("no reason, nothing follows", sample.With(first)),
                Example.Fails("no reason, the other order in the file",
                    ["Episodes[2]/REASON_PLACE_CHANGE", "Episodes[2]/REC", "Episodes[2]/PLACE", "Episodes[1]/RNE", "Episodes[1]/PLACE"],
                    sample.With(second, first)),
            ];
        }
    }
}
