namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child who was missing at the end of last year is missing from the same day in this year's return.</summary>
public sealed class Rule576 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("576", Severity.Error, Scope.Child, Years.From(2015), "Missing period open at the end of last year is not carried over")
        {
            Module = MissingPeriod.Group.Name,
            Logic = "A row of the child in last year's return has a blank MIS_END, and its MIS_START is not the earliest MIS_START of the child in this year's return. A child of this year's return without any row in this year's table fails too. Rows whose MIS_START is blank or unreadable are not compared.",
            Advice = "Enter the missing period again with the start that last year's return had, with its end if the child was found, or amend last year's return.",
            Guide = LookedAfterGuide.Check("576"),
            Fields = [MissingPeriod.StartField],
            Needs = [Inputs.Missing, Inputs.LastMissing],
            Doubt = "A public validator says nothing of a child without any row this year; the message is about such a child too.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.LastYear is not { } lastYear)
        {
            return;
        }

        var rows = seen.Child.MissingPeriods;
        MissingPeriod? earliest = null;
        foreach (var row in rows)
        {
            if (earliest is null ? row.Start is not null : row.Start < earliest.Start)
            {
                earliest = row;
            }
        }

        List<(Record, Field)>? places = null;
        foreach (var last in lastYear.MissingPeriods)
        {
            if (!last.IsOpen)
            {
                continue;
            }

            if (rows.IsEmpty)
            {
                report.At(last, MissingPeriod.StartField);
            }
            else if (last.Start is not null && earliest is not null && earliest.Start != last.Start)
            {
                places ??= [(earliest, MissingPeriod.StartField)];
                places.Add((last, MissingPeriod.StartField));
            }
        }

        if (places is not null)
        {
            report.At(places);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var missing = sample.MissingPeriod;
            var open = missing with { Start = sample.Day(4, 1).AddDays(-10), End = null };
            var carried = open with { End = sample.Day(4, 3) };
            ImmutableArray<string> both = ["Missing[1]/MIS_START", "LastYear/Missing[1]/MIS_START"];
            LookedAfterCase Both(ImmutableArray<MissingPeriod> now, ImmutableArray<MissingPeriod> last) => sample.Case with
            {
                Child = sample.Child with { MissingPeriods = now },
                LastYear = sample.LastYear with { MissingPeriods = last },
            };
            return
            [
                Example.Passes("not missing at the end of last year", sample.Case),
                Example.Passes("the same start in both years", Both([carried], [open])),
                Example.Passes("the same start, second in the file, after a later one", Both([missing, carried], [open])),
                Example.Passes("not in last year's return", Both([missing], []) with { LastYear = null }),
                Example.Fails("starts a day later this year", both, Both([carried with { Start = open.Start.PlusDays(1) }], [open])),
                Example.Fails("starts a day earlier this year", both, Both([carried with { Start = open.Start.PlusDays(-1) }], [open])),
                Example.Fails("this year's first starts before the one carried over, and stands second",
                    ["Missing[2]/MIS_START", "LastYear/Missing[1]/MIS_START"],
                    Both([carried, carried with { Start = open.Start.PlusDays(-1) }], [open])),
                Example.Passes("ended last year", Both([missing], [open with { End = open.Start.PlusDays(1) }])),
                Example.Passes("last year's end is unreadable",
                    Both([missing], [open with { Flaws = new(new Flaw(FlawKind.NotADate, MissingPeriod.EndField, "soon", 2)) }])),
                Example.Fails("no row this year", "LastYear/Missing[1]/MIS_START", Both([], [open])),
                Example.Fails("no row this year, and last year's has no start", "LastYear/Missing[1]/MIS_START",
                    Both([], [open with { Start = null }])),
                Example.Passes("last year's has no start", Both([carried], [open with { Start = null }])),
                Example.Passes("this year's has no start", Both([carried with { Start = null }], [open])),
                Example.Fails("a row without a start stands before the one that differs",
                    ["Missing[2]/MIS_START", "LastYear/Missing[1]/MIS_START"],
                    Both([carried with { Start = null }, missing], [open])),
                Example.Fails("two open last year, an ended one before them, neither carried over",
                    ["Missing[1]/MIS_START", "LastYear/Missing[2]/MIS_START", "LastYear/Missing[3]/MIS_START"],
                    Both([missing], [carried, open, open with { Kind = "A" }])),
                Example.Passes("the same start, first in the file, before a later one", Both([carried, missing], [open])),
                Example.Fails("two start on the same other day", both,
                    Both([carried with { Start = open.Start.PlusDays(1) }, carried with { Start = open.Start.PlusDays(1), Kind = "A" }], [open])),
            ];
        }
    }
}
