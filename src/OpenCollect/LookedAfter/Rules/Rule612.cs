namespace OpenCollect.LookedAfter.Rules;

/// <summary>Only a mother has a child with a date of birth.</summary>
public sealed class Rule612 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("612", Severity.Error, Scope.Group, Years.Always, "Date of birth of a child, but the girl is no mother")
        {
            Module = Header.Group.Name,
            Logic = "MC_DOB is filled, MOTHER is 0 or blank, and SEX is female (2 until 2023-24, F from 2024-25). An unreadable MC_DOB is filled.",
            Advice = "Enter 1 for MOTHER, or remove the date of birth of the child.",
            Guide = LookedAfterGuide.Check("612"),
            Fields = [Header.FirstChildBirthDateField, Header.MotherField],
            Needs = [Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.Mother is null or "0" && header.IsFemaleIn(report.Year) && !header.LacksFirstChildBirthDate)
            {
                report.At(header, Header.FirstChildBirthDateField, Header.MotherField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var older = new LookedAfterSample(2024);
            var header = sample.Header with { FirstChildBirthDate = sample.Day(5, 1) };
            ImmutableArray<string> both = ["Header[1]/MC_DOB", "Header[1]/MOTHER"];
            return
            [
                Example.Passes("neither mother nor child", sample.Case),
                Example.Fails("not a mother, but a child", both, sample.With(header)),
                Example.Fails("not said whether she is a mother", both, sample.With(header with { Mother = null })),
                Example.Passes("a mother", sample.With(header with { Mother = "1" })),
                Example.Passes("a girl by number when letters are in", sample.With(header with { Sex = "2" })),
                Example.Passes("a father", sample.With(header with { Sex = "M" })),
                Example.Fails("an unreadable day", both, sample.With(
                    sample.Header with { Flaws = new(new Flaw(FlawKind.NotADate, Header.FirstChildBirthDateField, "soon", 2)) })),
                Example.Fails("only the second row is wrong", ["Header[2]/MC_DOB", "Header[2]/MOTHER"], sample.With(sample.Header, header)),
                Example.Fails("by the code of sex until 2023-24", both,
                    older.With(older.Header with { FirstChildBirthDate = older.Day(5, 1) })) with { Year = 2024 },
                Example.Passes("a girl by letter when numbers were in",
                    older.With(older.Header with { Sex = "F", FirstChildBirthDate = older.Day(5, 1) })) with { Year = 2024 },
            ];
        }
    }
}
