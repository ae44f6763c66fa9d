namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child for whom adoption was decided and who left care without it has the reversal of the decision.</summary>
public sealed class Rule557Until2024 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("557", Severity.Error, Scope.Child, Years.Until(2024), "Left care without adoption and without a reversal of the decision")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE of an episode is A3, A4, A5 or A6, or its LS is D1 or E1, its REC is filled and none of X1, E11 and E12, and the child has no PlacedAdoption row or one without DATE_PLACED_CEASED or without REASON_PLACED_CEASED. An unreadable date is not blank.",
            Advice = "Enter the date and the reason that the decision to place the child for adoption was reversed, or correct the reason that the episode ceased.",
            Guide = LookedAfterGuide.Check("557"),
            Fields = [Episode.ReasonCeasedField, PlacementDecision.CeasedField, PlacementDecision.ReasonCeasedField],
            Needs = [Inputs.Episodes, Inputs.PlacedAdoption],
        };

    public static void Check(LookedAfterCase seen, Report report) => Rule557.CheckReversal(seen.Child, report, orFreed: true);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2024);
            var adopted = sample.Adopted;
            var (placed, decision) = (adopted.Child.Episodes[0] with { LegalStatus = "C2" }, adopted.Child.PlacementDecisions[0]);
            var left = placed with { ReasonCeased = "E4A" };
            var reversed = decision with { Ceased = sample.Day(6, 1), ReasonCeased = "RD1" };
            LookedAfterCase With(ReadOnlySpan<Episode> episodes, ReadOnlySpan<PlacementDecision> decisions) =>
                adopted with { Child = adopted.Child with { Episodes = [.. episodes], PlacementDecisions = [.. decisions] } };
            return
            [
                Example.Passes("adopted, not reversed", adopted),
                Example.Passes("adopted under E11, no decision", With([placed with { ReasonCeased = "E11" }], [])),
                Example.Passes("adopted under E12, no decision", With([placed], [])),
                Example.Passes("another episode follows, no decision", With([placed with { ReasonCeased = "X1" }], [])),
                Example.Passes("reason blank, no decision", With([placed with { ReasonCeased = null }], [])),
                Example.Fails("went home, no decision", "Episodes[1]/REC", With([left], [])),
                Example.Fails("went home, not reversed",
                    ["Episodes[1]/REC", "PlacedAdoption[1]/DATE_PLACED_CEASED", "PlacedAdoption[1]/REASON_PLACED_CEASED"], With([left], [decision])),
                Example.Passes("went home, reversed", With([left], [reversed])),
                Example.Fails("went home, reversed without a date", ["Episodes[1]/REC", "PlacedAdoption[1]/DATE_PLACED_CEASED"],
                    With([left], [reversed with { Ceased = null }])),
                Example.Fails("went home, reversed without a reason", ["Episodes[1]/REC", "PlacedAdoption[1]/REASON_PLACED_CEASED"],
                    With([left], [reversed with { ReasonCeased = null }])),
                Example.Passes("went home, reversed on an unreadable day", With(
                    [left], [reversed with { Ceased = null, Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.CeasedField, "soon", 2)) }])),
                Example.Fails("went home, the second of two decisions not reversed",
                    ["Episodes[1]/REC", "PlacedAdoption[2]/DATE_PLACED_CEASED", "PlacedAdoption[2]/REASON_PLACED_CEASED"],
                    With([left], [reversed, decision])),
                Example.Fails("went home from placement A3, no decision", "Episodes[1]/REC", With([left with { Placement = "A3" }], [])),
                Example.Passes("went home from a foster placement, no decision", With([left with { Placement = "U5" }], [])),
                Example.Fails("went home from a foster placement under a placement order, no decision", "Episodes[1]/REC",
                    With([left with { Placement = "U5", LegalStatus = "E1" }], [])),
                Example.Passes("went home from a foster placement, status blank, no decision",
                    With([left with { Placement = "U5", LegalStatus = null }], [])),
                Example.Fails("went home from a foster placement after freeing, no decision", "Episodes[1]/REC",
                    With([left with { Placement = "U5", LegalStatus = "D1" }], [])),
                Example.Passes("adopted after freeing, no decision", With([placed with { LegalStatus = "D1" }], [])),
            ];
        }
    }
}

/// <summary>A child for whom adoption was decided and who left care without it has the reversal of the decision.</summary>
public sealed class Rule557 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("557", Severity.Error, Scope.Child, Years.From(2025), "Left care without adoption and without a reversal of the decision")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE of an episode is A3, A4, A5 or A6, or its LS is E1, its REC is filled and none of X1, E11 and E12, and the child has no PlacedAdoption row or one without DATE_PLACED_CEASED or without REASON_PLACED_CEASED. An unreadable date is not blank.",
            Advice = "Enter the date and the reason that the decision to place the child for adoption was reversed, or correct the reason that the episode ceased.",
            Guide = LookedAfterGuide.Check("557"),
            Fields = [Episode.ReasonCeasedField, PlacementDecision.CeasedField, PlacementDecision.ReasonCeasedField],
            Needs = [Inputs.Episodes, Inputs.PlacedAdoption],
        };

    public static void Check(LookedAfterCase seen, Report report) => CheckReversal(seen.Child, report, orFreed: false);

    /// <summary>Reports what is missing of the reversal; <paramref name="orFreed"/> where freeing orders count beside placement orders.</summary>
    internal static void CheckReversal(LookedAfterChild child, Report report, bool orFreed)
    {
        var decisions = child.PlacementDecisions;
        foreach (var episode in child.Episodes)
        {
            if (!episode.LeavesCare
                || episode.IsAdoption
                || !(episode.IsPlacedForAdoption || episode.LegalStatus == "E1" || (orFreed && episode.LegalStatus == "D1")))
            {
                continue;
            }

            List<(Record, Field)>? places = decisions.IsEmpty ? [(episode, Episode.ReasonCeasedField)] : null;
            foreach (var decision in decisions)
            {
                if (decision.LacksCeased)
                {
                    (places ??= [(episode, Episode.ReasonCeasedField)]).Add((decision, PlacementDecision.CeasedField));
                }

                if (decision.ReasonCeased is null)
                {
                    (places ??= [(episode, Episode.ReasonCeasedField)]).Add((decision, PlacementDecision.ReasonCeasedField));
                }
            }

            if (places is not null)
            {
                report.At(places);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var adopted = sample.Adopted;
            var (placed, decision) = (adopted.Child.Episodes[0] with { LegalStatus = "C2" }, adopted.Child.PlacementDecisions[0]);
            var left = placed with { ReasonCeased = "E4A" };
            var reversed = decision with { Ceased = sample.Day(6, 1), ReasonCeased = "RD1" };
            LookedAfterCase With(ReadOnlySpan<Episode> episodes, ReadOnlySpan<PlacementDecision> decisions) =>
                adopted with { Child = adopted.Child with { Episodes = [.. episodes], PlacementDecisions = [.. decisions] } };
            return
            [
                Example.Passes("adopted, not reversed", adopted),
                Example.Passes("adopted under E11, no decision", With([placed with { ReasonCeased = "E11" }], [])),
                Example.Passes("adopted under E12, no decision", With([placed], [])),
                Example.Passes("another episode follows, no decision", With([placed with { ReasonCeased = "X1" }], [])),
                Example.Passes("reason blank, no decision", With([placed with { ReasonCeased = null }], [])),
                Example.Fails("went home, no decision", "Episodes[1]/REC", With([left], [])),
                Example.Fails("went home, not reversed",
                    ["Episodes[1]/REC", "PlacedAdoption[1]/DATE_PLACED_CEASED", "PlacedAdoption[1]/REASON_PLACED_CEASED"], With([left], [decision])),
                Example.Passes("went home, reversed", With([left], [reversed])),
                Example.Fails("went home, reversed without a date", ["Episodes[1]/REC", "PlacedAdoption[1]/DATE_PLACED_CEASED"],
                    With([left], [reversed with { Ceased = null }])),
                Example.Fails("went home, reversed without a reason", ["Episodes[1]/REC", "PlacedAdoption[1]/REASON_PLACED_CEASED"],
                    With([left], [reversed with { ReasonCeased = null }])),
                Example.Passes("went home, reversed on an unreadable day", With(
                    [left], [reversed with { Ceased = null, Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.CeasedField, "soon", 2)) }])),
                Example.Fails("went home, the second of two decisions not reversed",
                    ["Episodes[1]/REC", "PlacedAdoption[2]/DATE_PLACED_CEASED", "PlacedAdoption[2]/REASON_PLACED_CEASED"],
                    With([left], [reversed, decision])),
                Example.Fails("went home from placement A3, no decision", "Episodes[1]/REC", With([left with { Placement = "A3" }], [])),
                Example.Passes("went home from a foster placement, no decision", With([left with { Placement = "U5" }], [])),
                Example.Fails("went home from a foster placement under a placement order, no decision", "Episodes[1]/REC",
                    With([left with { Placement = "U5", LegalStatus = "E1" }], [])),
                Example.Passes("went home from a foster placement, status blank, no decision",
                    With([left with { Placement = "U5", LegalStatus = null }], [])),
                Example.Passes("went home from a foster placement after freeing, no decision",
                    With([left with { Placement = "U5", LegalStatus = "D1" }], [])),
                Example.Fails("the second of two episodes, no decision", "Episodes[2]/REC",
                    With([placed with { ReasonCeased = "X1" }, left], [])),
                Example.Fails("went home, neither of two decisions reversed",
                    [
                        "Episodes[1]/REC", "PlacedAdoption[1]/DATE_PLACED_CEASED", "PlacedAdoption[1]/REASON_PLACED_CEASED",
                        "PlacedAdoption[2]/DATE_PLACED_CEASED", "PlacedAdoption[2]/REASON_PLACED_CEASED",
                    ],
                    With([left], [decision, decision with { Date = decision.Date.PlusDays(1) }])),
            ];
        }
    }
}
