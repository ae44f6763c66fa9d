using System.Text;
using OpenCollect.Formats;
using OpenCollect.LookedAfter;
using Files = OpenCollect.Tests.LookedAfter.LookedAfterTableFiles;

namespace OpenCollect.Tests.LookedAfter;

/// <summary>Tables as authorities, spreadsheets and enemies make them.</summary>
public sealed class LookedAfterCsvTests
{
    private static readonly CollectionYear Year = Files.Year;

    [Fact]
    public void TheExamplesOfTheFormatNotes()
    {
        var children = Files.Four.Children(Year);

        Assert.Equal(["A1001", "A1002", "A1003", "A1004"], children.Select(c => c.Id));
        var first = children[0];
        Assert.Equal((new DateOnly(2010, 5, 14), "0", null, false), (first.BirthDate, first.Header!.Mother, first.Header.Uasc, first.IsUasc));
        Assert.Equal([(2, new DateOnly(2022, 8, 15)), (3, null)], first.Episodes.Select(e => (e.Line, e.End)));
        Assert.Equal(("M14 5RG", "CARPL", "SC012345"), (first.Episodes[0].PlacementPostcode, first.Episodes[0].ReasonForChange, first.Episodes[0].Urn));
        Assert.Equal("ZZ/03/2015", Assert.Single(first.PreviousPermanences).Date);
        Assert.True(children[1].IsUasc);
        Assert.Equal("A1003", Assert.Single(children[2].CareLeavers).ChildId);
        Assert.Equal(("MF", new DateOnly(2020, 9, 5)), (children[3].Adoptions[0].AdopterSex, children[3].PlacementDecisions[0].Date));
        Assert.All(children, c => Assert.False(c.IsFlawed));
    }

    [Fact]
    public void TheExamplesComeBackTheSame()
    {
        var written = Files.Written(Year, Files.Four.Children(Year));

        Assert.Equal(
            Files.Four.Values.Select(t => t.Replace("zz/", "ZZ/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Sorted),
            written.Values.Select(t => t.ReplaceLineEndings("\n")).Order(StringComparer.Ordinal).Select(Sorted));

        static string Sorted(string table) => string.Join('\n', table.Split('\n').Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(2013, 10)]
    [InlineData(2014, 9)]
    [InlineData(2015, 10)]
    [InlineData(2023, 10)]
    [InlineData(2024, 11)]
    [InlineData(2027, 12)]
    public void TheTablesAndColumnsOfTheYearAreWritten(int ending, int tables)
    {
        var files = Files.Written(new(ending), []);

        Assert.Equal(ending == 2013 ? 8 : tables, files.Count);
        Assert.Equal(
            ending >= 2016 ? Files.Episodes : Files.Episodes.Replace(",REASON_PLACE_CHANGE", "", StringComparison.Ordinal).Replace(",URN", "", StringComparison.Ordinal),
            files["episodes.csv"].ReplaceLineEndings("\n"));
        Assert.Equal(Files.Header, files["header.csv"].ReplaceLineEndings("\n"));
    }

    [Fact]
    public void OnlyTheTablesThatAreAskedForAreWritten() =>
        Assert.Equal(["header.csv", "oc3.csv"], Files.Written(Year, Files.Four.Children(Year), [CareLeaver.Group, Header.Group]).Keys);

    [Theory]
    [InlineData(Files.Header, "Header")]
    [InlineData(Files.Episodes, "Episodes")]
    [InlineData(Files.Reviews, "Reviews")]
    [InlineData(Files.Uasc, "UASC")]
    [InlineData(Files.Oc2, "OC2")]
    [InlineData(Files.Oc3, "OC3")]
    [InlineData(Files.Ad1, "AD1")]
    [InlineData(Files.PlacedAdoption, "PlacedAdoption")]
    [InlineData(Files.PrevPerm, "PrevPerm")]
    [InlineData(Files.Missing, "Missing")]
    [InlineData(Files.SocialWorkers, "SWEpisodes")]
    [InlineData(Files.LibertyOrders, "DoLo")]
    public void ATableIsKnownByItsColumnsInAnyOrderAndLetterCase(string heading, string table)
    {
        var columns = heading.TrimEnd().ToLowerInvariant().Split(',');
        Array.Reverse(columns);
        var files = Files.None;
        files["return final (2).txt"] = string.Join(" , ", columns) + "\n";
        using var reader = files.Open();

        Assert.Equal(table, Assert.Single(reader.Tables).Name);
        Assert.Equal("return final (2).txt", reader.FileOf(reader.Tables[0]));
        Assert.Empty(reader.Children(new(2027)));
        Assert.Empty(Notes(reader));
    }

    [Fact]
    public void ATableThatIsThereTwiceNamesBothFiles()
    {
        var files = Files.Four;
        files["old header.csv"] = Files.Header;
        var fault = Assert.Throws<UnusableFileException>(() => files.Open());

        Assert.Equal("old header.csv", fault.File);
        Assert.Contains("1.csv", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Header is there twice", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoTableAtAll() => Assert.Throws<UnusableFileException>(() => Files.None.Open());

    [Theory]
    [InlineData("CHILD,DOB,REVIEW\n", "Reviews", "no column REVIEW_CODE")]
    [InlineData("CHILD,DOB,REVIEW,REVIEWCODE\n", "Reviews", "no column REVIEW_CODE but REVIEWCODE")]
    [InlineData("CHILD,DOB,MISSING,START,END\n", "Missing", "no column MIS_START, MIS_END but START, END")]
    [InlineData("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER\n", "Header", "no column MC_DOB")]
    [InlineData("CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,HOME_POST\n", "Episodes", "no column PL_POST")]
    public void AColumnThatIsMissingIsNamed(string heading, string table, string found)
    {
        var fault = Refused("8.csv", Encoding.UTF8.GetBytes(heading));

        Assert.Equal(("8.csv", 1, found), (fault.File, fault.Line, fault.Found));
        Assert.Contains(table, fault.Problem, StringComparison.Ordinal);
        Assert.StartsWith("the columns CHILD, ", fault.Expected, StringComparison.Ordinal);
    }

    /// <summary>The first row of a file without a heading is a child's data.</summary>
    [Theory]
    [InlineData("A1001,SECRET,14/05/2010,WBRI,A123456789012,0,\n")]
    [InlineData("SECRET,DOB,x,y\n")]
    [InlineData("SECRET\n")]
    [InlineData("CHILD,DOB,DOLO_START,DOLO_END\nA1,SECRET\n")]
    [InlineData("CHILD,DOB,DOLO_START,DOLO_END\nA1,\"SECRET\nSECRET\n")]
    [InlineData("CHILD,DOB,DOLO_START,DOLO_END\nA1,\"SECRET\" SECRET,,\n")]
    [InlineData("CHILD,DOB,DOLO_START,DOLO_END\nA1,SECRET\0,,\n")]
    [InlineData("CHILD,DOB,DOLO_START,DOLO_END\nA1,SECRET,,,\n")]
    public void NoMessageHoldsWhatTheFileHolds(string text) =>
        Assert.DoesNotContain("SECRET", Refused("8.csv", Encoding.UTF8.GetBytes(text)).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("CHILD;DOB;DOLO_START;DOLO_END\n", "semicolons")]
    [InlineData("CHILD\tDOB\tDOLO_START\tDOLO_END\n", "tabs")]
    [InlineData("CHILD|DOB|DOLO_START|DOLO_END\n", "vertical bars")]
    public void AnotherSeparatorIsSaid(string text, string found) => Assert.Equal(found, Refused("8.csv", Encoding.UTF8.GetBytes(text)).Found);

    [Fact]
    public void WhatIsNoTextIsSaid()
    {
        Assert.Contains("empty", Refused("8.csv", []).Message, StringComparison.Ordinal);
        Assert.Contains("UTF-16", Refused("8.csv", Encoding.Unicode.GetBytes(Files.LibertyOrders)).Message, StringComparison.Ordinal);
        Assert.Contains("encoding", Refused("8.csv", [.. Encoding.UTF8.GetBytes(Files.LibertyOrders + "A1,"), 0xE9, .. ",,\n"u8]).Message, StringComparison.Ordinal);
        Assert.Contains("too many columns", Refused("8.csv", Encoding.UTF8.GetBytes("CHILD" + new string(',', 5000))).Message, StringComparison.Ordinal);
        Assert.Contains("longer", Refused("8.csv", Encoding.UTF8.GetBytes("CHILD" + new string(',', 5_000_000))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void ByteOrderMarks(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var files = Files.Four.Files().Select(f => Files.File(f.Name, [.. encoding.GetPreamble(), .. encoding.GetBytes(Files.Four[f.Name])]));
        using var reader = new LookedAfterCsvReader(files);

        Assert.Equal(4, reader.Children(Year).Count());
    }

    [Fact]
    public void ADeclaredEncodingIsUsed()
    {
        var files = Files.None;
        files["h.csv"] = Files.Header + "Zoë,2,14/05/2010,WBRI,,0,\n";
        using var reader = new LookedAfterCsvReader(files.Files(Encoding.Latin1).Select(f => f with { Encoding = Encoding.Latin1 }));

        Assert.Equal("ZOË", reader.Children(Year).Single().Id);
    }

    [Fact]
    public void ValuesAreTrimmedInCapitalsAndBlankIsNone()
    {
        var files = Files.None;
        files["h.csv"] = Files.Header + " a1 , m ,\"14/05/2010 \", wbri ,un1,,31/02/2010\n";
        files["e.csv"] = Files.Episodes + "a1,2021-01-10,s,c1,n1,u6,pr1,1/2/2022,x1,,m1 1ae,M14 5RG,sc012345\nA1,,,,,,,,,,,,\n";
        var child = Assert.Single(files.Children(Year));

        Assert.Equal(("A1", "M", "WBRI", "UN1", null), (child.Id, child.Header!.Sex, child.Header.Ethnicity, child.Header.Upn, child.Header.Mother));
        Assert.Equal(("M1 1AE", "SC012345", null, null), (child.Episodes[0].HomePostcode, child.Episodes[0].Urn, child.Episodes[0].Start, child.Episodes[0].End));
        Assert.True(child.IsFlawed);
        Assert.Equal(
            [(FlawKind.NotADate, Episode.StartField, "2021-01-10", 2), (FlawKind.NotADate, Episode.EndField, "1/2/2022", 2)],
            child.Episodes[0].Flaws.All.Select(f => (f.Kind, f.Field, f.Text, f.Line)));
        Assert.Equal("31/02/2010", Header.FirstChildBirthDateField.ValueOf(child.Header));
        Assert.True(child.Episodes[1].LacksStart);
        Assert.Equal(["A1", "A1"], child.Episodes.Select(e => e.ChildId));
    }

    [Fact]
    public void ChildrenOfTheHeaderComeFirstThenThoseWhoAreOnlyInOtherTables()
    {
        var files = Files.None;
        files["e.csv"] = Files.Episodes + "D4,10/01/2021,S,,,,,,,,,,\nB2,10/01/2021,S,,,,,,,,,,\nD4,10/02/2021,L,,,,,,,,,,\n";
        files["h.csv"] = Files.Header + "B2,,,,,,\nA1,,,,,,\nB2,,,,,,\n";
        files["r.csv"] = Files.Reviews + "C3,,02/06/2022,PN1\nD4,,02/06/2022,PN1\n";
        var children = files.Children(Year);

        Assert.Equal([("B2", 2, 1, 0), ("A1", 1, 0, 0), ("D4", 0, 2, 1), ("C3", 0, 0, 1)], children.Select(c => (c.Id!, c.Headers.Length, c.Episodes.Length, c.Reviews.Length)));
        Assert.Equal([2, 4], children[0].Headers.Select(h => h.Line));
        Assert.Equal([2, 4], children[2].Episodes.Select(e => e.Line));
        Assert.Equal((2, 2), (children[2].Line, children[3].Line));
    }

    [Fact]
    public void RowsWithoutAChildAreNotedAndBlankOnesPassedOver()
    {
        var files = Files.None;
        files["my episodes.csv"] = Files.Episodes + "\n,10/01/2021,S,,,,,,,,,,\n,,,,,,,,,,,,\nA1,10/01/2021,S,,,,,,,,,,\n ,10/01/2021,S,,,,,,,,,,\n";
        using var reader = files.Open();

        Assert.Equal("A1", Assert.Single(reader.Children(Year)).Id);
        var note = Assert.Single(Notes(reader));
        Assert.Equal((FileChecks.NoChild, 3, "Episodes/CHILD in my episodes.csv, 2 times, first here"), (note.Rule, note.Places[0].Line, note.Detail));
    }

    [Fact]
    public void ColumnsOfOtherYearsAreReadAndNoted()
    {
        var files = Files.None;
        files["e.csv"] = Files.Episodes.Replace(",REASON_PLACE_CHANGE", "", StringComparison.Ordinal) + "A1,10/01/2021,S,,,,,,,,,SC1\n";
        using var late = files.Open();
        using var early = files.Open();

        Assert.Equal("SC1", late.Children(new(2016)).Single().Episodes[0].Urn);
        Assert.Equal("SC1", early.Children(new(2015)).Single().Episodes[0].Urn);
        var note = Assert.Single(Notes(late));
        Assert.Equal((FileChecks.MissingColumn, "Episodes/REASON_PLACE_CHANGE in e.csv"), (note.Rule, note.Detail));
        note = Assert.Single(Notes(early));
        Assert.Equal((FileChecks.NotInYear, 2), (note.Rule, note.Places[0].Line));
        Assert.StartsWith("Episodes/URN in e.csv", note.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void TablesOfOtherYearsAreReadAndNoted()
    {
        var files = Files.None;
        files["sw.csv"] = Files.SocialWorkers + "A1,,SW1,01/05/2023,,FCONTA\n";
        using var reader = files.Open();

        Assert.Equal("SW1", reader.Children(new(2023)).Single().SocialWorkers[0].Worker);
        Assert.Equal([(FileChecks.NotInYear, "SWEpisodes in sw.csv, expected from 2023-24")], Notes(reader).Select(n => (n.Rule, n.Detail)));
    }

    [Fact]
    public void ColumnsOfNoYearAreNotedAndKeyedValuesAreRead()
    {
        var files = Files.None;
        files["e.csv"] = Files.Episodes.TrimEnd() + ",pl_la,PL_LOCATION,PL_DISTANCE,Worker,\nA1,10/01/2021,S,,,,,,,,,EH1 1AA,,con,out,20.1,Ann,\nA1,10/02/2021,S,,,,,,,,,,,,,far,Ann,\n";
        using var reader = files.Open();
        var episodes = reader.Children(Year).Single().Episodes;

        Assert.Equal(("CON", "OUT", 20.1m), (episodes[0].PlacementAuthority, episodes[0].PlacementLocation, episodes[0].Distance));
        Assert.Null(episodes[1].Distance);
        Assert.Equal(
            [
                (FileChecks.Unknown, "Episodes/Worker in e.csv"), (FileChecks.Unknown, "Episodes/column without a name in e.csv"),
                (FileChecks.NotANumber, "PL_DISTANCE in e.csv, expected miles"),
            ],
            Notes(reader).Select(n => (n.Rule, n.Detail)));
    }

    [Fact]
    public void AChildWithMoreRowsThanAnyChildHasIsRefused()
    {
        var rows = string.Concat(Enumerable.Repeat("A1,,,\n", 5000));

        Assert.Equal(2002, Refused("8.csv", Encoding.UTF8.GetBytes(Files.LibertyOrders + rows)).Line);
    }

    [Theory]
    [InlineData("CHILD,DOB,DOLO_START,DOLO_END\nA1,\"")]
    [InlineData("CHILD,DOB,DOLO_START,DOLO_END\nA1,")]
    [InlineData("CHILD,DOB,DOLO_START,DOLO_END,\"")]
    [InlineData("")]
    public void WhatNeverEndsIsRefusedAfterAFewMegabytes(string beginning)
    {
        foreach (var filling in "x,\"")
        {
            var served = 0L;
            var file = new TableFile("8.csv", () => new Endless(Encoding.UTF8.GetBytes(beginning), (byte)filling, n => served += n));

            Assert.Throws<UnusableFileException>(() =>
            {
                using var reader = new LookedAfterCsvReader([file]);
                return reader.Children(Year).Count();
            });
            Assert.InRange(served, 0, 16 << 20);
        }
    }

    [Fact]
    public void EveryStreamIsClosed()
    {
        var open = 0;
        var files = Files.Four.Files().Select(f => f with { Open = () => new Watched(Encoding.UTF8.GetBytes(Files.Four[f.Name]), () => open--, ref open) });
        using (var reader = new LookedAfterCases(new LookedAfterCsvReader(files), new LookedAfterCsvReader(files)))
        {
            Assert.NotNull(reader.Children(Year).First().LastYear);
        }

        Assert.Equal(0, open);
    }

    [Fact]
    public void AChildWithoutAnIdentifierIsNotWritten()
    {
        var child = new LookedAfterChild { Headers = [new Header { Sex = "M" }] };

        Assert.Throws<UnusableFileException>(() => Files.Written(Year, [child]));
    }

    private static UnusableFileException Refused(string name, byte[] bytes)
    {
        var fault = Assert.Throws<UnusableFileException>(() =>
        {
            using var reader = new LookedAfterCsvReader(Files.Four.With(name, bytes));
            return reader.Children(Year).Count();
        });
        Assert.Equal(name, fault.File);
        return fault;
    }

    private static List<Finding> Notes(LookedAfterReader reader)
    {
        var found = new Found();
        reader.Notes.Report(found);
        return found.Findings;
    }

    private sealed class Watched : MemoryStream
    {
        private readonly Action _closed;

        public Watched(byte[] bytes, Action closed, ref int open)
            : base(bytes)
        {
            open++;
            _closed = closed;
        }

        protected override void Dispose(bool disposing)
        {
            if (CanRead)
            {
                _closed();
            }

            base.Dispose(disposing);
        }
    }

    /// <summary>A beginning, then the same byte over and over for a gigabyte.</summary>
    private sealed class Endless(byte[] beginning, byte filling, Action<int> served) : MemoryStream
    {
        private long _served;

        public override int Read(Span<byte> buffer)
        {
            var read = (int)Math.Min(buffer.Length, (1L << 30) - _served);
            buffer[..read].Fill(filling);
            if (_served < beginning.Length)
            {
                read = Math.Min(buffer.Length, beginning.Length);
                beginning.AsSpan(0, read).CopyTo(buffer);
            }

            _served += read;
            served(read);
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
