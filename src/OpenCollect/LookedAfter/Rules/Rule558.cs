namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child who was adopted has a decision to place that was not reversed.</summary>
public sealed class Rule558 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("558", Severity.Error, Scope.Child, Years.Always, "Adopted, although every decision was reversed")
        {
            Module = Episode.Group.Name,
            Logic = "REC of an episode is E11 or E12, the child has more than one PlacedAdoption row, and none of them has a blank DATE_PLACED_CEASED. An unreadable date is not blank.",
            Advice = "Remove the date of reversal from the decision that led to adoption, or correct the reason that the episode ceased.",
            Guide = LookedAfterGuide.Check("558"),
            Fields = [Episode.ReasonCeasedField, PlacementDecision.CeasedField],
            Needs = [Inputs.Episodes, Inputs.PlacedAdoption],
            Doubt = "A single decision that was reversed is left to check 525, as the list of checks has it.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var decisions = seen.Child.PlacementDecisions;
        if (decisions.Length < 2)
        {
            return;
        }

        foreach (var decision in decisions)
        {
            if (decision.LacksCeased)
            {
                return;
            }
        }

        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.IsAdoption)
            {
                List<(Record, Field)> places = [(episode, Episode.ReasonCeasedField)];
                foreach (var decision in decisions)
                {
                    places.Add((decision, PlacementDecision.CeasedField));
                }

                report.At(places);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var adopted = LookedAfterSample.Latest.Adopted;
            var (episode, decision) = (adopted.Child.Episodes[0], adopted.Child.PlacementDecisions[0]);
            LookedAfterCase With(ReadOnlySpan<Episode> episodes, ReadOnlySpan<PlacementDecision> decisions) =>
                adopted with { Child = adopted.Child with { Episodes = [.. episodes], PlacementDecisions = [.. decisions] } };
            string[] all = ["Episodes[1]/REC", "PlacedAdoption[1]/DATE_PLACED_CEASED", "PlacedAdoption[2]/DATE_PLACED_CEASED"];
            var first = decision with { Ceased = decision.Date.PlusDays(30) };
            var second = decision with { Date = decision.Date.PlusDays(60), Ceased = decision.Date.PlusDays(90) };
            return
            [
                Example.Passes("one decision, not reversed", adopted),
                Example.Passes("one decision, reversed", With([episode], [first])),
                Example.Passes("no decision", With([episode], [])),
                Example.Fails("two decisions, both reversed", [.. all], With([episode], [first, second])),
                Example.Fails("under E11, two decisions, both reversed", [.. all],
                    With([episode with { ReasonCeased = "E11" }], [first, second])),
                Example.Passes("two decisions, the later not reversed", With([episode], [first, second with { Ceased = null }])),
                Example.Passes("two decisions, the earlier not reversed", With([episode], [first with { Ceased = null }, second])),
                Example.Passes("two decisions, neither reversed",
                    With([episode], [first with { Ceased = null }, second with { Ceased = null }])),
                Example.Fails("two decisions, one reversed on an unreadable day", [.. all], With([episode],
                    [first, second with { Ceased = null, Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.CeasedField, "soon", 2)) }])),
                Example.Passes("left for another reason, both reversed", With([episode with { ReasonCeased = "E4A" }], [first, second])),
                Example.Passes("still looked after, both reversed",
                    With([episode with { End = null, ReasonCeased = null }], [first, second])),
                Example.Fails("the second of two episodes ended by adoption",
                    ["Episodes[2]/REC", "PlacedAdoption[1]/DATE_PLACED_CEASED", "PlacedAdoption[2]/DATE_PLACED_CEASED"],
                    With([episode with { ReasonCeased = "X1" }, episode], [first, second])),
            ];
        }
    }
}
