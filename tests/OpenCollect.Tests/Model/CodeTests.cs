using OpenCollect.Cin;
using OpenCollect.LookedAfter;

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

    /// <summary>The table tells of words that changed in brackets; each year has its own.</summary>
    [Theory]
    [InlineData("PrimaryNeedCode", "N1", 2025, "Abuse or neglect")]
    [InlineData("PrimaryNeedCode", "N1", 2026, "Abuse, neglect and exploitation")]
    [InlineData("ReferralSource", "5B", 2022, "LA services: other internal")]
    [InlineData("ReferralSource", "5B", 2023, "LA services: other internal, not social care or early help")]
    [InlineData("ReferralSource", "5C", 2022, "LA services: external, another authority's services")]
    [InlineData("ReferralSource", "5C", 2023, "LA services: external, another authority's social care or early help")]
    [InlineData("RNE", "P", 2015, "Placement changed, legal status did not")]
    [InlineData("RNE", "P", 2016, "Placement and carer changed, legal status did not")]
    [InlineData("RNE", "B", 2015, "Legal status and placement both changed")]
    [InlineData("RNE", "B", 2016, "Legal status, placement and carer all changed")]
    [InlineData("RNE", "S", 2016, "Started to be looked after")]
    [InlineData("RNE", null, 2016, "not given")]
    [InlineData("RNE", "s", 2016, "unknown code s")]
    public void TheWordsOfTheYear(string set, string? code, int ending, string words) =>
        Assert.Equal(words, CinCodes.All.Concat(LookedAfterCodes.All).First(s => s.Name == set).Describe(code, new(ending)));

    [Fact]
    public void NoWordsSayOfWhichYearTheyAre() =>
        Assert.DoesNotContain(CinCodes.All.Concat(LookedAfterCodes.All).SelectMany(s => s), c => c.Label.Contains("from 20", StringComparison.Ordinal) && !c.Value.StartsWith("E1", StringComparison.Ordinal));

    private static IEnumerable<string> Codes(IReadOnlyDictionary<string, string> row)
    {
        var code = row["code"];
        return row["codeset"] == "UPN_LA" && code.Split('-') is [var first, var last]
            ? Enumerable.Range(int.Parse(first), int.Parse(last) - int.Parse(first) + 1).Select(c => $"{c:000}")
            : [code];
    }
}
