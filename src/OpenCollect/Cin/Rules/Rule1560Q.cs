namespace OpenCollect.Cin.Rules;

/// <summary>A former UPN has the form of a UPN, permanent or temporary.</summary>
public sealed class Rule1560Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("1560Q", Severity.Query, Scope.Child, Years.Always, "Former UPN badly formatted")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "FormerUPN is given and is not one letter, eleven digits, and then a digit or a letter, thirteen characters in all; letters are capitals without I, O and S. The check letter is not worked out.",
        Advice = "Check the former UPN, or explain why it has another form.",
        Guide = CinGuide.Section("2.3"),
        Fields = [CinChild.FormerUpnField],
    };

    public static void Check(CinChild child, Report report)
    {
        if (child.FormerUpn is { } upn && !Upn.HasForm(upn))
        {
            report.At(child, CinChild.FormerUpnField);
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("permanent", With("A201200123456")),
        Example.Passes("temporary", With("A20120012345A")),
        Example.Passes("nothing is given", With(null)),
        Example.Fails("the first character is a digit", Place, With("1201200123456")),
        Example.Fails("the first letter is I", Place, With("I201200123456")),
        Example.Fails("a small letter", Place, With("a201200123456")),
        Example.Fails("a letter in position 2", Place, With("AA01200123456")),
        Example.Fails("a letter in position 12", Place, With("A2012001234A6")),
        Example.Fails("the last letter is O", Place, With("A20120012345O")),
        Example.Fails("twelve characters", Place, With("A20120012345")),
        Example.Fails("fourteen characters", Place, With("A2012001234567")),
        Example.Passes("a malformed UPN beside a good former one", CinSample.Latest.Child with { Upn = "?", FormerUpn = "A20120012345A" }),
    ];

    private const string Place = "ChildIdentifiers/FormerUPN";

    private static CinChild With(string? upn) => CinSample.Latest.Child with { FormerUpn = upn };
}
