namespace OpenCollect.Cin.Rules;

/// <summary>Every child has an identifier of the local authority.</summary>
public sealed class Rule8500 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8500", Severity.Error, Scope.Child, Years.Always, "LA child ID is missing")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "LAchildID is missing or empty. Applies to unborn children too.",
        Advice = "Enter the identifier that you use for the child in all returns and from year to year.",
        Guide = CinGuide.Section("2.1"),
        Fields = [CinChild.IdField],
    };

    public static void Check(CinChild child, Report report)
    {
        if (child.Id is null)
        {
            report.At(child, CinChild.IdField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            const string At = "ChildIdentifiers/LAchildID";
            var sample = CinSample.Latest;
            return
            [
                Example.Passes("an identifier", sample.Child),
                Example.Passes("an odd identifier", sample.Child with { Id = "?" }),
                Example.Fails("no identifier", At, sample.Child with { Id = null }),
                Example.Fails("no identifier of an unborn child", At, sample.Unborn with { Id = null }),
                Example.Fails("two children without an identifier", [At, At],
                    sample.Child with { Id = null }, sample.Child, sample.Unborn with { Id = null }),
            ];
        }
    }
}
