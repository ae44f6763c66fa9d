namespace OpenCollect.LookedAfter.Rules;

/// <summary>A mother's first child has a date of birth.</summary>
public sealed class Rule611 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("611", Severity.Error, Scope.Group, Years.Always, "A mother, but the date of birth of her child is missing")
        {
            Module = Header.Group.Name,
            Logic = "MOTHER is 1 and MC_DOB is blank.",
            Advice = "Enter the date of birth of the mother's first child. If she has none, enter 0 for MOTHER.",
            Guide = LookedAfterGuide.Check("611"),
            Fields = [Header.FirstChildBirthDateField, Header.MotherField],
            Needs = [Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.Mother == "1" && header.LacksFirstChildBirthDate)
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
            var mother = sample.Header with { Mother = "1" };
            return
            [
                Example.Passes("not a mother", sample.Case),
                Example.Passes("a mother, with the day", sample.With(mother with { FirstChildBirthDate = sample.Day(5, 1) })),
                Example.Fails("a mother, without the day", ["Header[1]/MC_DOB", "Header[1]/MOTHER"], sample.With(mother)),
                Example.Passes("a mother, with an unreadable day", sample.With(
                    mother with { Flaws = new(new Flaw(FlawKind.NotADate, Header.FirstChildBirthDateField, "soon", 2)) })),
                Example.Passes("not said whether she is a mother", sample.With(mother with { Mother = null })),
                Example.Fails("only the second row is wrong", ["Header[2]/MC_DOB", "Header[2]/MOTHER"], sample.With(sample.Header, mother)),
            ];
        }
    }
}
