namespace OpenCollect.LookedAfter.Rules;

/// <summary>An order before care has a kind when its authority or date is given.</summary>
public sealed class Rule635 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("635", Severity.Error, Scope.Group, Years.From(2014), "Details of an order, though none is named")
        {
            Module = PreviousPermanence.Group.Name,
            Logic = "LA_PERM or DATE_PERM is filled, and PREV_PERM is blank or Z1.",
            Advice = "Enter the kind of the order, or remove its authority and date if there was none.",
            Guide = LookedAfterGuide.Check("635"),
            Fields = [PreviousPermanence.KindField, PreviousPermanence.AuthorityField, PreviousPermanence.DateField],
            Needs = [Inputs.PrevPerm],
            Doubt = "A public validator tests blank only; the message speaks of Z1, so both are tested.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.PreviousPermanences)
        {
            if (row.Kind is null or "Z1" && (row.Authority ?? row.Date) is not null)
            {
                report.At([(row, PreviousPermanence.KindField), .. Rule602.Filled(row, Details)]);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = sample.PreviousPermanence;
            return
            [
                Example.Passes("a kind, an authority and a date", sample.Case),
                Example.Passes("none, and no details", sample.With(new PreviousPermanence { ChildId = "C1", Kind = "Z1" })),
                Example.Passes("an empty row", sample.With(new PreviousPermanence { ChildId = "C1" })),
                Example.Fails("blank, with both details", ["PrevPerm[1]/PREV_PERM", "PrevPerm[1]/LA_PERM", "PrevPerm[1]/DATE_PERM"],
                    sample.With(row with { Kind = null })),
                Example.Fails("none, with both details", ["PrevPerm[1]/PREV_PERM", "PrevPerm[1]/LA_PERM", "PrevPerm[1]/DATE_PERM"],
                    sample.With(row with { Kind = "Z1" })),
                Example.Fails("blank, with an authority", ["PrevPerm[1]/PREV_PERM", "PrevPerm[1]/LA_PERM"],
                    sample.With(row with { Kind = null, Date = null })),
                Example.Fails("none, with a date", ["PrevPerm[1]/PREV_PERM", "PrevPerm[1]/DATE_PERM"],
                    sample.With(row with { Kind = "Z1", Authority = null })),
                Example.Passes("not known, with both details", sample.With(row with { Kind = "P4" })),
                Example.Fails("only the second row is wrong", ["PrevPerm[2]/PREV_PERM", "PrevPerm[2]/DATE_PERM"],
                    sample.With(row, row with { Kind = null, Authority = null })),
            ];
        }
    }

    private static ImmutableArray<Field> Details { get; } = [PreviousPermanence.AuthorityField, PreviousPermanence.DateField];
}
