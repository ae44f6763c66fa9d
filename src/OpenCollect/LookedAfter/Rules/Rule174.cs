namespace OpenCollect.LookedAfter.Rules;

/// <summary>The birth date of a first child is given for mothers only.</summary>
public sealed class Rule174 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("174", Severity.Error, Scope.Group, Years.Always, "Birth date of mother's first child given for a male")
        {
            Module = Header.Group.Name,
            Logic = "SEX of a Header row is male (1 until 2023-24, M from 2024-25) and MC_DOB is filled. An unreadable date is filled.",
            Advice = "Remove the first child's date of birth, or correct the sex.",
            Guide = LookedAfterGuide.Check("174"),
            Fields = [Header.FirstChildBirthDateField, Header.SexField],
            Needs = [Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.IsMaleIn(report.Year) && !header.LacksFirstChildBirthDate)
            {
                report.At(header, Header.FirstChildBirthDateField, Header.SexField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var born = sample.Header with { FirstChildBirthDate = sample.Day(5, 1) };
            var unreadable = sample.Header with { Flaws = new(new Flaw(FlawKind.NotADate, Header.FirstChildBirthDateField, "soon", 2)) };
            string[] both = ["Header[1]/MC_DOB", "Header[1]/SEX"];
            return
            [
                Example.Passes("a girl, blank", sample.Case),
                Example.Passes("a girl, a date", sample.With(born)),
                Example.Passes("a boy, blank", sample.With(sample.Header with { Sex = "M" })),
                Example.Fails("a boy, a date", [.. both], sample.With(born with { Sex = "M" })),
                Example.Fails("a boy, an unreadable date", [.. both], sample.With(unreadable with { Sex = "M" })),
                Example.Passes("sex unknown, a date", sample.With(born with { Sex = "U" })),
                Example.Passes("sex blank, a date", sample.With(born with { Sex = null })),
                Example.Fails("a boy in the second header row", ["Header[2]/MC_DOB", "Header[2]/SEX"],
                    sample.With(born, born with { Sex = "M" })),
                Example.Fails("a boy by number", [.. both], sample.With(born with { Sex = "1" })) with { Year = 2024 },
                Example.Passes("a boy by number when letters were in", sample.With(born with { Sex = "1" })),
                Example.Passes("a boy by letter when numbers were in", sample.With(born with { Sex = "M" })) with { Year = 2024 },
                Example.Passes("a girl by number", sample.With(born with { Sex = "2" })) with { Year = 2024 },
            ];
        }
    }
}
