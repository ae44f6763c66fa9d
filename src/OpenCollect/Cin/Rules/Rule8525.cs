namespace OpenCollect.Cin.Rules;

/// <summary>Every child has a date of birth or, while unborn, an expected one, and not both.</summary>
public sealed class Rule8525Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8525Q", Severity.Query, Scope.Child, Years.From(2023), "Not exactly one of date of birth and expected date of birth")
        {
            Module = CinChild.Identifiers.Name,
            Logic = "PersonBirthDate and ExpectedPersonBirthDate are both given, or both missing. A date that cannot be read counts as given.",
            Advice = "Enter the date of birth and remove the expected date of birth. If the child was unborn on 31 March or when the case was closed, enter the expected date of birth only. Otherwise explain.",
            Guide = CinGuide.Section("2.6"),
            Fields = [CinChild.BirthDateField, CinChild.ExpectedBirthDateField],
        };

    public static void Check(CinChild child, Report report)
    {
        if (child.LacksBirthDate == child.LacksExpectedBirthDate)
        {
            report.At(child, CinChild.BirthDateField, CinChild.ExpectedBirthDateField);
        }
    }

    public static IEnumerable<Example> Examples => ExamplesIn(CinSample.Latest);

    internal static IEnumerable<Example> ExamplesIn(CinSample sample)
    {
        ImmutableArray<string> both = ["ChildIdentifiers/PersonBirthDate", "ChildIdentifiers/ExpectedPersonBirthDate"];
        var neither = sample.Child with { BirthDate = null };
        var birth = new Flaw(FlawKind.NotADate, CinChild.BirthDateField, "11/02/2014", 3);
        var expected = new Flaw(FlawKind.NotADate, CinChild.ExpectedBirthDateField, "20/06/2026", 4);
        return
        [
            Example.Passes("only a date of birth", sample.Child),
            Example.Passes("only an expected date of birth", sample.Unborn),
            Example.Fails("neither", both, neither),
            Example.Fails("both", both, sample.Child with { ExpectedBirthDate = new(2014, 2, 11) }),
            Example.Passes("only a date of birth, and it is no date", neither with { Flaws = new(birth) }),
            Example.Passes("only an expected date of birth, and it is no date", neither with { Flaws = new(expected) }),
            Example.Fails("an expected date of birth, and a date of birth that is no date", both, sample.Unborn with { Flaws = new(birth) }),
            Example.Fails("a date of birth, and an expected date of birth that is no date", both,
                sample.Child with { Flaws = new(expected) }),
        ];
    }
}

/// <summary>Until 2021-22 the same was an error.</summary>
public sealed class Rule8525 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = Rule8525Q.Info with
    {
        Code = "8525",
        Severity = Severity.Error,
        Years = Years.Until(2022),
        Advice = "Enter the date of birth and remove the expected date of birth. If the child was unborn on 31 March or when the case was closed, enter the expected date of birth only.",
    };

    public static void Check(CinChild child, Report report) => Rule8525Q.Check(child, report);

    public static IEnumerable<Example> Examples => Rule8525Q.ExamplesIn(new(2022));
}
