namespace OpenCollect.Cin.Rules;

/// <summary>The sex of a child who is not born yet is U, unknown, even where it is known.</summary>
public sealed class Rule8750 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8750", Severity.Error, Scope.Child, Years.From(2025), "Sex of an unborn child is not U")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "ExpectedPersonBirthDate is given, PersonBirthDate is missing, and Sex is anything but U, or missing. A birth date that was given but cannot be read is not missing, and an expected one that cannot be read is given. Letter case counts.",
        Advice = "Enter U while the child is unborn. If the child has been born, enter the birth date and remove the expected one.",
        Guide = CinGuide.Section("2.7"),
        Fields = [CinChild.SexField, CinChild.BirthDateField, CinChild.ExpectedBirthDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        if (IsUnborn(child) && child.Sex != "U")
        {
            report.At(child, CinChild.SexField, CinChild.BirthDateField, CinChild.ExpectedBirthDateField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var unborn = CinSample.Latest.Unborn;
            ImmutableArray<string> places =
                ["ChildIdentifiers/Sex", "ChildIdentifiers/PersonBirthDate", "ChildIdentifiers/ExpectedPersonBirthDate"];
            return
            [
                .. ExamplesWith(unborn, unborn with { Sex = "F" }, places),
                Example.Fails("the sex is male", places, unborn with { Sex = "M" }),
                Example.Fails("the sex is missing, though a gender is given", places, unborn with { Sex = null, Gender = "0" }),
                Example.Fails("the code is in lower case", places, unborn with { Sex = "u" }),
                Example.Fails("the code is that of earlier years", places, unborn with { Sex = "0" }),
            ];
        }
    }

    internal static bool IsUnborn(CinChild child) => child.LacksBirthDate && !child.LacksExpectedBirthDate;

    internal static IEnumerable<Example> ExamplesWith(CinChild right, CinChild wrong, ImmutableArray<string> places) =>
    [
        Example.Passes("the unborn child has the code for unknown", right),
        Example.Fails("the unborn child is female", places, wrong),
        Example.Passes("the child has a birth date only", wrong with { BirthDate = new(2021, 6, 20), ExpectedBirthDate = null }),
        Example.Passes("the child has both a birth date and an expected one", wrong with { BirthDate = new(2021, 6, 20) }),
        Example.Passes("the child has neither date", wrong with { ExpectedBirthDate = null }),
        Example.Passes("the birth date is no date", wrong with
        {
            Flaws = new(new Flaw(FlawKind.NotADate, CinChild.BirthDateField, "20/06/2021", 3)),
        }),
        Example.Fails("the expected birth date is no date", places, wrong with
        {
            ExpectedBirthDate = null,
            Flaws = new(new Flaw(FlawKind.NotADate, CinChild.ExpectedBirthDateField, "20/06/2021", 3)),
        }),
    ];
}

/// <summary>Until 2023-24 the gender was asked for, by number: 0 for a child who is not born yet.</summary>
public sealed class Rule8750Until2024 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = Rule8750.Info with
    {
        Years = Years.Until(2024),
        Message = "Gender of an unborn child is not 0",
        Logic = "ExpectedPersonBirthDate is given, PersonBirthDate is missing, and GenderCurrent is anything but 0, or missing. A birth date that was given but cannot be read is not missing, and an expected one that cannot be read is given.",
        Advice = "Enter 0 while the child is unborn. If the child has been born, enter the birth date and remove the expected one.",
        Fields = [CinChild.GenderField, CinChild.BirthDateField, CinChild.ExpectedBirthDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        if (Rule8750.IsUnborn(child) && child.Gender != "0")
        {
            report.At(child, CinChild.GenderField, CinChild.BirthDateField, CinChild.ExpectedBirthDateField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var unborn = new CinSample(2024).Unborn;
            ImmutableArray<string> places =
                ["ChildIdentifiers/GenderCurrent", "ChildIdentifiers/PersonBirthDate", "ChildIdentifiers/ExpectedPersonBirthDate"];
            return
            [
                .. Rule8750.ExamplesWith(unborn, unborn with { Gender = "2" }, places),
                Example.Fails("the gender is male", places, unborn with { Gender = "1" }),
                Example.Fails("the gender is indeterminate", places, unborn with { Gender = "9" }),
                Example.Fails("the gender is missing, though a sex is given", places, unborn with { Gender = null, Sex = "U" }),
                Example.Fails("the code is that of later years", places, unborn with { Gender = "U" }),
            ];
        }
    }
}
