namespace OpenCollect.Cin.Rules;

/// <summary>A child who died, died in the year.</summary>
public sealed class Rule8545Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8545Q", Severity.Query, Scope.Child, Years.Always, "Date of death outside the census year")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "PersonDeathDate is given and is before 1 April at the start of the year or after 31 March at its end. Both days are in the year.",
        Advice = "Check the date of death. Correct it, or explain why the child is still in the return.",
        Guide = CinGuide.Section("2.8"),
        Fields = [CinChild.DeathDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        if (report.Year.Misses(child.DeathDate))
        {
            report.At(child, CinChild.DeathDateField);
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("the child is alive", CinSample.Latest.Child),
        Example.Passes("died on the first day of the year", Died(new(2025, 4, 1))),
        Example.Passes("died on the last day of the year", Died(new(2026, 3, 31))),
        Example.Fails("died the day before the year", "ChildIdentifiers/PersonDeathDate", Died(new(2025, 3, 31))),
        Example.Fails("died the day after the year", "ChildIdentifiers/PersonDeathDate", Died(new(2026, 4, 1))),
    ];

    private static CinChild Died(DateOnly date) => CinSample.Latest.Child with { DeathDate = date };
}
