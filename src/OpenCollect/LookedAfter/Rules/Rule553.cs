namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child under a placement order has a decision to place for adoption that stands.</summary>
public sealed class Rule553 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("553", Severity.Error, Scope.Child, Years.Always, "Placement order without a decision that stands")
        {
            Module = Episode.Group.Name,
            Logic = "LS of an episode is E1 and the child has no PlacedAdoption row; or DEC of such an episode is blank and DATE_PLACED_CEASED, readable or not, or REASON_PLACED_CEASED of a row of the child is filled. Then that row is reported.",
            Advice = "Enter the decision that the child should be placed for adoption. If it was reversed, end the placement order; if not, remove the date and reason of reversal.",
            Guide = LookedAfterGuide.Check("553"),
            Fields = [Episode.LegalStatusField, PlacementDecision.CeasedField, PlacementDecision.ReasonCeasedField],
            Needs = [Inputs.Episodes, Inputs.PlacedAdoption],
            Doubt = "When the decision was reversed and a later one stands, the row of the reversed one fails; the list of checks makes no exception.",
        };

    public static void Check(LookedAfterCase seen, Report report) => CheckDecision(seen.Child, "E1", report);

    /// <summary>An episode with the legal status needs a decision, and one that goes on a decision that was not reversed.</summary>
    internal static void CheckDecision(LookedAfterChild child, string status, Report report)
    {
        if (child.PlacementDecisions.IsEmpty)
        {
            foreach (var episode in child.Episodes)
            {
                if (episode.LegalStatus == status)
                {
                    report.At(episode, Episode.LegalStatusField);
                }
            }
        }

        foreach (var decision in child.PlacementDecisions)
        {
            if (decision is { LacksCeased: true, ReasonCeased: null })
            {
                continue;
            }

            List<(Record, Field)>? places = null;
            foreach (var episode in child.Episodes)
            {
                if (episode.LegalStatus == status && episode.IsOpen)
                {
                    places ??= Reversal(decision);
                    places.Add((episode, Episode.LegalStatusField));
                }
            }

            if (places is not null)
            {
                report.At(places);
            }
        }
    }

    /// <summary>What says that the decision was reversed: the date, the reason or both.</summary>
    private static List<(Record, Field)> Reversal(PlacementDecision decision)
    {
        List<(Record, Field)> places = [];
        if (!decision.LacksCeased)
        {
            places.Add((decision, PlacementDecision.CeasedField));
        }

        if (decision.ReasonCeased is not null)
        {
            places.Add((decision, PlacementDecision.ReasonCeasedField));
        }

        return places;
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var adopted = sample.Adopted;
            var (episode, decision) = (adopted.Child.Episodes[0], adopted.Child.PlacementDecisions[0]);
            var open = episode with { End = null, ReasonCeased = null };
            var day = sample.Day(5, 1);
            LookedAfterCase With(ReadOnlySpan<Episode> episodes, ReadOnlySpan<PlacementDecision> decisions) =>
                adopted with { Child = adopted.Child with { Episodes = [.. episodes], PlacementDecisions = [.. decisions] } };
            return
            [
                Example.Passes("ended, with a decision", adopted),
                Example.Fails("no decision", "Episodes[1]/LS", With([episode], [])),
                Example.Fails("going on, no decision", "Episodes[1]/LS", With([open], [])),
                Example.Passes("going on, with a decision", With([open], [decision])),
                Example.Fails("going on, decision reversed on a day", ["PlacedAdoption[1]/DATE_PLACED_CEASED", "Episodes[1]/LS"],
                    With([open], [decision with { Ceased = day }])),
                Example.Fails("going on, decision reversed on an unreadable day", ["PlacedAdoption[1]/DATE_PLACED_CEASED", "Episodes[1]/LS"],
                    With([open], [decision with { Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.CeasedField, "soon", 2)) }])),
                Example.Fails("going on, decision reversed for a reason", ["PlacedAdoption[1]/REASON_PLACED_CEASED", "Episodes[1]/LS"],
                    With([open], [decision with { ReasonCeased = "RD1" }])),
                Example.Fails("going on, decision reversed on a day for a reason",
                    ["PlacedAdoption[1]/DATE_PLACED_CEASED", "PlacedAdoption[1]/REASON_PLACED_CEASED", "Episodes[1]/LS"],
                    With([open], [decision with { Ceased = day, ReasonCeased = "RD1" }])),
                Example.Passes("ended, decision reversed", With([episode], [decision with { Ceased = day, ReasonCeased = "RD1" }])),
                Example.Passes("an unreadable end, decision reversed", With(
                    [open with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) }], [decision with { Ceased = day }])),
                Example.Passes("another status going on, decision reversed",
                    With([open with { LegalStatus = "C2" }], [decision with { Ceased = day }])),
                Example.Passes("another status, no decision", With([open with { LegalStatus = "C2" }], [])),
                Example.Passes("no status, no decision", With([open with { LegalStatus = null }], [])),
                Example.Fails("the second of two decisions reversed", ["PlacedAdoption[2]/REASON_PLACED_CEASED", "Episodes[2]/LS"],
                    With([episode, open], [decision, decision with { ReasonCeased = "RD1" }])),
                Example.Fails("both of two decisions reversed, two episodes going on",
                    [
                        "PlacedAdoption[1]/DATE_PLACED_CEASED", "Episodes[1]/LS", "Episodes[2]/LS",
                        "PlacedAdoption[2]/REASON_PLACED_CEASED", "Episodes[1]/LS", "Episodes[2]/LS",
                    ],
                    With([open, open with { }], [decision with { Ceased = day }, decision with { ReasonCeased = "RD1" }])),
                Example.Fails("two episodes, no decision", ["Episodes[1]/LS", "Episodes[3]/LS"],
                    With([episode, episode with { LegalStatus = "C2" }, open], [])),
            ];
        }
    }
}
