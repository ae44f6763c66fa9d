namespace OpenCollect.LookedAfter.Rules;

/// <summary>It is decided that a child should be adopted while the child is in care.</summary>
public sealed class Rule334 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("334", Severity.Error, Scope.Child, Years.Always, "Decision on adoption is before the latest start of care")
        {
            Module = Adoption.Group.Name,
            Logic = "DATE_INT is before DECOM of the child's latest episode, by DECOM, with RNE S in this return. The same day passes, and so does a child without such an episode.",
            Advice = "Correct the day of the decision, or the start of the episode or its reason.",
            Guide = LookedAfterGuide.Check("334"),
            Fields = [Adoption.DecisionField, Episode.StartField, Episode.ReasonStartedField],
            Needs = [Inputs.Ad1, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (LatestStartOfCare(seen.Child.EpisodesByStart) is not { } start)
        {
            return;
        }

        foreach (var adoption in seen.Child.Adoptions)
        {
            if (adoption.Decision < start.Start)
            {
                report.Between((adoption, Adoption.DecisionField), (start, Episode.StartField), (start, Episode.ReasonStartedField));
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
            var began = episode with { ReasonStarted = "S" };
            var before = began with { Start = began.Start.PlusDays(-100) };
            var early = adoption with { Decision = began.Start.PlusDays(-1) };
            string[] all = ["AD1[1]/DATE_INT", "Episodes[1]/DECOM", "Episodes[1]/RNE"];
            return
            [
                Example.Passes("no start of care in this return", Of(adoption, episode)),
                Example.Fails("decided on the day before care began", [.. all], Of(early, began)),
                Example.Passes("decided on the day care began", Of(adoption with { Decision = began.Start }, began)),
                Example.Passes("decided on the day after care began", Of(adoption with { Decision = began.Start.PlusDays(1) }, began)),
                Example.Passes("no decision", Of(adoption with { Decision = null }, began)),
                Example.Passes("care began on a day not known", Of(early, began with { Start = null })),
                Example.Fails("decided between two starts of care", ["AD1[1]/DATE_INT", "Episodes[2]/DECOM", "Episodes[2]/RNE"],
                    Of(early, before, began)),
                Example.Fails("the later start of care first in the file", [.. all], Of(early, began, before)),
                Example.Fails("another episode after the start of care", [.. all],
                    Of(early, began, episode with { Start = began.Start.PlusDays(20) })),
                Example.Fails("on the second row", ["AD1[2]/DATE_INT", "Episodes[2]/DECOM", "Episodes[2]/RNE"],
                    sample.Adopted with
                    {
                        Child = adopted with { Adoptions = [adoption with { Decision = null }, early], Episodes = [before, began] },
                    }),
                Example.Passes("no row", sample.Adopted with { Child = adopted with { Adoptions = [], Episodes = [began] } }),
            ];
        }
    }

    private static Episode? LatestStartOfCare(ImmutableArray<Episode> episodes)
    {
        for (var i = episodes.Length - 1; i >= 0; i--)
        {
            if (episodes[i].ReasonStarted == "S")
            {
                return episodes[i];
            }
        }

        return null;
    }
}
