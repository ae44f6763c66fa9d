namespace OpenCollect.LookedAfter.Rules;

/// <summary>A decision to place for adoption that stood at the end of last year keeps its date.</summary>
public sealed class Rule560 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("560", Severity.Error, Scope.Child, Years.Always, "Date of a decision that stood differs from last year")
        {
            Module = PlacementDecision.Group.Name,
            Logic = "A PlacedAdoption row of the child in last year's return has a DATE_PLACED and a blank DATE_PLACED_CEASED, and DATE_PLACED of a row in this year's is not that day; blank or unreadable this year fails. Each row of this year is compared with each such row of last year. An unreadable date of last year is not compared.",
            Advice = "Correct the date of the decision in this year's return, or amend last year's.",
            Guide = LookedAfterGuide.Check("560"),
            Fields = [PlacementDecision.DateField],
            Needs = [Inputs.PlacedAdoption, Inputs.LastPlacedAdoption],
            Doubt = "A decision that was reversed and taken anew this year fails for the new one, since the list of checks speaks of this year's date without exception. A child without a row this year does not fail.",
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
                if (last is { Date: { } day, LacksCeased: true } && day != decision.Date)
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
            var (before, after) = (decision with { Date = decision.Date.PlusDays(-1) }, decision with { Date = decision.Date.PlusDays(1) });
            var unreadable = decision with { Date = null, Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.DateField, "soon", 2)) };
            return
            [
                Example.Passes("the same day in both years", adopted),
                Example.Passes("not in last year's return", adopted with { LastYear = null }),
                Example.Fails("the day before last year", [.. both], Years([decision], [before])),
                Example.Fails("the day after last year", [.. both], Years([decision], [after])),
                Example.Fails("blank this year", [.. both], Years([decision with { Date = null }], [decision])),
                Example.Fails("unreadable this year", [.. both], Years([unreadable], [decision])),
                Example.Passes("blank last year", Years([decision], [decision with { Date = null }])),
                Example.Passes("unreadable last year", Years([decision], [unreadable])),
                Example.Passes("another day last year, reversed then",
                    Years([decision], [before with { Ceased = sample.Year.FirstDay.AddDays(-1) }])),
                Example.Passes("another day last year, reversed then on an unreadable day", Years(
                    [decision], [before with { Flaws = new(new Flaw(FlawKind.NotADate, PlacementDecision.CeasedField, "soon", 2)) }])),
                Example.Fails("another day last year, with a reason for reversal only", [.. both],
                    Years([decision], [before with { ReasonCeased = "RD1" }])),
                Example.Passes("no row this year", Years([], [decision])),
                Example.Passes("no row last year", Years([decision], [])),
                Example.Fails("a second decision this year", ["PlacedAdoption[2]/DATE_PLACED", "LastYear/PlacedAdoption[1]/DATE_PLACED"],
                    Years([decision, after], [decision with { }])),
                Example.Fails("two decisions last year, neither the same", [.. both, "LastYear/PlacedAdoption[2]/DATE_PLACED"],
                    Years([decision], [before, after])),
            ];
        }
    }
}
