namespace OpenCollect.Cin.Rules;

/// <summary>No two children of a return have the same identifier of the local authority.</summary>
public sealed class Rule8510 : IReturnRule<CinChild, Rule8510.Tally>, IExplained
{
    /// <summary>The identifiers seen; it grows with the return (see <see cref="SharedValues"/>).</summary>
    public record struct Tally(SharedValues? Ids);

    public static RuleInfo Info { get; } = new("8510", Severity.Error, Scope.Child, Years.Always, "Same LA child ID on more than one record")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "The same LAchildID stands on more than one Child of the return. Every record that shares it is reported. Missing identifiers are never the same, and letter case counts.",
        Advice = "If it is one child recorded twice, merge the records. Otherwise give each child its own identifier. A child adopted in the year has a new identifier after the adoption.",
        Guide = CinGuide.Section("2.1"),
        Fields = [CinChild.IdField],
        Doubt = "A public validator counts missing identifiers as the same; here they are the business of rule 8500 alone.",
    };

    public static void Count(ref Tally tally, CinChild child, CollectionYear year)
    {
        if (child.Id is { } id)
        {
            tally.Ids ??= new();
            tally.Ids.Add(id, null, child.Origin.LineOf(CinChild.IdField));
        }
    }

    public static void Judge(in Tally tally, Report report)
    {
        foreach (var (id, _, line) in tally.Ids?.Shared() ?? [])
        {
            report.Child(id, new CinChild { Id = id, Origin = new(line) }, CinChild.IdField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            const string At = "ChildIdentifiers/LAchildID";
            var child = CinSample.Latest.Child;
            var other = CinSample.Latest.Unborn;
            const string Long = "C000000001-2024-2025-2026";
            return
            [
                Example.Passes("one child", child),
                Example.Passes("different identifiers", child, other),
                Example.Passes("both missing", child with { Id = null }, other with { Id = null }),
                Example.Passes("one missing", child, other with { Id = null }),
                Example.Fails("two children share an identifier", [At, At], child, other with { Id = child.Id }),
                Example.Fails("three children, the first and last share an identifier", [At, At], child, other, child with { Upn = null }),
                Example.Fails("three children share an identifier that is too long", [At, At, At],
                    child with { Id = Long }, other with { Id = Long }, child with { Id = Long }),
                Example.Passes("they differ in letter case", child with { Id = "c000000001" }, other with { Id = "C000000001" }),
            ];
        }
    }
}
