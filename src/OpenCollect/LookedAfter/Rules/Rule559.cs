namespace OpenCollect.LookedAfter.Rules;

/// <summary>A decision to place for adoption that was taken before the year is in last year's return.</summary>
public sealed class Rule559 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("559", Severity.Error, Scope.Child, Years.Always, "Decision of an earlier year is not in last year's return")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "DATE_PLACED is before 1 April, the first day of the year, and the child has no PlacedAdoption row in last year's return or one whose DATE_PLACED is blank. On 1 April it passes. An unreadable date is not blank.",
            Advice = "Correct the date of the decision, or amend last year's return.",
            Guide = LookedAfterGuide.Check("559"),
            Fields = [PlacementDecision.DateField],
            Needs = [Inputs.PlacedAdoption, Inputs.LastPlacedAdoption],
            Doubt = "A child who was not in last year's return at all has no row in it and fails; with several rows last year, one blank date is enough.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var decision in seen.Child.PlacementDecisions)
        {
            if (!(decision.Date < report.Year.FirstDay))
            {
                continue;
            }

            if (seen.LastYear is not { PlacementDecisions: { IsEmpty: false } before })
            {
                report.At(decision, PlacementDecision.DateField);
                continue;
            }

            List<(Record, Field)>? places = null;
            foreach (var last in before)
            {
                if (last.LacksDate)
                {
                    (places ??= [(decision, PlacementDecision.DateField)]).Add((last, PlacementDecision.DateField));
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
            string[] both = ["PlacedAdoption[1]/DATE_PLACED", "LastYear/PlacedAdoption[1]/DATE_PLACED"];
            var blank = decision with { Date = null };
            return
            [
                Example.Passes("in last year's return", adopted),
                Example.Fails("no row last year", "PlacedAdoption[1]/DATE_PLACED", Years([decision], [])),
                Example.Fails("not in last year's return at all", "PlacedAdoption[1]/DATE_PLACED", adopted with { LastYear = null }),
                Example.Fails("decided on 31 March, no row last year", "PlacedAdoption[1]/DATE_PLACED",
                    Years([decision with { Date = sample.Year.FirstDay.AddDays(-1) }], [])),
                Example.Passes("decided on 1 April, no row last year", Years([decision with { Date = sample.Year.FirstDay }], [])),
                Example.Passes("decided on 1 April, blank last year", Years([decision with { Date = sample.Year.FirstDay }], [blank])),
                Example.Passes("date blank this year, no row last year", Years([blank], [])),
                Example.Fails("blank last year", [.. both], Years([decision], [blank])),
                Example.Fails("one of two blank last year", ["PlacedAdoption[1]/DATE_PLACED", "LastYear/PlacedAdoption[2]/DATE_PLACED"],
                    Years([decision], [decision, blank])),
                Example.Fails("both of two blank last year", [.. both, "LastYear/PlacedAdoption[2]/DATE_PLACED"],
                    Years([decision], [blank, blank with { }])),
                Example.Passes("unreadable last year", Years(
                    [decision], [blank with { Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.DateField, "soon", 2)) }])),
                Example.Passes("another date last year", Years([decision], [decision with { Date = decision.Date.PlusDays(1) }])),
                Example.Fails("the second of two decisions is old, no row last year", "PlacedAdoption[2]/DATE_PLACED",
                    Years([decision with { Date = sample.Day(5, 1) }, decision], [])),
                Example.Fails("both of two decisions are old, no row last year",
                    ["PlacedAdoption[1]/DATE_PLACED", "PlacedAdoption[2]/DATE_PLACED"],
                    Years([decision, decision with { }], [])),
                Example.Passes("no decision this year", Years([], [blank])),
            ];
        }
    }
}
