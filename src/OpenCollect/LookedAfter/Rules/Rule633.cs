namespace OpenCollect.LookedAfter.Rules;

/// <summary>The authority of an order before care is by a code.</summary>
public sealed class Rule633 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("633", Severity.Error, Scope.Group, Years.From(2014), "Local authority of the previous order is not valid")
        {
            Module = PreviousPermanence.Group.Name,
            Logic = "LA_PERM is filled and is neither the three-digit code of an English local authority of any year nor 999, WAL, SCO, NIR or NUK.",
            Advice = "Enter the three-digit code of the authority, WAL, SCO or NIR for the rest of the United Kingdom, NUK for abroad, 999 if not known.",
            Guide = LookedAfterGuide.Check("633"),
            Fields = [PreviousPermanence.AuthorityField],
            Needs = [Inputs.PrevPerm],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.PreviousPermanences)
        {
            if (row.Authority is not null
                && LocalAuthority.Find(row.Authority) is null
                && !Codes.PermanenceAuthority.Codes.Has(row.Authority, report.Year))
            {
                report.At(row, PreviousPermanence.AuthorityField);
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
                Example.Passes("Cornwall", sample.Case),
                Example.Passes("an authority that was split up", sample.With(row with { Authority = "928" })),
                Example.Passes("an authority made by a reorganisation", sample.With(row with { Authority = "940" })),
                Example.Passes("not known", sample.With(row with { Authority = "999" })),
                Example.Passes("Wales", sample.With(row with { Authority = "WAL" })),
                Example.Passes("outside the United Kingdom", sample.With(row with { Authority = "NUK" })),
                Example.Passes("blank", sample.With(row with { Authority = null })),
                Example.Fails("no such authority", "PrevPerm[1]/LA_PERM", sample.With(row with { Authority = "100" })),
                Example.Fails("a code for placements only", "PrevPerm[1]/LA_PERM", sample.With(row with { Authority = "CON" })),
                Example.Fails("only the second row is wrong", "PrevPerm[2]/LA_PERM", sample.With(row, row with { Authority = "9" })),
            ];
        }
    }
}
