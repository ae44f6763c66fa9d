using OpenCollect.LookedAfter;

namespace OpenCollect.Tests.LookedAfter;

/// <summary>Our code sets against the table of the specification, code by code with years.</summary>
public sealed class LookedAfterCodeTests
{
    /// <summary>What the table lists under a field that has no codes but a form or a range.</summary>
    private static readonly string[] NoCodeSets = ["URN", "PL_DISTANCE", "SDQ_SCORE", "DATE_PERM", "SW_ID"];

    /// <summary>The table lets these go on; refused since guidance said, for 2014-15, that custody is never suitable.</summary>
    private static readonly string[] RefusedFrom2015 = ["ACCOM S1", "ACCOM X1"];

    [Fact]
    public void EveryCodeOfTheTableExistsWithItsYearsAndNoOther()
    {
        var expected = Table.Read("cla-codesets.tsv")
            .Where(r => !NoCodeSets.Contains(r["codeset"]) && r["code"] != "nnn")
            .Select(r => $"{r["codeset"]} {r["code"]} {Table.Ending(r["first_year"])}-{Last(r)}");
        var ours = LookedAfterCodes.All.SelectMany(s => s.Select(c => $"{s.Name} {c.Value} {c.Years.First}-{c.Years.Last}"));

        Assert.Equal(expected.Order(StringComparer.Ordinal), ours.Order(StringComparer.Ordinal));

        static int? Last(IReadOnlyDictionary<string, string> row) =>
            RefusedFrom2015.Contains($"{row["codeset"]} {row["code"]}") ? 2014 : Table.Ending(row["last_year"]);
    }
}
