namespace OpenCollect.LookedAfter.Rules;

/// <summary>Moves into and out of a temporary placement have no reason for change.</summary>
public sealed class Rule226 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("226", Severity.Error, Scope.Child, Years.From(2016), "Reason for change given for a temporary placement")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE is T0 to T4, and REASON_PLACE_CHANGE is filled on this episode or on the one before it in order of DECOM. The temporary episode is reported. One without a DECOM has none before it.",
            Advice = "Remove the reason for the change of placement, or correct the type of placement.",
            Guide = LookedAfterGuide.Check("226"),
            Fields = [Episode.PlacementField, Episode.ReasonForChangeField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var episodes = seen.Child.EpisodesByStart;
        for (var i = 0; i < episodes.Length; i++)
        {
            if (episodes[i].IsTemporary)
            {
                Judge(report, episodes[i], i > 0 ? episodes[i - 1] : null);
            }
        }

        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.IsTemporary && episode.Start is null)
            {
                Judge(report, episode, null);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var first = sample.FirstEpisode;
            var temporary = sample.Episode with { Placement = "T1", Provider = null };
            return
            [
                Example.Passes("not temporary", sample.Case),
                Example.Passes("temporary, no reasons", sample.With(first with { ReasonForChange = null }, temporary)),
                Example.Fails("temporary after an episode with a reason",
                    ["Episodes[2]/PLACE", "Episodes[1]/REASON_PLACE_CHANGE"],
                    sample.With(first, temporary)),
                Example.Fails("T4 after an episode with a reason", ["Episodes[2]/PLACE", "Episodes[1]/REASON_PLACE_CHANGE"],
                    sample.With(first, temporary with { Placement = "T4" })),
                Example.Fails("temporary with a reason", ["Episodes[2]/REASON_PLACE_CHANGE", "Episodes[2]/PLACE"],
                    sample.With(first with { ReasonForChange = null }, temporary with { ReasonForChange = "OTHER" })),
                Example.Fails("reasons on both",
                    ["Episodes[2]/REASON_PLACE_CHANGE", "Episodes[2]/PLACE", "Episodes[1]/REASON_PLACE_CHANGE"],
                    sample.With(first, temporary with { ReasonForChange = "OTHER" })),
                Example.Fails("temporary with a reason, the first episode", ["Episodes[1]/REASON_PLACE_CHANGE", "Episodes[1]/PLACE"],
                    sample.With(first with { Placement = "T0" }, sample.Episode)),
                Example.Fails("temporary with a reason, no start", ["Episodes[2]/REASON_PLACE_CHANGE", "Episodes[2]/PLACE"],
                    sample.With(first, temporary with { ReasonForChange = "OTHER", Start = null })),
                Example.Passes("temporary without a reason, no start", sample.With(first, temporary with { Start = null })),
                Example.Passes("a reason, no start, not temporary", sample.With(first with { Start = null })),
                Example.Fails("the other order in the file", ["Episodes[1]/PLACE", "Episodes[2]/REASON_PLACE_CHANGE"],
                    sample.With(temporary, first)),
                Example.Passes("a reason only after the temporary placement",
                    sample.With(temporary, temporary with { Placement = "U4", Start = sample.Day(8, 20), ReasonForChange = "OTHER" })),
            ];
        }
    }

    private static void Judge(Report report, Episode temporary, Episode? before)
    {
        switch (temporary.ReasonForChange, before?.ReasonForChange)
        {
            case (not null, not null):
                report.Between((temporary, Episode.ReasonForChangeField), (temporary, Episode.PlacementField),
                    (before!, Episode.ReasonForChangeField));
                break;
            case (not null, null):
                report.At(temporary, Episode.ReasonForChangeField, Episode.PlacementField);
                break;
            case (null, not null):
                report.Between((temporary, Episode.PlacementField), (before!, Episode.ReasonForChangeField));
                break;
            default:
                break;
        }
    }
}
