namespace OpenCollect.Cin.Rules;

/// <summary>The first letter of a UPN is the check letter that the other twelve characters ask for.</summary>
public sealed class Rule1510 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("1510", Severity.Error, Scope.Child, Years.Always, "UPN has the wrong check letter")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "UPN is given and its first character is not the check letter: the sum of value times position over characters 2 to 13, divided by 23, the remainder looked up in A B C D E F G H J K L M N P Q R T U V W X Y Z. A digit has its own value; a letter in position 13 (temporary UPN) has its place in that alphabet, A being 0. A UPN from which no letter can be worked out fails.",
        Advice = "Check the UPN with the school. A mistyped digit is the usual cause.",
        Guide = CinGuide.Section("2.2"),
        Fields = [CinChild.UpnField],
        Doubt = "The rule says that the UPN must contain the right letter, so one of the wrong length or with other characters fails; a public validator passes over those and over temporary UPNs.",
    };

    public static void Check(CinChild child, Report report)
    {
        if (child.Upn is { } upn && (upn.Length == 0 || Upn.CheckLetter(upn) != upn[0]))
        {
            report.At(child, CinChild.UpnField);
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("B801200005001", With("B801200005001")),
        Example.Passes("remainder 0 is A: A950000178301", With("A950000178301")),
        Example.Passes("H243278544154", With("H243278544154")),
        Example.Passes("X845212818005", With("X845212818005")),
        Example.Passes("a temporary UPN: M80120000500A", With("M80120000500A")),
        Example.Passes("nothing is given", With(null)),
        Example.Fails("A where B is right", Place, With("A801200005001")),
        Example.Fails("R where Q is right", Place, With("R247962919251")),
        Example.Fails("X where W is right", Place, With("X428558133462")),
        Example.Fails("a temporary UPN with another letter", Place, With("B80120000500A")),
        Example.Fails("a small check letter", Place, With("b801200005001")),
        Example.Fails("a letter in position 10", Place, With("X80120000A001")),
        Example.Fails("too short", Place, With("B80120000500")),
        Example.Fails("too long", Place, With("B8012000050010")),
        Example.Fails("a letter in position 13 that no UPN has", Place, With("M80120000500O")),
    ];

    private const string Place = "ChildIdentifiers/UPN";

    private static CinChild With(string? upn) => CinSample.Latest.Child with { Upn = upn };
}
