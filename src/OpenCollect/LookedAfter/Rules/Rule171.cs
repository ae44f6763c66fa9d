namespace OpenCollect.LookedAfter.Rules;

/// <summary>The birth date of a mother's first child is a real date.</summary>
public sealed class Rule171 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("171", Severity.Error, Scope.Group, Years.Always, "Birth date of mother's first child is not a date")
        {
            Module = Header.Group.Name,
            Logic = "MC_DOB of a Header row is filled but is not a real date. Blank passes.",
            Advice = "Correct the date of birth of the mother's first child, as day, month and year.",
            Guide = LookedAfterGuide.Check("171"),
            Fields = [Header.FirstChildBirthDateField],
            Needs = [Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.Flaws.Has(Header.FirstChildBirthDateField))
            {
                report.At(header, Header.FirstChildBirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var unreadable = sample.Header with { Flaws = new(new Flaw(FlawKind.NotADate, Header.FirstChildBirthDateField, "soon", 2)) };
            return
            [
                Example.Passes("blank", sample.Case),
                Example.Passes("a date", sample.With(sample.Header with { FirstChildBirthDate = sample.Day(5, 1) })),
                Example.Fails("not a date", "Header[1]/MC_DOB", sample.With(unreadable)),
                Example.Fails("not a date in the second header row", "Header[2]/MC_DOB", sample.With(sample.Header, unreadable)),
                Example.Passes("another date is unreadable", sample.With(
                    sample.Header with { BirthDate = null, Flaws = new(new Flaw(FlawKind.NotADate, Header.BirthDateField, "soon", 2)) })),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [] })),
            ];
        }
    }
}
