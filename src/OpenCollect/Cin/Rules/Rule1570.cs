namespace OpenCollect.Cin.Rules;

/// <summary>The LA child ID is not too long.</summary>
public sealed class Rule1570 : IChildRule<CinChild>, IExplained
{
    private const int Longest = 20;

    public static RuleInfo Info { get; } = new("1570", Severity.Error, Scope.Child, Years.From(2025), "LA child ID is too long")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "LAchildID has more than 20 characters.",
        Advice = "Use an identifier of no more than 10 characters.",
        Guide = CinGuide.Section("2.1"),
        Fields = [CinChild.IdField],
        Doubt = "The guide allows 10 characters, the rule as it is known fires above 20. From 11 to 20 there is a note (F11).",
    };

    public static void Check(CinChild child, Report report)
    {
        if (child.Id?.Length > Longest)
        {
            report.At(child, CinChild.IdField);
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("ten characters", With(new('A', 10))),
        Example.Passes("twenty characters", With(new('A', 20))),
        Example.Fails("twenty-one characters", "ChildIdentifiers/LAchildID", With(new('A', 21))),
        Example.Passes("nothing is given", With(null)),
    ];

    private static CinChild With(string? id) => CinSample.Latest.Child with { Id = id };
}
