namespace OpenCollect.Cin.Rules;

/// <summary>Characters 5 to 12 of a UPN are digits.</summary>
public sealed class Rule1540 : IChildRule<CinChild>, IExplained
{
    private const int Last = 12;

    public static RuleInfo Info { get; } = new("1540", Severity.Error, Scope.Child, Years.Always, "Characters 5-12 of the UPN are not all digits")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "UPN is given and its characters 5 to 12 are not eight digits 0 to 9. A UPN with fewer than twelve characters fails.",
        Advice = "Check the UPN with the school.",
        Guide = CinGuide.Section("2.2"),
        Fields = [CinChild.UpnField],
    };

    public static void Check(CinChild child, Report report)
    {
        if (child.Upn is { } upn && (upn.Length < Last || upn.AsSpan(4, Last - 4).ContainsAnyExceptInRange('0', '9')))
        {
            report.At(child, CinChild.UpnField);
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("eight digits", With("A201200123456")),
        Example.Passes("twelve characters", With("A20120012345")),
        Example.Fails("eleven characters", Place, With("A2012001234")),
        Example.Fails("a letter in position 5", Place, With("A201A00123456")),
        Example.Fails("a letter in position 12", Place, With("A2012001234A6")),
        Example.Passes("a letter in position 4", With("A20A200123456")),
        Example.Passes("a letter in position 13", With("A20120012345A")),
        Example.Fails("a digit of another script", Place, With("A201٢00123456")),
        Example.Passes("nothing is given", With(null)),
    ];

    private const string Place = "ChildIdentifiers/UPN";

    private static CinChild With(string? upn) => CinSample.Latest.Child with { Upn = upn };
}
