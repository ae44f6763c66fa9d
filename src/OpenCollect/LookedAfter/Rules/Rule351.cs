namespace OpenCollect.LookedAfter.Rules;

/// <summary>Nobody is too old for the return.</summary>
public sealed class Rule351Until2022 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("351", Severity.Error, Scope.Group, Years.Between(2022, 2022), "Already 21 before the year started")
        {
            Module = Header.Group.Name,
            Logic = "The 21st birthday is before 1 April on which the year starts. That day itself passes.",
            Advice = "Correct the date of birth, or remove the person from the return.",
            Guide = LookedAfterGuide.Check("351"),
            Fields = [Header.BirthDateField],
            Needs = [Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.BirthDate.Birthday(21) < report.Year.FirstDay)
            {
                report.At(header, Header.BirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2022);
            LookedAfterCase Born(DateOnly? day) => sample.With(sample.Header with { BirthDate = day });
            return
            [
                Example.Passes("13", sample.Case),
                Example.Passes("21 on 1 April", Born(new(2000, 4, 1))),
                Example.Fails("21 on the day before the year", "Header[1]/DOB", Born(new(2000, 3, 31))),
                Example.Passes("21 on 2 April", Born(new(2000, 4, 2))),
                Example.Passes("no date of birth", Born(null)),
                Example.Fails("24 on the second row", "Header[2]/DOB",
                    sample.With(sample.Header, sample.Header with { BirthDate = new(1997, 1, 1) })),
            ];
        }
    }
}

/// <summary>Nobody is too old for the return.</summary>
public sealed class Rule351 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("351", Severity.Error, Scope.Group, Years.From(2023), "Already 25 before the year started")
    {
        Module = Header.Group.Name,
        Logic = "The 25th birthday is before 1 April on which the year starts. That day itself passes.",
        Advice = "Correct the date of birth, or remove the person from the return.",
        Guide = LookedAfterGuide.Check("351"),
        Fields = [Header.BirthDateField],
        Needs = [Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.BirthDate.Birthday(25) < report.Year.FirstDay)
            {
                report.At(header, Header.BirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            LookedAfterCase Born(DateOnly? day) => sample.With(sample.Header with { BirthDate = day });
            return
            [
                Example.Passes("13", sample.Case),
                Example.Passes("25 on 1 April", Born(new(2000, 4, 1))),
                Example.Fails("25 on the day before the year", "Header[1]/DOB", Born(new(2000, 3, 31))),
                Example.Passes("25 on 2 April", Born(new(2000, 4, 2))),
                Example.Passes("no date of birth", Born(null)),
                Example.Fails("28 on the second row", "Header[2]/DOB",
                    sample.With(sample.Header, sample.Header with { BirthDate = new(1997, 1, 1) })),
            ];
        }
    }
}
