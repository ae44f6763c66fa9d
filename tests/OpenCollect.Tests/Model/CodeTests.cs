using OpenCollect.Cin;

namespace OpenCollect.Tests.Model;

/// <summary>Our code sets against the table of the specification, code by code with years.</summary>
public sealed class CodeTests
{
    [Fact]
    public void EveryCodeOfTheTableExistsWithItsYearsAndNoOther()
    {
        var expected = Table.Read("cin-codesets.tsv")
            .Where(r => r["codeset"] is not "UPNCheckLetter")
            .SelectMany(r => Codes(r).Select(code => $"{r["codeset"]} {code} {Table.Ending(r["first_year"])}-{Table.Ending(r["last_year"])}"));
        var ours = CinCodes.All.SelectMany(s => s.Select(c => $"{s.Name} {c.Value} {c.Years.First}-{c.Years.Last}"));

        Assert.Equal(expected.Order(StringComparer.Ordinal), ours.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheAlphabetOfCheckLettersIsThatOfTheTable() =>
        Assert.All(Table.Read("cin-codesets.tsv").Where(r => r["codeset"] == "UPNCheckLetter"),
            r => Assert.Contains($"letter {Upn.Alphabet[int.Parse(r["code"])]} ", r["description"], StringComparison.Ordinal));

    [Theory]
    [InlineData(2022, 152)]
    [InlineData(2023, 152)]
    [InlineData(2024, 153)]
    [InlineData(2026, 153)]
    public void AuthoritiesOfTheYear(int ending, int count) => Assert.Equal(count, LocalAuthority.In(new(ending)).Count());

    private static IEnumerable<string> Codes(IReadOnlyDictionary<string, string> row)
    {
        var code = row["code"];
        return row["codeset"] == "UPN_LA" && code.Split('-') is [var first, var last]
            ? Enumerable.Range(int.Parse(first), int.Parse(last) - int.Parse(first) + 1).Select(c => $"{c:000}")
            : [code];
    }
}
