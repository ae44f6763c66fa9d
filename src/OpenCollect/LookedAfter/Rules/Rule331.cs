namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child is matched with adopters before being placed with them.</summary>
public sealed class Rule331 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("331", Severity.Error, Scope.Child, Years.Always, "Matched with adopters after the adoption episode started")
        {
            Module = Adoption.Group.Name,
            Logic = "DATE_MATCH is after DECOM of an episode of the child whose REC is E11 or E12. The same day passes. Of several such episodes the one with the earliest DECOM is named.",
            Advice = "Correct the day of the match, or the start or the reason for ceasing of the episode.",
            Guide = LookedAfterGuide.Check("331"),
            Fields = [Adoption.MatchedField, Episode.StartField, Episode.ReasonCeasedField],
            Needs = [Inputs.Ad1, Inputs.Episodes],
            Doubt = "The start of the episode that ended in adoption counts, which may be later than the first placement for adoption.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var adoption in seen.Child.Adoptions)
        {
            foreach (var episode in seen.Child.EpisodesByStart)
            {
                if (episode.IsAdoption && adoption.Matched > episode.Start)
                {
                    report.Between((adoption, Adoption.MatchedField), (episode, Episode.StartField), (episode, Episode.ReasonCeasedField));
                    break;
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var adopted = sample.Adopted.Child;
            var (adoption, episode) = (adopted.Adoptions[0], adopted.Episodes[0]);
            LookedAfterCase Of(Adoption row, params Episode[] episodes) =>
                sample.Adopted with { Child = adopted with { Adoptions = [row], Episodes = [.. episodes] } };
            var late = adoption with { Matched = episode.Start.PlusDays(1) };
            string[] all = ["AD1[1]/DATE_MATCH", "Episodes[1]/DECOM", "Episodes[1]/REC"];
            return
            [
                Example.Passes("matched before", sample.Adopted),
                Example.Passes("matched on the day the episode started", Of(adoption with { Matched = episode.Start }, episode)),
                Example.Fails("matched on the day after, consent dispensed with", [.. all], Of(late, episode)),
                Example.Fails("matched on the day after, unopposed", [.. all], Of(late, episode with { ReasonCeased = "E11" })),
                Example.Passes("matched on the day after, another reason", Of(late, episode with { ReasonCeased = "E4A" })),
                Example.Passes("matched on the day after, not ended", Of(late, episode with { ReasonCeased = null })),
                Example.Passes("no day of match", Of(adoption with { Matched = null }, episode)),
                Example.Passes("the episode has no start", Of(late, episode with { Start = null })),
                Example.Fails("matched after the second episode started", ["AD1[1]/DATE_MATCH", "Episodes[2]/DECOM", "Episodes[2]/REC"],
                    Of(late, episode with { ReasonCeased = "X1", Start = episode.Start.PlusDays(-50) }, episode)),
                Example.Fails("two adoption episodes", [.. all], Of(late, episode, episode with { })),
                Example.Fails("on the second row", ["AD1[2]/DATE_MATCH", "Episodes[1]/DECOM", "Episodes[1]/REC"],
                    sample.Adopted with { Child = adopted with { Adoptions = [adoption, late] } }),
                Example.Fails("on both rows", [.. all, "AD1[2]/DATE_MATCH", "Episodes[1]/DECOM", "Episodes[1]/REC"],
                    sample.Adopted with { Child = adopted with { Adoptions = [late, late with { }] } }),
            ];
        }
    }
}
