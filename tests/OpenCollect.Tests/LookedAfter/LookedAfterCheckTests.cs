using OpenCollect.Formats;
using OpenCollect.LookedAfter;
using Files = OpenCollect.Tests.LookedAfter.LookedAfterTableFiles;

namespace OpenCollect.Tests.LookedAfter;

/// <summary>Returns read together with earlier ones, and checked.</summary>
public sealed class LookedAfterCheckTests
{
    private static readonly CollectionYear Year = Files.Year;

    [Fact]
    public void EarlierReturnsAreJoinedByChildWhateverTheirOrder()
    {
        var last = Files.None;
        last["h.csv"] = Files.Header + "A1004,1,11/06/2019,MWBC,UN1,,\nZ9,,,,,,\na1001,2,14/05/2010,WBRI,,0,\n";
        last["e.csv"] = Files.Episodes + "Z9,10/01/2021,S,,,,,,,,,,\nA1001,10/01/2021,S,,,,,,,,,,\nA1003,10/01/2021,S,,,,,,,,,,\nA1001,10/02/2021,L,,,,,,,,,,\n";
        var before = LookedAfterXmlText.Return($"<CHILD>{LookedAfterXmlText.Header("A1003", uasc: "1")}</CHILD>");
        using var reader = new LookedAfterCases(Files.Four.Open(), last.Open(), LookedAfterXmlText.Open(before));
        var cases = reader.Children(Year).ToList();

        Assert.Equal(
            [("A1001", 2, false), ("A1002", -1, true), ("A1003", 1, true), ("A1004", 0, false)],
            cases.Select(c => (c.Child.Id!, c.LastYear?.Episodes.Length ?? -1, c.IsOrWasUasc)));
        Assert.Equal([3, 5], cases[0].LastYear!.Episodes.Select(e => e.Line));
        Assert.Equal([null, null, "A1003", null], cases.Select(c => c.YearBeforeLast?.Id));
    }

    /// <summary>Read until nobody needs more: last year's children who are not in this year's return are counted all the same.</summary>
    [Theory]
    [InlineData("A1001", "A1003")]
    [InlineData("A1003", "A1001")]
    [InlineData("Z8", "Z9")]
    public void LastYearsHeadlinesCountChildrenOfLastYearOnly(string first, string second)
    {
        var last = Files.None;
        last["h.csv"] = Files.Header + $"Z1,,,,,,\n{first},,,,,,\nZ2,,,,,,\n{second},,,,,,\nZ3,,,,,,\n";
        last["e.csv"] = Files.Episodes + $"Z3,10/01/2022,S,C2,N1,U6,PR1,,,,,,\nZ1,10/01/2022,S,C2,N1,U6,PR1,,,,,,\n{second},10/01/2022,S,C2,N1,U6,PR1,,,,,,\n";
        last["r.csv"] = Files.Reviews + $"{first},,01/02/2022,PN1\nZ4,,01/02/2022,PN1\n";
        using var cases = new LookedAfterCases(Files.Four.Open(), last.Open());

        var figures = LookedAfterCheck.Run(cases, Year, new Found()).LastHeadlines!;

        Assert.Equal((6, 3, 3), (figures.Children, figures.OnLastDay, figures.Started));
    }

    [Fact]
    public void TheReturnItselfCanBeXmlAndLastYearTables()
    {
        var (xml, _) = LookedAfterXmlText.Written(Year, Files.Four.Children(Year));
        using var reader = new LookedAfterCases(LookedAfterXmlText.Open(xml), Files.Four.Open());
        var cases = reader.Children(Year).ToList();

        Assert.Equal(["A1001", "A1002", "A1003", "A1004"], cases.Select(c => c.LastYear?.Id));
        Assert.Equal([2, 1, 0, 1], cases.Select(c => c.LastYear!.Episodes.Length));
    }

    [Fact]
    public void EpisodesOfAllYearsGetTheirDerivedValues()
    {
        var reference = LookedAfterSample.Reference;
        using var reader = new LookedAfterCases(Files.Four.Open(), Files.Four.Open(), Files.Four.Open(), reference);
        var seen = reader.Children(Year).First();

        Assert.All([seen.Child, seen.LastYear!, seen.YearBeforeLast!], child => Assert.Equal(
            [("352", "IN"), ("383", "OUT")], child.Episodes.Select(e => (e.PlacementAuthority, e.PlacementLocation))));
        Assert.Same(reference, seen.Reference);
        Assert.Equal(2.0m, seen.Child.Episodes[0].Distance);
    }

    [Fact]
    public void WhatIsGivenFollowsFromTablesAndReferenceData()
    {
        var some = Files.Four;
        some.Remove("3.csv");
        using var tables = new LookedAfterCases(some.Open());
        using var both = new LookedAfterCases(LookedAfterXmlText.Open("<EXPSSDA903/>"), some.Open(), reference: LookedAfterSample.Reference);

        Assert.Equal(
            ["the AD1 table", "the Episodes table", "the Header table", "the Missing table", "the OC2 table", "the OC3 table", "the PlacedAdoption table", "the PrevPerm table", "the UASC table"],
            Needs().Where(tables.IsGiven).Select(n => n.Name).Order(StringComparer.Ordinal));
        Assert.Equal([Inputs.SWEpisodes, Inputs.DoLo, Inputs.LastDoLo], Needs().Where(n => !both.IsGiven(n)));

        static IEnumerable<Need> Needs() =>
            Inputs.Tables.Concat(Inputs.LastTables).Select(t => t.Need).Concat([Inputs.UascFlag, Inputs.Authority, Inputs.Postcodes, Inputs.Providers]);
    }

    [Fact]
    public void ARunReportsRulesFlawsNotesAndWhatWasNotRun()
    {
        var files = Files.Four;
        files["1.csv"] = files["1.csv"].Replace("A1003,2,20/11/2003", "A1003,9,20-11-2003", StringComparison.Ordinal);
        files["3.csv"] += "A1001,nonsense,02/06/2022,PN1\n,14/05/2010,02/06/2022,PN1\n";
        var found = new Found();
        using var cases = new LookedAfterCases(files.Open());
        var seen = 0L;

        var figures = LookedAfterCheck.Run(cases, Year, found, seen: (_, children) => seen = children);

        Assert.Empty(found.Faults);
        Assert.Equal((4, 4L, Year), (figures.Headlines.Children, seen, figures.Year));
        Assert.Null(figures.LastHeadlines);
        Assert.Contains(found.Findings, f => f.Rule.Code == "101" && f.ChildId == "A1003");
        Assert.Contains(found.Findings, f => f.Rule == FileChecks.NotADate && f.Places[0].Field == Review.BirthDateField && f.Places[0].Line == 3);
        Assert.DoesNotContain(found.Findings, f => f.Rule == FileChecks.NotADate && f.Places[0].Field == Header.BirthDateField);
        Assert.Contains(found.Findings, f => f.Rule == FileChecks.NoChild && f.Detail == "Reviews/CHILD in 3.csv");
        Assert.Contains(figures.NotRun, r => r.Rule.Code == "503B" && r.Missing.Contains(Inputs.LastEpisodes));
        Assert.Equal(LookedAfterRules.Book.In(Year).Count(), figures.Applied.Length + figures.NotRun.Length);
    }

    [Fact]
    public void OnlyChosenChecksAreMade()
    {
        var files = Files.Four;
        files["1.csv"] = files["1.csv"].Replace("A1003,2,20/11/2003", "A1003,9,20-11-2003", StringComparison.Ordinal);
        files["3.csv"] += "A1001,nonsense,02/06/2022,PN1\n,14/05/2010,02/06/2022,PN1\n";
        var found = new Found();
        using var cases = new LookedAfterCases(files.Open());

        LookedAfterCheck.Run(cases, Year, found, r => r.Code == "101");

        Assert.Equal(["101"], found.Findings.Select(f => f.Rule.Code).Distinct());
    }

    [Theory]
    [InlineData(2021, 10, false)]
    [InlineData(2021, 11, true)]
    [InlineData(2022, 20, false)]
    [InlineData(2022, 21, true)]
    public void AnIdentifierThatIsTooLongIsNoted(int ending, int length, bool isNoted)
    {
        var files = Files.None;
        files["h.csv"] = Files.Header + new string('1', length) + ",2,14/05/2010,WBRI,,0,\n";
        var found = new Found();
        using var cases = new LookedAfterCases(files.Open());
        LookedAfterCheck.Run(cases, new(ending), found, r => r == FileChecks.LongChildId);

        Assert.Equal(isNoted, found.Findings.Count == 1);
    }

    [Fact]
    public void AnAuthorityThatMadeNoReturnInTheYearIsNoted()
    {
        var authority = LocalAuthority.All.First(a => a.Years.First > 2014);
        var found = new Found();
        using var cases = new LookedAfterCases(Files.Four.Open(), reference: new() { Authority = authority });
        LookedAfterCheck.Run(cases, new(2014), found, r => r == FileChecks.UnknownAuthority);

        Assert.Equal(authority.Code, Assert.Single(found.Findings).Detail);
    }

    [Fact]
    public void AYearThatIsNotOpenIsRefused()
    {
        using var cases = new LookedAfterCases(Files.Four.Open());

        Assert.Throws<UnusableFileException>(() => LookedAfterCheck.Run(cases, new(2013), new Found()));
    }

    [Fact]
    public void AFaultInLastYearsReturnNamesItsFile()
    {
        using var cases = new LookedAfterCases(Files.Four.Open(), LookedAfterXmlText.Open("<EXPSSDA903><CHILD>"));

        Assert.Equal("return.xml", Assert.Throws<UnusableFileException>(() => cases.Children(Year).Count()).File);
    }

    /// <summary>Opened for its heading, its keys and its rows, which are asked for as the children are, or all at once if in another order.</summary>
    [Fact]
    public void TablesInOrderAreReadInStepAndNotHeld()
    {
        var rows = Enumerable.Range(10_000, 20_000).Select(i => $"C{i},10/01/2021,S,C2,N1,U6,PR1,,,,M1 1AE,M14 5RG,SC012345\n").ToList();
        var current = Files.None;
        current["e.csv"] = Files.Episodes + string.Concat(rows);
        var last = Files.None;
        last["e.csv"] = Files.Episodes + string.Concat(rows.Where((_, i) => i % 2 == 0));
        var shuffled = Files.None;
        shuffled["e.csv"] = Files.Episodes + string.Concat(rows.AsEnumerable().Reverse());
        var (served, openings) = (new Dictionary<string, long>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));

        using var cases = new LookedAfterCases(Watched("current", current), Watched("last", last), Watched("shuffled", shuffled));
        var seen = cases.Children(Year).Take(100).Last();

        Assert.Null(seen.LastYear);
        Assert.Equal(seen.Child.Id, seen.YearBeforeLast!.Id);
        Assert.Equal([3, 3, 3], new[] { "current", "last", "shuffled" }.Select(n => openings[n]));
        Assert.InRange(served["current"], 1, 1 << 18);
        Assert.InRange(served["last"], 1, 1 << 18);
        Assert.Equal(shuffled["e.csv"].Length, served["shuffled"]);

        LookedAfterCsvReader Watched(string name, Files files) => new(files.Files().Select(f => f with
        {
            Open = () =>
            {
                openings[name] = openings.GetValueOrDefault(name) + 1;
                served[name] = 0;
                return new Counting(f.Open(), n => served[name] += n);
            },
        }));
    }

    private sealed class Counting(Stream inner, Action<int> read) : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            read(count);
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
