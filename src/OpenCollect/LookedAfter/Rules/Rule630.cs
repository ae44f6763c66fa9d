namespace OpenCollect.LookedAfter.Rules;

/// <summary>What is known of an order of permanence before care is given when care begins.</summary>
public sealed class Rule630 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("630", Severity.Error, Scope.Child, Years.From(2014), "Care began in the year, but the previous permanence is missing")
        {
            Module = Episode.Group.Name,
            Logic = "An episode has RNE S and a DECOM on or after 1 April at the start of the year, and the child has no row in PrevPerm, or one in which PREV_PERM is blank, or in which PREV_PERM is not Z1 and LA_PERM or DATE_PERM is blank.",
            Advice = "Enter the order of permanence that the child had before: Z1 if there was none, P4 with 999 and zz/zz/zzzz if that is not known.",
            Guide = LookedAfterGuide.Check("630"),
            Fields =
            [
                Episode.ReasonStartedField, PreviousPermanence.KindField, PreviousPermanence.AuthorityField,
                PreviousPermanence.DateField,
            ],
            Needs = [Inputs.Episodes, Inputs.PrevPerm],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.ReasonStarted != "S" || !(episode.Start >= report.Year.FirstDay))
            {
                continue;
            }

            var places = seen.Child.PreviousPermanences.IsEmpty ? NewList(episode) : null;
            foreach (var row in seen.Child.PreviousPermanences)
            {
                if (row.Kind is null)
                {
                    places ??= NewList(episode);
                    places.Add((row, PreviousPermanence.KindField));
                }
                else if (row.Kind != "Z1")
                {
                    if (row.Authority is null)
                    {
                        places ??= NewList(episode);
                        places.Add((row, PreviousPermanence.AuthorityField));
                    }

                    if (row.Date is null)
                    {
                        places ??= NewList(episode);
                        places.Add((row, PreviousPermanence.DateField));
                    }
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
            var full = sample.PreviousPermanence;
            var start = sample.FirstEpisode with { Start = sample.Day(4, 1) };
            LookedAfterCase Of(Episode episode, params PreviousPermanence[] rows) =>
                sample.With(sample.Child with { Episodes = [episode, sample.Episode], PreviousPermanences = [.. rows] });
            return
            [
                Example.Passes("care began before the year", sample.Case),
                Example.Passes("care began on 1 April, all given", Of(start, full)),
                Example.Fails("care began on 1 April, no row", "Episodes[1]/RNE", Of(start)),
                Example.Passes("care began on the 31 March before the year, no row",
                    Of(start with { Start = sample.Day(4, 1).AddDays(-1) })),
                Example.Passes("no start, no row", Of(start with { Start = null })),
                Example.Passes("not the start of care, no row", Of(start with { ReasonStarted = "P" })),
                Example.Fails("kind of order is blank", ["Episodes[1]/RNE", "PrevPerm[1]/PREV_PERM"], Of(start, full with { Kind = null })),
                Example.Fails("all is blank", ["Episodes[1]/RNE", "PrevPerm[1]/PREV_PERM"],
                    Of(start, new PreviousPermanence { ChildId = "C1" })),
                Example.Passes("no order before", Of(start, new PreviousPermanence { ChildId = "C1", Kind = "Z1" })),
                Example.Fails("authority is blank", ["Episodes[1]/RNE", "PrevPerm[1]/LA_PERM"], Of(start, full with { Authority = null })),
                Example.Fails("date is blank", ["Episodes[1]/RNE", "PrevPerm[1]/DATE_PERM"], Of(start, full with { Date = null })),
                Example.Fails("not known, and nothing else", ["Episodes[1]/RNE", "PrevPerm[1]/LA_PERM", "PrevPerm[1]/DATE_PERM"],
                    Of(start, new PreviousPermanence { ChildId = "C1", Kind = "P4" })),
                Example.Fails("the second of two rows", ["Episodes[1]/RNE", "PrevPerm[2]/PREV_PERM"],
                    Of(start, full, full with { Kind = null })),
                Example.Fails("the second of two rows has no date", ["Episodes[1]/RNE", "PrevPerm[1]/PREV_PERM", "PrevPerm[2]/DATE_PERM"],
                    Of(start, full with { Kind = null }, full with { Date = null })),
                Example.Fails("neither row has the kind of order", ["Episodes[1]/RNE", "PrevPerm[1]/PREV_PERM", "PrevPerm[2]/PREV_PERM"],
                    Of(start, full with { Kind = null }, full with { Kind = null, Authority = null })),
                Example.Fails("the second of two rows has no authority",
                    ["Episodes[1]/RNE", "PrevPerm[1]/PREV_PERM", "PrevPerm[2]/LA_PERM"],
                    Of(start, full with { Kind = null }, full with { Authority = null })),
                Example.Fails("care began again in the year, no row", "Episodes[2]/RNE", sample.With(sample.Child with
                {
                    Episodes = [sample.FirstEpisode, sample.Episode with { ReasonStarted = "S" }],
                    PreviousPermanences = [],
                })),
            ];
        }
    }

    private static List<(Record, Field)> NewList(Episode episode) => [(episode, Episode.ReasonStartedField)];
}
