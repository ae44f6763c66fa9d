namespace OpenCollect.LookedAfter.Rules;

/// <summary>The kind of the order before care is by a code.</summary>
public sealed class Rule631 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("631", Severity.Error, Scope.Group, Years.From(2014), "Previous permanence is not valid")
    {
        Module = PreviousPermanence.Group.Name,
        Logic = "PREV_PERM is filled and is not P1, P2, P3, P4 or Z1.",
        Advice = "Enter P1 for adoption, P2 for special guardianship, P3 for a residence or child arrangements order, P4 if not known, Z1 for none.",
        Guide = LookedAfterGuide.Check("631"),
        Fields = [PreviousPermanence.KindField],
        Needs = [Inputs.PrevPerm],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.PreviousPermanences)
        {
            if (row.Kind is not null && !Codes.PreviousPermanenceKind.Codes.Has(row.Kind, report.Year))
            {
                report.At(row, PreviousPermanence.KindField);
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
                Example.Passes("special guardianship", sample.Case),
                Example.Passes("adoption", sample.With(row with { Kind = "P1" })),
                Example.Passes("child arrangements", sample.With(row with { Kind = "P3" })),
                Example.Passes("not known", sample.With(row with { Kind = "P4" })),
                Example.Passes("none", sample.With(row with { Kind = "Z1" })),
                Example.Passes("blank", sample.With(row with { Kind = null })),
                Example.Fails("no code", "PrevPerm[1]/PREV_PERM", sample.With(row with { Kind = "P5" })),
                Example.Fails("only the second row is wrong", "PrevPerm[2]/PREV_PERM", sample.With(row, row with { Kind = "Z2" })),
            ];
        }
    }
}
