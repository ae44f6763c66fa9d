namespace OpenCollect.LookedAfter.Rules;

/// <summary>The date of an order before care is a date, as far as known, and before care began.</summary>
public sealed class Rule632 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("632", Severity.Error, Scope.Child, Years.From(2014), "Date of the previous order is not valid or not before care began")
        {
            Module = PreviousPermanence.Group.Name,
            Logic = "DATE_PERM is filled and is not a real day dd/mm/yyyy, of which each of day, month and year may be zz, zz and zzzz; or the last day that it can be is on or after the earliest DECOM of the child. Of zz/mm/yyyy that is the last day of the month, of zz/zz/yyyy 31 December, of dd/zz/yyyy that day of December; without the year it is not compared.",
            Advice = "Enter the date of the order, with zz for a day or month and zzzz for a year that is not known. It is before the day on which care began.",
            Guide = LookedAfterGuide.Check("632"),
            Fields = [PreviousPermanence.DateField, Episode.StartField],
            Needs = [Inputs.PrevPerm, Inputs.Episodes],
            Doubt = "Care may have begun earlier than the earliest episode in the file; an order before that but on or after an earlier period of care is not found.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.PreviousPermanences)
        {
            if (row.Date is null)
            {
                continue;
            }

            if (!PartlyKnownDate.TryParse(row.Date, out var date))
            {
                report.At(row, PreviousPermanence.DateField);
            }
            else if (seen.Child.Earliest is { } earliest && date.Latest >= earliest.Start)
            {
                report.Between((row, PreviousPermanence.DateField), (earliest, Episode.StartField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = sample.PreviousPermanence;
            ImmutableArray<string> late = ["PrevPerm[1]/DATE_PERM", "Episodes[1]/DECOM"];
            return
            [
                Example.Passes("a month years before care", sample.Case),
                Example.Passes("blank", sample.With(row with { Date = null })),
                Example.Passes("the day before care began", sample.With(row with { Date = "09/01/2024" })),
                Example.Fails("the day on which care began", late, sample.With(row with { Date = "10/01/2024" })),
                Example.Fails("the day after care began", late, sample.With(row with { Date = "11/01/2024" })),
                Example.Fails("the month in which care began", late, sample.With(row with { Date = "ZZ/01/2024" })),
                Example.Passes("the month before", sample.With(row with { Date = "ZZ/12/2023" })),
                Example.Fails("the year in which care began", late, sample.With(row with { Date = "ZZ/ZZ/2024" })),
                Example.Passes("the year before", sample.With(row with { Date = "ZZ/ZZ/2023" })),
                Example.Passes("nothing known", sample.With(row with { Date = "ZZ/ZZ/ZZZZ" })),
                Example.Fails("no such day", "PrevPerm[1]/DATE_PERM", sample.With(row with { Date = "31/02/2017" })),
                Example.Passes("the day known and the month not", sample.With(row with { Date = "01/ZZ/2017" })),
                Example.Fails("the month not known of a year in which care began", late, sample.With(row with { Date = "01/ZZ/2024" })),
                Example.Passes("all but the year known", sample.With(row with { Date = "11/01/ZZZZ" })),
                Example.Fails("no such day in any year", "PrevPerm[1]/DATE_PERM", sample.With(row with { Date = "30/02/ZZZZ" })),
                Example.Fails("half of the year known", "PrevPerm[1]/DATE_PERM", sample.With(row with { Date = "ZZ/ZZ/20ZZ" })),
                Example.Fails("care began earlier by the second row of the file", ["PrevPerm[1]/DATE_PERM", "Episodes[2]/DECOM"],
                    sample.With(sample.Child with
                {
                    Episodes = [sample.Episode, sample.FirstEpisode],
                    PreviousPermanences = [row with { Date = "10/01/2024" }],
                })),
                Example.Passes("no episodes",
                    sample.With(sample.Child with { Episodes = [], PreviousPermanences = [row with { Date = "10/01/2024" }] })),
                Example.Fails("only the second row is wrong", "PrevPerm[2]/DATE_PERM", sample.With(row, row with { Date = "LAST YEAR" })),
            ];
        }
    }
}
