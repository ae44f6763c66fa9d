namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child was not freed for adoption before the decision to place.</summary>
public sealed class Rule556 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("556", Severity.Error, Scope.Child, Years.Until(2024), "Freed for adoption before the decision to place")
        {
            Module = Episode.Group.Name,
            Logic = "LS of an episode is D1 and its DECOM is before DATE_PLACED of one of the child's PlacedAdoption rows. The same day passes.",
            Advice = "Correct the start of the episode or its legal status, or the date of the decision that the child should be placed for adoption.",
            Guide = LookedAfterGuide.Check("556"),
            Fields = [Episode.StartField, PlacementDecision.DateField],
            Needs = [Inputs.Episodes, Inputs.PlacedAdoption],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.LegalStatus == "D1")
            {
                Rule554.CheckDecisions(episode, seen.Child, report);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var adopted = new LookedAfterSample(2024).Adopted;
            var (episode, decision) = (adopted.Child.Episodes[0] with { LegalStatus = "D1" }, adopted.Child.PlacementDecisions[0]);
            LookedAfterCase With(ReadOnlySpan<Episode> episodes, ReadOnlySpan<PlacementDecision> decisions) =>
                adopted with { Child = adopted.Child with { Episodes = [.. episodes], PlacementDecisions = [.. decisions] } };
            var after = decision with { Date = episode.Start.PlusDays(1) };
            return
            [
                Example.Passes("freed four months after the decision", With([episode], [decision])),
                Example.Passes("freed on the day of the decision", With([episode], [decision with { Date = episode.Start }])),
                Example.Fails("freed the day before the decision", ["Episodes[1]/DECOM", "PlacedAdoption[1]/DATE_PLACED"],
                    With([episode], [after])),
                Example.Passes("a placement order, made the day before the decision", With([episode with { LegalStatus = "E1" }], [after])),
                Example.Passes("no status, from the day before the decision", With([episode with { LegalStatus = null }], [after])),
                Example.Fails("the second of two decisions later", ["Episodes[1]/DECOM", "PlacedAdoption[2]/DATE_PLACED"],
                    With([episode], [decision, after])),
                Example.Passes("no date of the decision", With([episode], [decision with { Date = null }])),
                Example.Passes("no decision", With([episode], [])),
                Example.Passes("no start of the episode", With([episode with { Start = null }], [after])),
                Example.Fails("both of two episodes before the decision",
                    ["Episodes[1]/DECOM", "PlacedAdoption[1]/DATE_PLACED", "Episodes[2]/DECOM", "PlacedAdoption[1]/DATE_PLACED"],
                    With([episode, episode with { }], [after])),
            ];
        }
    }
}
