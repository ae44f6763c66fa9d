namespace OpenCollect.Cin.Rules;

/// <summary>The LA child ID is made of letters and digits.</summary>
public sealed class Rule1580 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("1580", Severity.Error, Scope.Child, Years.From(2025), "LA child ID has characters other than letters and digits")
        {
            Module = CinChild.Identifiers.Name,
            Logic = "LAchildID has a character that is neither an unaccented letter A to Z, capital or small, nor a digit 0 to 9. Spaces, hyphens and other signs fail.",
            Advice = "Use an identifier of letters and digits only.",
            Guide = CinGuide.Section("2.1"),
            Fields = [CinChild.IdField],
        };

    public static void Check(CinChild child, Report report)
    {
        if (child.Id is { } id && !IsLettersAndDigits(id))
        {
            report.At(child, CinChild.IdField);
        }
    }

    private static bool IsLettersAndDigits(string id)
    {
        foreach (var character in id)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("letters and digits", With("aZ09")),
        Example.Passes("nothing is given", With(null)),
        Example.Fails("a hyphen", Place, With("A-1")),
        Example.Fails("a space inside", Place, With("A 1")),
        Example.Fails("an accented letter", Place, With("É1")),
        Example.Fails("a digit of another script", Place, With("A٢")),
        Example.Fails("an underscore at the end", Place, With("A1_")),
    ];

    private const string Place = "ChildIdentifiers/LAchildID";

    private static CinChild With(string? id) => CinSample.Latest.Child with { Id = id };
}
