namespace OpenCollect.LookedAfter.Rules;

/// <summary>No two rows of the Header table have the same UPN.</summary>
public sealed class Rule444 : IReturnRule<LookedAfterCase, Rule444.Tally>, IExplained
{
    /// <summary>The UPNs seen, with who carries them; it grows with the return (see <see cref="SharedValues"/>).</summary>
    public record struct Tally(SharedValues? Upns);

    public static RuleInfo Info { get; } = new("444", Severity.Error, Scope.Child, Years.From(2026), "Same UPN on more than one row")
    {
        Module = Header.Group.Name,
        Logic = "The same UPN, other than UN1 to UN5, stands on more than one row of the Header table. Every row that shares it is reported. Blank UPNs are never the same.",
        Advice = "Find out whose UPN it is and correct the other rows.",
        Guide = LookedAfterGuide.Check("444"),
        Fields = [Header.UpnField],
        Needs = [Inputs.Header],
    };

    public static void Count(ref Tally tally, LookedAfterCase seen, CollectionYear year)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.Upn is { } upn && !header.LacksUpnForReason(year))
            {
                tally.Upns ??= new();
                tally.Upns.Add(upn, header.ChildId, header.Origin.LineOf(Header.UpnField));
            }
        }
    }

    public static void Judge(in Tally tally, Report report)
    {
        foreach (var (upn, childId, line) in tally.Upns?.Shared() ?? [])
        {
            report.Child(childId, new Header { ChildId = childId, Upn = upn, Origin = new(line) }, Header.UpnField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var other = sample.With(sample.Header with { ChildId = "C9" });
            return
            [
                Example.Passes("different UPNs", sample.Case, sample.LeftCare),
                Example.Fails("two children share one", ["Header/UPN", "Header/UPN"], sample.Case, other),
                Example.Fails("two rows of one child share one", ["Header/UPN", "Header/UPN"], sample.With(sample.Header, sample.Header)),
                Example.Passes("both blank", sample.With(sample.Header with { Upn = null }), sample.With(sample.Header with { Upn = null })),
                Example.Passes("both UN1", sample.With(sample.Header with { Upn = "UN1" }), sample.With(sample.Header with { Upn = "UN1" })),
                Example.Fails("both UN6, which is no code", ["Header/UPN", "Header/UPN"],
                    sample.With(sample.Header with { Upn = "UN6" }), sample.With(sample.Header with { Upn = "UN6" })),
            ];
        }
    }
}
