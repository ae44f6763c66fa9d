using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.Collections;
using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;

namespace OpenCollect.Reports.Tests;

public sealed class TableCsvTests
{
    private static readonly Gen<string> Texts =
        Gen.Elements([.. "=+-@\t\r\n,;\"' aZ9é😀|".EnumerateRunes().Select(r => r.ToString())]).ArrayOf().Select(string.Concat);

    [Fact]
    public void HeadingsThenRowsEachEndingInCrLf() =>
        Assert.Equal("LA child ID,Started,Per cent\r\nC1,2024-04-01,33.3\r\n,,\r\n", Written(["LA child ID", "Started", "Per cent"], ["C1", "2024-04-01", "33.3"], ["", "", ""]));

    [Fact]
    public void NoRowsAreTheHeadingsAlone() => Assert.Equal("A,B\r\n", Written(["A", "B"]));

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("one\r\ntwo", "\"one\r\ntwo\"")]
    [InlineData("one\ntwo", "\"one\ntwo\"")]
    [InlineData("caf\u00E9", "caf\u00E9")]
    [InlineData("61 or more", "61 or more")]
    public void CellsAreQuotedWhereTheyMustBe(string text, string cell) => Assert.Equal($"A,B\r\n{cell},x\r\n", Written(["A", "B"], [text, "x"]));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=HYPERLINK(\"http://example.org\",\"x\")", "\"'=HYPERLINK(\"\"http://example.org\"\",\"\"x\"\")\"")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("+44", "'+44")]
    [InlineData("-1", "'-1")]
    [InlineData("\t1", "'\t1")]
    [InlineData("\r1", "\"'\r1\"")]
    [InlineData("'=1", "''=1")]
    [InlineData("1-2", "1-2")]
    [InlineData("2024-04-01", "2024-04-01")]
    public void NoCellIsAFormula(string text, string cell) => Assert.Equal($"A,B\r\nx,{cell}\r\n", Written(["A", "B"], ["x", text]));

    [Fact]
    public void ThereIsNoByteOrderMarkAndTheStreamStaysOpen()
    {
        using var stream = new MemoryStream();
        TableCsv.Write(stream, new(["É"], []));
        stream.WriteByte((byte)'!');

        Assert.Equal([0xC3, 0x89, (byte)'\r', (byte)'\n', (byte)'!'], stream.ToArray());
    }

    /// <summary>Read by a reader of the test's own, which knows RFC 4180 and nothing else.</summary>
    [Fact]
    public void WhatIsWrittenIsReadBack() => Prop.ForAll(
        Texts.Three().NonEmptyListOf().ToArbitrary(),
        rows =>
        {
            var written = Written(["A", "B", "C"], [.. rows.Select(r => (string[])[r.Item1, r.Item2, r.Item3])]);

            var read = Parsed(written);
            Assert.Equal(rows.Select(r => (string[])[r.Item1, r.Item2, r.Item3]).Prepend(["A", "B", "C"]), read.Select(r => r.Select(FormulaGuard.Off).ToArray()));
            Assert.All(read.SelectMany(r => r), cell => Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0])));
        }).QuickCheckThrowOnFailure();

    /// <summary>Every standing report of each collection over one generated return, and last year's where a report compares.</summary>
    [Theory]
    [InlineData("cin")]
    [InlineData("cla")]
    public void TheStandingReports(string code)
    {
        var collection = Collection.Find(code)!;
        var year = new CollectionYear(2025);
        var (thisYear, lastYear) = code == "cin" ? Cin(year) : LookedAfter(year);
        var text = new StringBuilder();
        foreach (var report in collection.Reports)
        {
            using var stream = new MemoryStream();
            TableCsv.Write(stream, report.Of(thisYear.Select(Record), year, lastYear.Select(Record)));
            text.Append($"{report.Code}: {report.Title}\n{report.About}\n\n{Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n")}\n");
        }

        Golden.Check($"reports-{code}.txt", text.ToString());
    }

    private static (List<Record> ThisYear, List<Record> LastYear) Cin(CollectionYear year)
    {
        var generator = new CinGenerator(1, year);
        var children = generator.Children(75).ToList();
        List<CinChild> before = [.. children.Select(generator.LastYear).OfType<CinChild>()];

        // What the year before had as still open, this year's return lacks or tells otherwise.
        var open = before.Where(c => c.Episodes[^1].IsOpen).Take(2).Select(c => c.Id).ToList();
        children.RemoveAll(c => c.Id == open[0]);
        var reopened = children.First(c => before.Exists(b => b.Id == c.Id && b.Id != open[0]));
        before[before.FindIndex(b => b.Id == reopened.Id)] = before.First(b => b.Id == reopened.Id) with { Episodes = [reopened.Episodes[0] with { ClosureDate = year.FirstDay.AddDays(-30) }] };
        return ([.. children], [.. before]);
    }

    private static (List<Record> ThisYear, List<Record> LastYear) LookedAfter(CollectionYear year)
    {
        var people = new LookedAfterGenerator(1, year).OneOfEach(1).Concat(new LookedAfterGenerator(1, year).Children(100).Skip(60)).ToList();
        return ([.. people.Select(p => p.ThisYear).OfType<LookedAfterChild>()], [.. people.Select(p => p.LastYear).OfType<LookedAfterChild>()]);
    }

    private static ChildRecord Record(Record child) => new(child is CinChild cin ? cin.Id : ((LookedAfterChild)child).Id, child);

    private static string Written(string[] columns, params string[][] rows)
    {
        using var stream = new MemoryStream();
        TableCsv.Write(stream, new([.. columns], [.. rows.Select(r => r.ToImmutableArray())]));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static List<List<string>> Parsed(string text)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r' when !quoted && text[i + 1] == '\n':
                    rows.Add([.. row, cell.ToString()]);
                    (row, _) = ([], cell.Clear());
                    i++;
                    break;
                default:
                    cell.Append(text[i]);
                    break;
            }
        }

        return rows;
    }
}
