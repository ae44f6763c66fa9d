using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.Formats;

namespace OpenCollect.Tests.Cin;

public sealed class CinCsvTests
{
    private static readonly CollectionYear Year = new(2025);

    private const string Header = "Collection,Year,ReferenceDate,SourceLevel,LEA,SoftwareCode,Release,SerialNo,DateTime\nCIN,2025,2025-03-31,L,201,X,1,001,2025-05-12T09:30:00\n";
    private const string Identifiers = "LAchildID,UPN,FormerUPN,UPNunknown,PersonBirthDate,ExpectedPersonBirthDate,Sex,PersonDeathDate\nA1,,,,2014-02-11,,F,\nB2,,,,2015-02-11,,M,\n";
    private const string Episodes = "LAchildID,CINdetailsID,CINreferralDate,ReferralSource,PrimaryNeedCode,CINclosureDate,ReasonForClosure,DateOfInitialCPC,ReferralNFA\nA1,1,2024-05-01,1A,N1,,,,0\nB2,1,2024-06-01,1A,N1,,,,0\n";

    [Theory]
    [InlineData(2017)]
    [InlineData(2021)]
    [InlineData(2022)]
    [InlineData(2024)]
    [InlineData(2026)]
    public void AGeneratedReturnComesBackTheSame(int ending)
    {
        var generator = new CinGenerator(5, new(ending));

        AssertRoundTrip(new(ending), generator.Header, [.. generator.Children(300)]);
    }

    [Fact]
    public void ASpoiltReturnComesBackTheSame()
    {
        var generator = new CinGenerator(6, Year);
        var children = new CinFaults(generator, 0.7).Children(1500).Where(c => c.Fault?.Rule is not ("8510" or "8500")).Select(c => c.Child).DistinctBy(c => c.Id).ToList();

        AssertRoundTrip(Year, generator.Header, children);
    }

    /// <summary>Any texts at all: quotation marks, commas, line breaks, formulas, other scripts.</summary>
    [Fact]
    public void AnyTextsComeBackTheSame() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>[]>(), texts =>
        {
            var values = texts.Select(t => Clean(t.Get)).Where(t => t.Length > 0).ToArray();
            string? Value(int i) => values.Length == 0 ? null : values[i % values.Length];
            var child = new CinSample(2025).Child with
            {
                Upn = Value(0), FormerUpn = Value(1), UpnUnknown = Value(2), Sex = Value(3), Ethnicity = Value(4), Disabilities = [.. values],
                Episodes = [new CinSample(2025).Episode with { ReferralSource = Value(5), NoFurtherAction = Value(6), ReasonForClosure = Value(7) }, new()],
            };
            AssertRoundTrip(Year, new CinSample(2025).Header, [child]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void TablesInAnotherOrderGiveTheSameReturn()
    {
        var generator = new CinGenerator(9, Year);
        var tables = Written(Year, generator.Header, generator.Children(200));
        var expected = Xml(Year, tables);
        var random = new Random(3);
        foreach (var name in tables.Keys.Where(n => n is not ("Header.csv" or "ChildIdentifiers.csv")).ToList())
        {
            var lines = tables[name].Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            var shuffled = lines.Skip(1).GroupBy(l => l.Split(',')[0]).OrderBy(_ => random.Next()).SelectMany(g => g);
            tables[name] = string.Join("\r\n", shuffled.Prepend(lines[0])) + "\r\n";
        }

        Assert.Equal(expected, Xml(Year, tables));
    }

    [Fact]
    public void ChildrenInterleavedGiveTheSameReturn()
    {
        var tables = new Dictionary<string, string>
        {
            ["Header.csv"] = Header, ["ChildIdentifiers.csv"] = Identifiers, ["CINdetails.csv"] = Episodes,
            ["Disabilities.csv"] = "LAchildID,Disability\nB2,LD\nA1,BEH\nB2,AUT\n",
        };
        var children = Read(tables);

        Assert.Equal(["BEH", "LD;AUT"], children.Select(c => string.Join(';', c.Disabilities)));
    }

    [Fact]
    public void OtherConvertersFilesAreRead()
    {
        var tables = new Dictionary<string, string>
        {
            ["header.CSV"] = Header,
            ["ChildIdentifiers.csv"] = ",LAchildID,UPN,FormerUPN,UPNunknown,PersonBirthDate,ExpectedPersonBirthDate,GenderCurrent,Sex,PersonDeathDate\n0,A1,,,,2014-02-11,,,F,\n",
            ["CINdetails.csv"] = Episodes.Replace("B2,1,2024-06-01,1A,N1,,,,0\n", "", StringComparison.Ordinal),
            ["Assessments.csv"] = ",LAchildID,CINdetailsID,AssessmentID,AssessmentActualStartDate,AssessmentInternalReviewDate,AssessmentAuthorisationDate,AssessmentFactors\n0,A1,1,1,2024-05-02,,2024-06-13,\"['3B', '18C']\"\n",
            ["CINPlanDates.csv"] = "LAchildID,CINdetailsID,CINPlanStartDate,CINPlanEndDate\nA1,1,2024-07-01,\n",
        };
        var episode = Assert.Single(Read(tables)).Episodes[0];

        Assert.Equal(["3B", "18C"], episode.Assessments[0].Factors);
        Assert.Equal(new DateOnly(2024, 7, 1), episode.CinPlans[0].Start);
    }

    [Fact]
    public void LinesAreThoseOfTheTable()
    {
        var tables = new Dictionary<string, string>
        {
            ["Header.csv"] = Header, ["ChildIdentifiers.csv"] = Identifiers.Replace("A1,,", "A1,\"x\ny\",", StringComparison.Ordinal), ["CINdetails.csv"] = Episodes,
        };
        var children = Read(tables);

        Assert.Equal([2, 4], children.Select(c => c.Line));
        Assert.Equal([2, 3], children.Select(c => c.Episodes[0].Line));
    }

    [Theory]
    [InlineData("CINdetails.csv", "LAchildID,CINdetailsID\nA1,1\n", "lacks a column", 1)]
    [InlineData("Disabilities.csv", "LAchildID,Disability,Shoe\nA1,LD,39\n", "should not have", 1)]
    [InlineData("Disabilities.csv", "LAchildID,Disability,disability\nA1,LD,LD\n", "twice", 1)]
    [InlineData("Disabilities.csv", "LAchildID;Disability\nA1;LD\n", "not separated by commas", 1)]
    [InlineData("Disabilities.csv", "LAchildID\tDisability\nA1\tLD\n", "not separated by commas", 1)]
    [InlineData("Disabilities.csv", "LAchildID,Disability\nA1,LD\nC3,LD\n", "not among the children", 3)]
    [InlineData("Disabilities.csv", "LAchildID,Disability\n,LD\n", "which child", 2)]
    [InlineData("Disabilities.csv", "LAchildID,Disability\nA1,LD,x\n", "number of cells", 2)]
    [InlineData("Disabilities.csv", "LAchildID,Disability\nA1\n", "number of cells", 2)]
    [InlineData("Disabilities.csv", "LAchildID,Disability\nA1,\"LD\nA1,LD\n", "quotation", 2)]
    [InlineData("Disabilities.csv", "", "empty", 0)]
    [InlineData("Reviews.csv", "LAchildID,CINdetailsID,CPPID,CPPreviewDate\nA1,1,1,2024-09-01\n", "belongs to nothing", 2)]
    [InlineData("CINdetails.csv", Episodes + "A1,1,2024-05-01,1A,N1,,,,0\n", "same LAchildID, CINdetailsID", 4)]
    [InlineData("Header.csv", Header + "CIN,2025,2025-03-31,L,201,X,1,001,x\n", "more than one row", 3)]
    [InlineData("Shoes.csv", "a,b\n", "no table", 0)]
    public void WhatCannotBeReadIsSaidWithFileAndLine(string name, string text, string problem, int line)
    {
        var tables = new Dictionary<string, string> { ["Header.csv"] = Header, ["ChildIdentifiers.csv"] = Identifiers, ["CINdetails.csv"] = Episodes, [name] = text };

        var fault = Assert.Throws<UnusableFileException>(() => Read(tables));

        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
        Assert.Equal((name, line), (fault.File, fault.Line));
        Assert.DoesNotContain("C3", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AHeadingOfAMillionColumnsIsRefused()
    {
        var tables = new Dictionary<string, string> { ["Header.csv"] = Header, ["ChildIdentifiers.csv"] = string.Join(',', Enumerable.Range(0, 1_000_000)) + "\n" };

        Assert.Throws<UnusableFileException>(() => Read(tables));
    }

    [Fact]
    public void BytesThatAreNoTextNameTheLine()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("LAchildID,Disability\nA1,L"), 0xC3, 0x28, (byte)'\n'];
        TableFile[] files = [File("Header.csv", Header), File("ChildIdentifiers.csv", Identifiers), new("Disabilities.csv", () => new MemoryStream(bytes))];
        using var reader = new CinCsvReader(files);

        var fault = Assert.Throws<UnusableFileException>(() => reader.Children(Year).Count());

        Assert.Contains("encoding", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, fault.Line);
    }

    [Fact]
    public void AChildWithoutIdCannotBeWrittenSilently()
    {
        var sample = new CinSample(2025);

        Assert.Throws<UnusableFileException>(() => Written(Year, sample.Header, [sample.Child with { Id = null }]));
        Assert.Throws<UnusableFileException>(() => Written(Year, sample.Header, [sample.Child, sample.Child]));
    }

    private static void AssertRoundTrip(CollectionYear year, CinHeader header, IReadOnlyList<CinChild> children) =>
        Assert.Equal(CinWriterTests.Written(year, header, children), Xml(year, Written(year, header, children)));

    private static string Xml(CollectionYear year, Dictionary<string, string> tables)
    {
        using var reader = new CinCsvReader(tables.Select(t => File(t.Key, t.Value)));
        return CinWriterTests.Written(year, reader.Header, reader.Children(year));
    }

    private static List<CinChild> Read(Dictionary<string, string> tables)
    {
        using var reader = new CinCsvReader(tables.Select(t => File(t.Key, t.Value)));
        return [.. reader.Children(Year)];
    }

    private static TableFile File(string name, string text) => new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static Dictionary<string, string> Written(CollectionYear year, CinHeader header, IEnumerable<CinChild> children)
    {
        var streams = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        using (var writer = new CinCsvWriter(name => streams[name] = new(), year))
        {
            writer.Write(header);
            foreach (var child in children)
            {
                writer.Write(child);
            }
        }

        return streams.ToDictionary(s => s.Key, s => Encoding.UTF8.GetString(s.Value.ToArray()), StringComparer.Ordinal);
    }

    /// <summary>As a reader takes a text: white space at its ends dropped, and what is no text at all left out.</summary>
    private static string Clean(string text) =>
        new string([.. text.Where(c => !char.IsSurrogate(c) && (c >= ' ' || c is '\n' or '\t') && c is not ('\uFFFE' or '\uFFFF'))]).Trim();
}
