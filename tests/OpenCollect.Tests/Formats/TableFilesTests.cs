using System.Text;
using OpenCollect.Cin;
using OpenCollect.Formats;
using OpenCollect.Tests.Cin;

namespace OpenCollect.Tests.Formats;

/// <summary>CSV files as people, spreadsheets and enemies make them, through the tables of a CIN return.</summary>
public sealed class TableFilesTests
{
    private const string Disabilities = "LAchildID,Disability\n";

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    public void EncodingsThatAFileTells(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        var files = Named("Zoë").Files().Select(f => CinTableFiles.File(f.Name, [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Read(f))]));

        Assert.Equal("Zoë", Sex(files));
    }

    [Fact]
    public void ADeclaredEncodingIsUsedAndNoneIsGuessed()
    {
        var files = Named("Zoë").Files(Encoding.Latin1).ToList();

        Assert.Equal("Zoë", Sex(files.Select(f => f with { Encoding = Encoding.Latin1 })));
        var fault = Assert.Throws<UnusableFileException>(() => Sex(files));
        Assert.Equal(("ChildIdentifiers.csv", 2), (fault.File, fault.Line));
        Assert.Contains("encoding", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16WithoutAMarkIsSaid()
    {
        var fault = Refused("Disabilities.csv", Encoding.Unicode.GetBytes(Disabilities + "A1,LD\n"));

        Assert.Contains("UTF-16", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ZeroBytesAreSaid()
    {
        var fault = Refused("Disabilities.csv", "LAchildID,Disability\nA1,BEH\nA1,L\0D\n"u8.ToArray());

        Assert.Equal(("Disabilities.csv", 3), (fault.File, fault.Line));
    }

    [Theory]
    [InlineData("LAchildID;Disability\nA1;LD\n", "semicolons")]
    [InlineData("LAchildID\tDisability\nA1\tLD\n", "tabs")]
    [InlineData("LAchildID|Disability\nA1|LD\n", "vertical bars")]
    public void AnotherSeparatorIsSaid(string text, string found) => Assert.Equal(found, Refused("Disabilities.csv", Encoding.UTF8.GetBytes(text)).Found);

    /// <summary>The first row of a file without a heading is a child's data.</summary>
    [Theory]
    [InlineData("SECRET1,SECRET2\n")]
    [InlineData("SECRET1;SECRET2,x\n")]
    [InlineData("LAchildID,LAchildID,SECRET\n")]
    [InlineData("LAchildID,Disability\nA1,SECRET,SECRET\n")]
    [InlineData("LAchildID,Disability\nSECRET,LD\n")]
    [InlineData("LAchildID,Disability\nA1,\"SECRET\nSECRET\n")]
    [InlineData("LAchildID,Disability\nA1,\"SECRET\" SECRET\n")]
    [InlineData("LAchildID,Disability\nA1,SECRET\0\n")]
    public void NoMessageHoldsWhatTheFileHolds(string text) =>
        Assert.DoesNotContain("SECRET", Refused("Disabilities.csv", Encoding.UTF8.GetBytes(text)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void ColumnsInOtherOrderLetterCaseAndSpacesWithOthersBetween()
    {
        var files = CinTableFiles.Two;
        files["disabilities.CSV"] = ", disability ,,LACHILDID\n0,LD,,A1\n";
        using var reader = files.Open();

        Assert.Equal(["LD"], reader.Children(CinTableFiles.Year).First().Disabilities);
        Assert.Equal(
            [(FileChecks.Unknown, "Disabilities/column without a name", 1)],
            Notes(reader).Select(f => (f.Rule, f.Detail, f.Places[0].Line)));
    }

    [Fact]
    public void AColumnOfOtherYearsIsNotedWhereItHoldsSomething()
    {
        var files = CinTableFiles.Two;
        files["ChildIdentifiers.csv"] = CinTableFiles.Identifiers.Replace("Sex", "GenderCurrent,Sex", StringComparison.Ordinal) + "A1,,,,2014-02-11,,,F,\nB2,,,,2015-02-11,,1,M,\n";
        using var reader = files.Open();
        _ = reader.Children(CinTableFiles.Year).Count();

        var note = Assert.Single(Notes(reader));
        Assert.Equal((FileChecks.NotInYear, 3), (note.Rule, note.Places[0].Line));
        Assert.StartsWith("ChildIdentifiers/GenderCurrent", note.Detail, StringComparison.Ordinal);
    }

    /// <summary>As spreadsheets leave them behind where rows were emptied.</summary>
    [Fact]
    public void BlankLinesAndRowsOfEmptyCellsArePassedOver()
    {
        var files = CinTableFiles.Two;
        files["Header.csv"] += "\n,,,,,,,,\n";
        files["ChildIdentifiers.csv"] += ",,,,,,,\r\n\r\n, ,,,,,,\n";
        files["Disabilities.csv"] = "\n" + Disabilities + "\n,\nA1,LD\n,\n";
        using var reader = files.Open();
        var children = reader.Children(CinTableFiles.Year).ToList();

        Assert.Equal(["A1", "B2"], children.Select(c => c.Id));
        Assert.Equal(["LD"], children[0].Disabilities);
        Assert.Equal(5, children[0].Origin.LineOf(CinChild.DisabilityField));
    }

    [Theory]
    [InlineData(@"C:\returns\Header.csv")]
    [InlineData("returns/header")]
    [InlineData("HEADER.CSV")]
    public void TablesAreKnownByTheirNames(string name) => Assert.Equal("Header", new TableFile(name, () => Stream.Null).Table, ignoreCase: true);

    [Theory]
    [InlineData("Header.csv")]
    [InlineData("ChildIdentifiers.csv")]
    public void TablesThatMustBeThereAreNamed(string name)
    {
        var files = CinTableFiles.Two;
        files.Remove(name);

        Assert.Contains(name[..^4], Assert.Throws<UnusableFileException>(() => files.Open()).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LAchildID,Disability\nA1,\"")]
    [InlineData("LAchildID,Disability\nA1,")]
    [InlineData("LAchildID,Disability,\"")]
    [InlineData("")]
    [InlineData("LAchildID,Disability\nA1,LD\n,")]
    public void WhatNeverEndsIsRefusedAfterAFewMegabytes(string beginning)
    {
        foreach (var filling in "x,\"\n")
        {
            var endless = new Endless(Encoding.UTF8.GetBytes(beginning), (byte)filling, 1L << 30);
            var isBlank = filling == '\n' && !beginning.Contains('"', StringComparison.Ordinal);
            if (isBlank)
            {
                continue;
            }

            using var reader = new CinCsvReader(CinTableFiles.Two.Files().Append(new("Disabilities.csv", () => endless)));
            Assert.Throws<UnusableFileException>(() => reader.Children(CinTableFiles.Year).Count());
            Assert.InRange(endless.Served, 0, 8 << 20);
        }
    }

    [Fact]
    public void AChildWithMoreRowsThanAnyChildHasIsRefusedBeforeTheyAreHeld()
    {
        var rows = string.Concat(Enumerable.Repeat("A1,LD\n", 5000));

        Assert.Equal(2002, Refused("Disabilities.csv", Encoding.UTF8.GetBytes(Disabilities + rows)).Line);
    }

    [Fact]
    public void EveryStreamIsClosed()
    {
        var open = new List<Watched>();
        var tables = CinTableFiles.Two;
        tables["Disabilities.csv"] = Disabilities + "B2,LD\nA1,LD\n";
        var files = tables.Files().Select(f => f with
        {
            Open = () =>
            {
                open.Add(new(Encoding.UTF8.GetBytes(Read(f))));
                return open[^1];
            },
        });
        using (var reader = new CinCsvReader(files))
        {
            _ = reader.Children(CinTableFiles.Year).First();
        }

        Assert.All(open, s => Assert.True(s.IsClosed));
    }

    private static CinTableFiles Named(string sex)
    {
        var files = CinTableFiles.Two;
        files["ChildIdentifiers.csv"] = CinTableFiles.Identifiers + $"A1,,,,2014-02-11,,{sex},\nB2,,,,,,,\n";
        return files;
    }

    private static string? Sex(IEnumerable<TableFile> files)
    {
        using var reader = new CinCsvReader(files);
        return reader.Children(CinTableFiles.Year).First().Sex;
    }

    private static string Read(TableFile file)
    {
        using var reader = new StreamReader(file.Open());
        return reader.ReadToEnd();
    }

    private static UnusableFileException Refused(string name, byte[] bytes)
    {
        using var reader = new CinCsvReader(CinTableFiles.Two.With(name, bytes));
        var fault = Assert.Throws<UnusableFileException>(() => reader.Children(CinTableFiles.Year).Count());
        Assert.Equal(name, fault.File);
        return fault;
    }

    private static List<Finding> Notes(CinCsvReader reader)
    {
        var found = new Found();
        reader.Notes.Report(found);
        return found.Findings;
    }

    private sealed class Watched(byte[] bytes) : MemoryStream(bytes)
    {
        public bool IsClosed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }

    /// <summary>A beginning, then the same byte over and over; counts what was asked for.</summary>
    private sealed class Endless(byte[] beginning, byte filling, long length) : MemoryStream
    {
        public long Served { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var read = (int)Math.Min(buffer.Length, length - Served);
            buffer[..read].Fill(filling);
            if (Served < beginning.Length)
            {
                read = Math.Min(buffer.Length, beginning.Length);
                beginning.AsSpan(0, read).CopyTo(buffer);
            }

            Served += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
