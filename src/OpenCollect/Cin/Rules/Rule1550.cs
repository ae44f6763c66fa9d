namespace OpenCollect.Cin.Rules;

/// <summary>The last character of a UPN is a digit, or a letter in a temporary UPN.</summary>
public sealed class Rule1550 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("1550", Severity.Error, Scope.Child, Years.Always, "Character 13 of the UPN is not allowed")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "UPN is given and its character 13 is neither a digit nor a capital letter other than I, O and S. A UPN with fewer than thirteen characters fails.",
        Advice = "Check the UPN with the school.",
        Guide = CinGuide.Section("2.2"),
        Fields = [CinChild.UpnField],
    };

    public static void Check(CinChild child, Report report)
    {
        if (child.Upn is { } upn && (upn.Length < Upn.Length || !Upn.IsSerialEnd(upn[Upn.Length - 1])))
        {
            report.At(child, CinChild.UpnField);
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("a digit", With("A201200123450")),
        Example.Passes("9", With("A201200123459")),
        Example.Passes("A", With("A20120012345A")),
        Example.Passes("Z", With("A20120012345Z")),
        Example.Fails("I", Place, With("A20120012345I")),
        Example.Fails("O", Place, With("A20120012345O")),
        Example.Fails("S", Place, With("A20120012345S")),
        Example.Fails("a small letter", Place, With("A20120012345a")),
        Example.Fails("a hyphen", Place, With("A20120012345-")),
        Example.Fails("twelve characters", Place, With("A20120012345")),
        Example.Passes("fourteen characters, the thirteenth a digit", With("A201200123456?")),
        Example.Passes("nothing is given", With(null)),
    ];

    private const string Place = "ChildIdentifiers/UPN";

    private static CinChild With(string? upn) => CinSample.Latest.Child with { Upn = upn };
}
