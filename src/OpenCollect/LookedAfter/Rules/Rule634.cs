namespace OpenCollect.LookedAfter.Rules;

/// <summary>The previous permanence is given only when an episode began in the year.</summary>
public sealed class Rule634 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("634", Severity.Error, Scope.Child, Years.From(2014), "Previous permanence, though no episode began in the year")
        {
            Module = PreviousPermanence.Group.Name,
            Logic = "Any of PREV_PERM, LA_PERM and DATE_PERM is filled, and the latest DECOM of the child is before 1 April at the start of the year. 1 April itself passes.",
            Advice = "Remove the row about the previous permanence, or correct the start of the episode.",
            Guide = LookedAfterGuide.Check("634"),
            Fields = [PreviousPermanence.KindField, PreviousPermanence.AuthorityField, PreviousPermanence.DateField, Episode.StartField],
            Needs = [Inputs.PrevPerm, Inputs.Episodes],
            Doubt = "The message speaks of care that began on or after 1 April 2016, the check of the start of the year, as public validators do. The start of any episode counts, not only of care.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Latest is not { } latest || !(latest.Start < report.Year.FirstDay))
        {
            return;
        }

        foreach (var row in seen.Child.PreviousPermanences)
        {
            if ((row.Kind ?? row.Authority ?? row.Date) is not null)
            {
                report.At([.. Rule602.Filled(row, Items), (latest, Episode.StartField)]);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = sample.PreviousPermanence;
            var before = sample.Day(4, 1).AddDays(-1);
            LookedAfterCase Of(DateOnly? start, params PreviousPermanence[] rows) => sample.With(
                sample.Child with { Episodes = [sample.Episode with { Start = start }], PreviousPermanences = [.. rows] });
            return
            [
                Example.Passes("an episode began in the year", sample.Case),
                Example.Fails("none began in the year",
                    ["PrevPerm[1]/PREV_PERM", "PrevPerm[1]/LA_PERM", "PrevPerm[1]/DATE_PERM", "Episodes[1]/DECOM"],
                    Of(sample.FirstEpisode.Start, row)),
                Example.Passes("began on 1 April", Of(sample.Day(4, 1), row)),
                Example.Fails("began on the 31 March before the year, no order", ["PrevPerm[1]/PREV_PERM", "Episodes[1]/DECOM"],
                    Of(before, new PreviousPermanence { ChildId = "C1", Kind = "Z1" })),
                Example.Fails("only the authority", ["PrevPerm[1]/LA_PERM", "Episodes[1]/DECOM"],
                    Of(before, new PreviousPermanence { ChildId = "C1", Authority = "999" })),
                Example.Fails("only the date", ["PrevPerm[1]/DATE_PERM", "Episodes[1]/DECOM"],
                    Of(before, new PreviousPermanence { ChildId = "C1", Date = "ZZ/ZZ/ZZZZ" })),
                Example.Passes("an empty row", Of(before, new PreviousPermanence { ChildId = "C1" })),
                Example.Passes("no row", Of(before)),
                Example.Passes("no start", Of(null, row)),
                Example.Fails("the second of two rows", ["PrevPerm[2]/PREV_PERM", "Episodes[1]/DECOM"],
                    Of(before, new PreviousPermanence { ChildId = "C1" }, new PreviousPermanence { ChildId = "C1", Kind = "P4" })),
                Example.Passes("an earlier episode stands second in the file",
                    sample.With(sample.Child with { Episodes = [sample.Episode, sample.FirstEpisode] })),
            ];
        }
    }

    private static ImmutableArray<Field> Items { get; } =
        [PreviousPermanence.KindField, PreviousPermanence.AuthorityField, PreviousPermanence.DateField];
}
