namespace OpenCollect.Cin.Rules;

/// <summary>No two children of a return have the same UPN.</summary>
public sealed class Rule1520 : IReturnRule<CinChild, Rule1520.Tally>, IExplained
{
    /// <summary>The UPNs seen, with who carries them; it grows with the return (see <see cref="SharedValues"/>).</summary>
    public record struct Tally(SharedValues? Upns);

    public static RuleInfo Info { get; } = new("1520", Severity.Error, Scope.Child, Years.Always, "Same UPN on more than one record")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "The same UPN stands on more than one Child of the return. Every record that shares it is reported. Missing UPNs are never the same.",
        Advice = "Find out whose UPN it is and correct the other records. If it is one child recorded twice, merge the records. Records before and after an adoption must have different UPNs.",
        Guide = CinGuide.Section("2.2"),
        Fields = [CinChild.UpnField],
    };

    public static void Count(ref Tally tally, CinChild child, CollectionYear year)
    {
        if (child.Upn is { } upn)
        {
            tally.Upns ??= new();
            tally.Upns.Add(upn, child.Id, child.Origin.LineOf(CinChild.UpnField));
        }
    }

    public static void Judge(in Tally tally, Report report)
    {
        foreach (var (upn, childId, line) in tally.Upns?.Shared() ?? [])
        {
            report.Child(childId, new CinChild { Id = childId, Upn = upn, Origin = new(line) }, CinChild.UpnField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var child = CinSample.Latest.Child;
            var other = child with { Id = "C2" };
            return
            [
                Example.Passes("one child", child),
                Example.Passes("different UPNs", child, other with { Upn = "H201200123457" }),
                Example.Passes("both missing", child with { Upn = null }, other with { Upn = null }),
                Example.Fails("two children share a UPN", ["ChildIdentifiers/UPN", "ChildIdentifiers/UPN"], child, other),
                Example.Fails("three children, the first and last share a UPN", ["ChildIdentifiers/UPN", "ChildIdentifiers/UPN"],
                    child, other with { Upn = null }, child with { Id = null }),
                Example.Fails("three children share a malformed UPN", ["ChildIdentifiers/UPN", "ChildIdentifiers/UPN", "ChildIdentifiers/UPN"],
                    child with { Upn = "???" }, other with { Upn = "???" }, child with { Upn = "???" }),
                Example.Passes("they differ in letter case", child with { Upn = "d201200123456" }, other),
            ];
        }
    }
}
