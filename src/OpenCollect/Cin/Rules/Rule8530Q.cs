namespace OpenCollect.Cin.Rules;

/// <summary>A child who is unborn at the end of the year is due between March and December of the calendar year in which it ends.</summary>
public sealed class Rule8530Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8530Q", Severity.Query, Scope.Child, Years.Always,
            "Expected date of birth is outside March to December of the year in which the collection year ends")
        {
            Module = CinChild.Identifiers.Name,
            Logic = "ExpectedPersonBirthDate is given and is before 1 March (30 days before the last day of the collection year) or after 31 December (9 months after it) of the calendar year in which the collection year ends. Both days themselves pass.",
            Advice = "Check the expected date of birth. If the child has been born, enter the date of birth and remove the expected one. Otherwise correct the date or explain it.",
            Guide = CinGuide.Section("2.6"),
            Fields = [CinChild.ExpectedBirthDateField],
            AutomaticOk = "8530Q: All records have been checked and can confirm that the data has been amended (where required) and the data is now correct in all instances.",
            Doubt = "1 March and 31 December pass; a public validator queries both days. The guide asks for the full stop of the return-level note but prints this one without it; it is given here with a full stop.",
        };

    public static void Check(CinChild child, Report report)
    {
        if (child.ExpectedBirthDate is { } expected
            && (expected < report.Year.LastDay.AddDays(-30) || expected > report.Year.LastDay.AddMonths(9)))
        {
            report.At(child, CinChild.ExpectedBirthDateField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            const string At = "ChildIdentifiers/ExpectedPersonBirthDate";
            var unborn = CinSample.Latest.Unborn;
            return
            [
                Example.Passes("due in June", unborn),
                Example.Fails("due on 28 February", At, unborn with { ExpectedBirthDate = new(2026, 2, 28) }),
                Example.Passes("due on 1 March", unborn with { ExpectedBirthDate = new(2026, 3, 1) }),
                Example.Passes("due on 31 December", unborn with { ExpectedBirthDate = new(2026, 12, 31) }),
                Example.Fails("due on 1 January of the next calendar year", At, unborn with { ExpectedBirthDate = new(2027, 1, 1) }),
                Example.Passes("no expected date of birth", CinSample.Latest.Child),
                Example.Fails("due on 29 February of a leap year", At,
                    new CinSample(2024).Unborn with { ExpectedBirthDate = new(2024, 2, 29) }) with { Year = 2024 },
                Example.Passes("due on 1 March of a leap year",
                    new CinSample(2024).Unborn with { ExpectedBirthDate = new(2024, 3, 1) }) with { Year = 2024 },
            ];
        }
    }
}
