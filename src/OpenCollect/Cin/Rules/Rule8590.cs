namespace OpenCollect.Cin.Rules;

/// <summary>A child is in the return because of at least one episode.</summary>
public sealed class Rule8590 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8590", Severity.Error, Scope.Child, Years.Always, "Child has no CIN episode")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "The Child has no CINdetails group.",
        Advice = "Add the child's episode, or leave the child out of the return.",
        Guide = CinGuide.Section("4.1"),
        Fields = [CinChild.IdField],
    };

    public static void Check(CinChild child, Report report)
    {
        if (child.Episodes.IsEmpty)
        {
            report.At(child, CinChild.IdField);
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("one episode", CinSample.Latest.Child),
        Example.Passes("one episode with nothing in it", CinSample.Latest.With(new Episode())),
        Example.Fails("no episode", "ChildIdentifiers/LAchildID", CinSample.Latest.Child with { Episodes = [] }),
        Example.Fails("unborn, no episode", "ChildIdentifiers/LAchildID", CinSample.Latest.Unborn with { Episodes = [] }),
    ];
}
