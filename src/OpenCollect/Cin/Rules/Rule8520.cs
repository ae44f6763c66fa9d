namespace OpenCollect.Cin.Rules;

/// <summary>A date of birth is not later than the end of the collection year.</summary>
public sealed class Rule8520 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8520", Severity.Error, Scope.Child, Years.Always, "Date of birth is after the collection year")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "PersonBirthDate is later than the last day of the collection year (31 March). That day passes.",
        Advice = "Correct the date of birth. If the child was unborn on 31 March, enter the expected date of birth instead.",
        Guide = CinGuide.Section("2.5"),
        Fields = [CinChild.BirthDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        if (child.BirthDate > report.Year.LastDay)
        {
            report.At(child, CinChild.BirthDateField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            return
            [
                Example.Passes("born years ago", sample.Child),
                Example.Passes("born on the last day of the year", sample.Child with { BirthDate = new(2026, 3, 31) }),
                Example.Fails("born the day after the year",
                    "ChildIdentifiers/PersonBirthDate", sample.Child with { BirthDate = new(2026, 4, 1) }),
                Example.Passes("no date of birth", sample.Child with { BirthDate = null }),
                Example.Passes("unborn and due after the year", sample.Unborn),
            ];
        }
    }
}
