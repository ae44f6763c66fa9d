namespace OpenCollect.LookedAfter.Rules;

/// <summary>A mother is rarely younger than 11.</summary>
public sealed class Rule620 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("620", Severity.Query, Scope.Group, Years.Always, "Mother under 11")
    {
        Module = Header.Group.Name,
        Logic = "MOTHER is 1 and the 11th birthday is after 1 April at the start of the year. 1 April itself passes.",
        Advice = "Check the date of birth and whether the child is a mother, and correct what is wrong.",
        Guide = LookedAfterGuide.Check("620"),
        Fields = [Header.MotherField, Header.BirthDateField],
        Needs = [Inputs.Header],
        Doubt = "The age is taken at the start of the year, not on the day the child was born.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.Mother == "1" && header.BirthDate.Birthday(11) > report.Year.FirstDay)
            {
                report.At(header, Header.MotherField, Header.BirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var mother = sample.Header with { Mother = "1", BirthDate = sample.Day(4, 1).AddYears(-11) };
            return
            [
                Example.Passes("not a mother", sample.Case),
                Example.Passes("11 on 1 April", sample.With(mother)),
                Example.Fails("11 on 2 April", ["Header[1]/MOTHER", "Header[1]/DOB"],
                    sample.With(mother with { BirthDate = mother.BirthDate.PlusDays(1) })),
                Example.Passes("11 on the 31 March before", sample.With(mother with { BirthDate = mother.BirthDate.PlusDays(-1) })),
                Example.Passes("ten, not a mother", sample.With(mother with { BirthDate = mother.BirthDate.PlusDays(1), Mother = "0" })),
                Example.Passes("no date of birth", sample.With(mother with { BirthDate = null })),
                Example.Fails("only the second row is wrong", ["Header[2]/MOTHER", "Header[2]/DOB"],
                    sample.With(sample.Header, mother with { BirthDate = mother.BirthDate.PlusDays(9) })),
            ];
        }
    }
}
