using FsCheck;
using FsCheck.Fluent;
using Files = OpenCollect.Tests.LookedAfter.LookedAfterTableFiles;

namespace OpenCollect.Tests.Formats;

/// <summary>
/// Most cells of a table are read by a short cut: dates and short texts without white space around them. With white space around
/// them they are read the long way, and mean the same.
/// </summary>
public sealed class UsualCellTests
{
    /// <summary>Cells of dates, codes and oddities, put together from pieces so that nearly right ones are frequent.</summary>
    private static Arbitrary<string[]> Cells => Gen.Elements(
            "01/", "29/", "31/", "02/", "2023", "2024", "-", "A", "C2", "U6", "b", "z", "M1 1AE", " ", "\t", "\u00a0", "\u00e9", "\u0130", "7", "XXXXXXX", "\u001f")
        .ListOf().Select(pieces => string.Concat(pieces.Take(5))).ArrayOf(11).ToArbitrary();

    [Fact]
    public void ACellMeansTheSameWithWhiteSpaceAroundIt() =>
        Prop.ForAll(Cells, cells => Assert.Equal(Read(cells.Select(c => $" {c}\u00a0")), Read(cells))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("29/02/2024")]
    [InlineData("29/02/2023")]
    [InlineData("1/02/2023")]
    [InlineData("2023-02-01")]
    [InlineData("C2")]
    [InlineData("c2")]
    [InlineData("M1 1AEXX")]
    [InlineData("M1 1AEXXX")]
    [InlineData("\u00c9")]
    [InlineData("\u001f")]
    [InlineData("C2\u0001")]
    public void SoDoesEachOfThese(string cell)
    {
        var cells = Enumerable.Repeat(cell, 11).ToList();

        Assert.Equal(Read(cells.Select(c => $"  {c} ")), Read(cells));
    }

    /// <summary>More texts than are kept, so that each takes another's room, and back.</summary>
    [Fact]
    public void TextsThatShareTheirRoomAreToldApart()
    {
        var numbers = Enumerable.Range(0, 10_000).Select(i => $"{i % 5000}").ToList();
        var files = Files.None;
        files["e.csv"] = Files.Episodes + string.Concat(numbers.Select((n, i) => $"C{i},01/04/2022,{n},,,,,,,,,,\n"));

        Assert.Equal(numbers, files.Children(Files.Year).Select(c => c.Episodes[0].ReasonStarted));
    }

    /// <summary>A child's rows are found wherever they stand from those of the one before: at hand, further on, before, in small letters.</summary>
    [Fact]
    public void RowsGoToTheirChildWhereverItStands()
    {
        string[] rows = ["C00", "C01", "C01", "C04", "C09", "C10", "C29", "c03", "C03", "C28", "C28", "C00", "C2", "C030"];
        var files = Files.None;
        files["h.csv"] = Files.Header + string.Concat(Enumerable.Range(0, 30).Select(i => $"C{i:00},,,,,,\n"));
        files["e.csv"] = Files.Episodes + string.Concat(rows.Select(r => $"{r},01/04/2022,S,,,,,,,,,,\n"));

        Assert.Equal(
            rows.Select((r, i) => (Id: r.ToUpperInvariant(), Line: i + 2)).OrderBy(r => r.Id.Length == 3 ? 0 : r.Id == "C2" ? 1 : 2).ThenBy(r => r.Id.Length == 3 ? r.Id : "", StringComparer.Ordinal),
            files.Children(Files.Year).SelectMany(c => c.Episodes.Select(e => (c.Id!, e.Line))));
    }

    private static string Read(IEnumerable<string> cells)
    {
        var files = Files.None;
        files["e.csv"] = Files.Episodes + $"C1,01/04/2022,{string.Join(',', cells)}\n";
        return RecordText.Of(files.Children(Files.Year));
    }
}
