namespace OpenCollect.LookedAfter.Rules;

/// <summary>A decision that was reversed last year does not come again with the same date.</summary>
public sealed class Rule561 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("561", Severity.Error, Scope.Child, Years.Always, "Decision that was reversed last year comes again")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "DATE_PLACED is that of a PlacedAdoption row of the child in last year's return that has a DATE_PLACED_CEASED, readable or not, or a REASON_PLACED_CEASED. Blank or unreadable dates of the decision are never the same.",
            Advice = "Remove the decision from this year's return, correct its date, or amend last year's return if it was not reversed.",
            Guide = LookedAfterGuide.Check("561"),
            Fields = [PlacementDecision.DateField, PlacementDecision.CeasedField, PlacementDecision.ReasonCeasedField],
            Needs = [Inputs.PlacedAdoption, Inputs.LastPlacedAdoption],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.LastYear is not { } lastYear)
        {
            return;
        }

        foreach (var decision in seen.Child.PlacementDecisions)
        {
            List<(Record, Field)>? places = null;
            foreach (var last in lastYear.PlacementDecisions)
            {
                if (decision.Date is not { } day || day != last.Date)
                {
                    continue;
                }

                if (!last.LacksCeased)
                {
                    (places ??= [(decision, PlacementDecision.DateField)]).Add((last, PlacementDecision.CeasedField));
                }

                if (last.ReasonCeased is not null)
                {
                    (places ??= [(decision, PlacementDecision.DateField)]).Add((last, PlacementDecision.ReasonCeasedField));
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
            var decision = adopted.Child.PlacementDecisions[0];
            LookedAfterCase Years(ReadOnlySpan<PlacementDecision> now, ReadOnlySpan<PlacementDecision> last) => adopted with
            {
                Child = adopted.Child with { PlacementDecisions = [.. now] },
                LastYear = adopted.LastYear! with { PlacementDecisions = [.. last] },
            };
            var dated = decision with { Ceased = sample.Year.FirstDay.AddDays(-1) };
            var reasoned = decision with { ReasonCeased = "RD1" };
            return
            [
                Example.Passes("the same day in both years, not reversed", adopted),
                Example.Passes("not in last year's return", adopted with { LastYear = null }),
                Example.Fails("reversed last year, with a date",
                    ["PlacedAdoption[1]/DATE_PLACED", "LastYear/PlacedAdoption[1]/DATE_PLACED_CEASED"],
                    Years([decision], [dated])),
                Example.Fails("reversed last year, with an unreadable date",
                    ["PlacedAdoption[1]/DATE_PLACED", "LastYear/PlacedAdoption[1]/DATE_PLACED_CEASED"],
                    Years([decision], [decision with { Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.CeasedField, "soon", 2)) }])),
                Example.Fails("reversed last year, with a reason",
                    ["PlacedAdoption[1]/DATE_PLACED", "LastYear/PlacedAdoption[1]/REASON_PLACED_CEASED"],
                    Years([decision], [reasoned])),
                Example.Fails("reversed last year, with date and reason",
                    [
                        "PlacedAdoption[1]/DATE_PLACED", "LastYear/PlacedAdoption[1]/DATE_PLACED_CEASED",
                        "LastYear/PlacedAdoption[1]/REASON_PLACED_CEASED",
                    ],
                    Years([decision], [dated with { ReasonCeased = "RD1" }])),
                Example.Passes("decided anew the day after the one reversed last year",
                    Years([decision with { Date = decision.Date.PlusDays(1) }], [dated])),
                Example.Passes("date of the decision blank in both years",
                    Years([decision with { Date = null }], [dated with { Date = null }])),
                Example.Passes("date of the decision blank this year", Years([decision with { Date = null }], [dated])),
                Example.Passes("date of the decision blank last year", Years([decision], [dated with { Date = null }])),
                Example.Fails("the second of two, as the second of two last year",
                    ["PlacedAdoption[2]/DATE_PLACED", "LastYear/PlacedAdoption[2]/REASON_PLACED_CEASED"],
                    Years([decision with { Date = sample.Day(5, 1) }, decision],
                        [decision with { Date = null, Ceased = sample.Day(5, 1) }, reasoned])),
                Example.Passes("no row this year", Years([], [dated])),
                Example.Fails("reversed in two rows last year",
                    [
                        "PlacedAdoption[1]/DATE_PLACED", "LastYear/PlacedAdoption[1]/DATE_PLACED_CEASED",
                        "LastYear/PlacedAdoption[2]/DATE_PLACED_CEASED",
                    ],
                    Years([decision], [dated, dated with { Ceased = dated.Ceased.PlusDays(-1) }])),
            ];
        }
    }
}
