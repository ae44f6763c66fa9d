namespace OpenCollect.LookedAfter.Rules;

/// <summary>A decision to place a child for adoption that follows a reversed one is later than it.</summary>
public sealed class Rule584 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("584", Severity.Error, Scope.Child, Years.From(2023),
            "New decision on placing for adoption is not later than last year's reversed one")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "A row of the child in last year's return has DATE_PLACED_CEASED or REASON_PLACED_CEASED, and DATE_PLACED of a row in this year's is blank, or is not after the DATE_PLACED of that row. The same day fails. Without a row this year there is nothing to compare.",
            Advice = "Enter the day of the new decision. If there is none, remove the row; if last year's decision was not reversed, amend last year's return.",
            Guide = LookedAfterGuide.Check("584"),
            Fields = [PlacementDecision.DateField],
            Needs = [Inputs.PlacedAdoption, Inputs.LastPlacedAdoption],
            Doubt = "With several rows, each of this year's is compared with each reversed one of last year's, so that a reversed decision returned again fails. Days are compared as dates; a public validator compares their text.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.LastYear is not { PlacementDecisions.IsEmpty: false } lastYear)
        {
            return;
        }

        foreach (var decision in seen.Child.PlacementDecisions)
        {
            List<(Record, Field)>? places = null;
            foreach (var last in lastYear.PlacementDecisions)
            {
                if ((!last.LacksCeased || last.ReasonCeased is not null) && (decision.LacksDate || decision.Date <= last.Date))
                {
                    places ??= [(decision, PlacementDecision.DateField)];
                    places.Add((last, PlacementDecision.DateField));
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
            var earlier = new PlacementDecision
            {
                ChildId = "C1",
                BirthDate = sample.Header.BirthDate,
                Date = sample.Day(5, 1),
                Ceased = sample.Day(7, 1),
                ReasonCeased = "RD1",
            };
            var later = earlier with { Date = sample.Day(7, 1), Ceased = null, ReasonCeased = null };
            ImmutableArray<string> both = ["PlacedAdoption[1]/DATE_PLACED", "LastYear/PlacedAdoption[1]/DATE_PLACED"];
            LookedAfterCase Both(ImmutableArray<PlacementDecision> now, ImmutableArray<PlacementDecision> last) => sample.Case with
            {
                Child = sample.Child with { PlacementDecisions = now },
                LastYear = sample.LastYear with { PlacementDecisions = last.Select(d => d with { }).ToImmutableArray() },
            };
            return
            [
                Example.Passes("no decision in either year", sample.Case),
                Example.Passes("the reversed one was earlier", Both([later], [earlier])),
                Example.Passes("decided the day after the reversed one", Both([later with { Date = earlier.Date.PlusDays(1) }], [earlier])),
                Example.Fails("decided on the day of the reversed one", both, Both([later with { Date = earlier.Date }], [earlier])),
                Example.Fails("decided the day before the reversed one", both,
                    Both([later with { Date = earlier.Date.PlusDays(-1) }], [earlier])),
                Example.Fails("no day", both, Both([later with { Date = null }], [earlier])),
                Example.Passes("an unreadable day", Both(
                    [later with { Date = null,
                        Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.DateField, "soon", 2)) }], [earlier])),
                Example.Passes("the same decision, not reversed", Both([later], [later])),
                Example.Fails("reversed, but only the reason was given", both, Both([later], [later with { ReasonCeased = "RD1" }])),
                Example.Fails("reversed, but only the day was given", both, Both([later], [later with { Ceased = sample.Day(4, 1) }])),
                Example.Fails("reversed on an unreadable day", both, Both([later],
                    [later with { Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.CeasedField, "soon", 2)) }])),
                Example.Passes("reversed, and no row this year", Both([], [earlier])),
                Example.Passes("not in last year's return", Both([later], []) with { LastYear = null }),
                Example.Fails("two reversed, and the second of this year's is not later",
                    ["PlacedAdoption[2]/DATE_PLACED", "LastYear/PlacedAdoption[1]/DATE_PLACED", "LastYear/PlacedAdoption[3]/DATE_PLACED"],
                    Both([later with { Date = sample.Day(8, 1) }, later with { Date = earlier.Date }],
                        [earlier, later, earlier with { Date = sample.Day(6, 1) }])),
            ];
        }
    }
}
