namespace OpenCollect.Cin.Rules;

/// <summary>Every child's sex is recorded as M, F or U, and U for an unborn child.</summary>
public sealed class Rule4180 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("4180", Severity.Error, Scope.Child, Years.From(2025), "Sex is missing or not M, F or U")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "Sex is missing or is anything other than M, F and U. Small letters do not count. Applies to unborn children too.",
        Advice = "Enter M for male, F for female, or U if the sex is not known, not recorded or not registered, or the child is unborn.",
        Guide = CinGuide.Section("2.7"),
        Fields = [CinChild.SexField],
    };

    public static void Check(CinChild child, Report report)
    {
        if (!Codes.Sex.Codes.Has(child.Sex, report.Year))
        {
            report.At(child, CinChild.SexField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            const string At = "ChildIdentifiers/Sex";
            var child = CinSample.Latest.Child;
            return
            [
                Example.Passes("female: F", child),
                Example.Passes("male: M", child with { Sex = "M" }),
                Example.Passes("unborn: U", CinSample.Latest.Unborn),
                Example.Fails("a small letter", At, child with { Sex = "f" }),
                Example.Fails("a number of the years before", At, child with { Sex = "2" }),
                Example.Fails("missing", At, child with { Sex = null }),
                Example.Fails("missing, with a gender by number", At, child with { Sex = null, Gender = "2" }),
                Example.Fails("missing for an unborn child", At, CinSample.Latest.Unborn with { Sex = null }),
            ];
        }
    }
}

/// <summary>Until 2023-24 it was the child's gender, recorded as a number.</summary>
public sealed class Rule4180Until2024 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("4180", Severity.Error, Scope.Child, Years.Until(2024), "Gender is missing or not 1, 2, 0 or 9")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "GenderCurrent is missing or is anything other than 1, 2, 0 and 9. Applies to unborn children too.",
        Advice = "Enter 1 for male, 2 for female, 0 if the gender is not recorded or the child is unborn, or 9 for indeterminate.",
        Guide = CinGuide.Section("2.7"),
        Fields = [CinChild.GenderField],
    };

    public static void Check(CinChild child, Report report)
    {
        if (!Codes.Gender.Codes.Has(child.Gender, report.Year))
        {
            report.At(child, CinChild.GenderField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            const string At = "ChildIdentifiers/GenderCurrent";
            var sample = new CinSample(2024);
            var child = sample.Child;
            return
            [
                Example.Passes("female: 2", child),
                Example.Passes("male: 1", child with { Gender = "1" }),
                Example.Passes("indeterminate: 9", child with { Gender = "9" }),
                Example.Passes("unborn: 0", sample.Unborn),
                Example.Fails("a number that is no code", At, child with { Gender = "3" }),
                Example.Fails("a letter of the years after", At, child with { Gender = "F" }),
                Example.Fails("missing", At, child with { Gender = null }),
                Example.Fails("missing, with a sex by letter", At, child with { Gender = null, Sex = "F" }),
                Example.Fails("missing for an unborn child", At, sample.Unborn with { Gender = null }),
            ];
        }
    }
}
