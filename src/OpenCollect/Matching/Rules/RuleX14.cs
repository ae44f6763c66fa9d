using OpenCollect.Cin;
using OpenCollect.LookedAfter;

namespace OpenCollect.Matching.Rules;

/// <summary>An identifier that is to match between the returns has at most ten letters and digits.</summary>
public sealed class RuleX14 : IChildRule<ChildInBoth>, IExplained
{
    private const int Longest = 10;

    public static RuleInfo Info { get; } = new("X14", Severity.Error, Scope.Child, Years.Always, "LA child ID is longer than 10 or has other characters than letters and digits")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "The identifier of a child in the census or in the looked after return has more than 10 characters, or a character other than A to Z, a to z and 0 to 9. A child who is in both is reported once, with both places.",
        Advice = "Use an identifier of no more than 10 letters and digits, the same in both returns. Tell the Department before you change identifiers, because last year's would no longer be found.",
        Guide = MatchingGuide.Section("2.1"),
        Fields = [CinChild.IdField, LookedAfterChild.IdField],
        Doubt = "The guide allows 10 characters; rule 1570 fires above 20, and later item guidance of the looked after return allows 20. Missing identifiers are left to the rules of each return.",
    };

    public static void Check(ChildInBoth child, Report report)
    {
        var (cin, cla) = (IsWrong(child.Cin?.Id), IsWrong(child.Cla?.Id));
        if (cin && cla)
        {
            report.Between((child.Cin!, CinChild.IdField), (child.Cla!, LookedAfterChild.IdField));
        }
        else if (cin)
        {
            report.At(child.Cin!, CinChild.IdField);
        }
        else if (cla)
        {
            report.At(child.Cla!, LookedAfterChild.IdField);
        }
    }

    private static bool IsWrong(string? id)
    {
        foreach (var character in id ?? "")
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                return true;
            }
        }

        return id?.Length > Longest;
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = MatchingSample.Latest;
            return
            [
                Example.Passes("ten characters", sample.Child),
                Example.Passes("small letters", With(sample, "abcxyz", "ABCXYZ")),
                Example.Fails("eleven characters", ["CIN/ChildIdentifiers/LAchildID", "CLA/Child/CHILD"], With(sample, "C0000000001", "C0000000001")),
                Example.Fails("a hyphen", ["CIN/ChildIdentifiers/LAchildID", "CLA/Child/CHILD"], With(sample, "C-1", "C-1")),
                Example.Fails("a letter with an accent", ["CIN/ChildIdentifiers/LAchildID", "CLA/Child/CHILD"], With(sample, "É1", "É1")),
                Example.Fails("in the census only", "CIN/ChildIdentifiers/LAchildID", new ChildInBoth { Cin = sample.Cin with { Id = "C 1" } }),
                Example.Fails("in the looked after return only", "CLA/Child/CHILD", new ChildInBoth { Cla = sample.Cla with { Id = "C0000000001" } }),
                Example.Passes("missing", With(sample, null, null)),
                Example.Passes("in last year's returns only", new ChildInBoth { LastCin = sample.Cin with { Id = "C-1" }, LastCla = sample.Cla with { Id = "C-1" } }),
            ];
        }
    }

    private static ChildInBoth With(MatchingSample sample, string? cin, string? cla) => new() { Cin = sample.Cin with { Id = cin }, Cla = sample.Cla with { Id = cla } };
}
