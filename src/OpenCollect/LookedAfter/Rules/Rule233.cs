namespace OpenCollect.LookedAfter.Rules;

/// <summary>An episode that goes on has no reason for a change of placement.</summary>
public sealed class Rule233 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("233", Severity.Error, Scope.Group, Years.From(2026), "Reason for change given for an open episode")
        {
            Module = Episode.Group.Name,
            Logic = "REASON_PLACE_CHANGE is filled and DEC is blank. An unreadable DEC is not blank.",
            Advice = "Enter the day on which the episode ended, or remove the reason for the change of placement.",
            Guide = LookedAfterGuide.Check("233"),
            Fields = [Episode.ReasonForChangeField, Episode.EndField],
            Needs = [Inputs.Episodes],
            Doubt = "Public validators never report it; the check is applied as its message has it.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.ReasonForChange is not null && episode.IsOpen)
            {
                report.At(episode, Episode.ReasonForChangeField, Episode.EndField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var wrong = sample.Episode with { ReasonForChange = "CARPL" };
            return
            [
                Example.Passes("ended with a reason, open without", sample.Case),
                Example.Fails("open, with a reason", ["Episodes[1]/REASON_PLACE_CHANGE", "Episodes[1]/DEC"], sample.With(wrong)),
                Example.Passes("unreadable end, with a reason",
                    sample.With(wrong with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("ended without a reason", sample.With(sample.FirstEpisode with { ReasonForChange = null })),
                Example.Fails("the second episode, open, with a reason", ["Episodes[2]/REASON_PLACE_CHANGE", "Episodes[2]/DEC"],
                    sample.With(sample.FirstEpisode, wrong)),
            ];
        }
    }
}
