using System.Text;
using OpenCollect.Cin;
using OpenCollect.Formats;

namespace OpenCollect.Tests.Cin;

public sealed class CinXmlReaderTests
{
    private const string Id = "<ChildIdentifiers><LAchildID>A1</LAchildID></ChildIdentifiers>";

    private static readonly CollectionYear Year = new(2025);

    [Fact]
    public void HeaderItemsStandInTwoBlocks()
    {
        using var reader = Open("<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2025</Year><ReferenceDate>2025-03-31</ReferenceDate></CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>201</LEA><SerialNo>001</SerialNo></Source><Content><CBDSLevels><CBDSLevel>Child</CBDSLevel></CBDSLevels></Content></Header><Children/></Message>");

        Assert.Equal(("CIN", "2025", new DateOnly(2025, 3, 31), "201", "001"),
            (reader.Header.Collection, reader.Header.Year, reader.Header.ReferenceDate, reader.Header.Authority, reader.Header.SerialNumber));
        Assert.Empty(reader.Children(Year));
        Assert.Empty(Notes(reader));
    }

    [Fact]
    public void EveryRecordAndFieldKnowsItsLine()
    {
        var child = Assert.Single(Read("<Message><Header/><Children>\n<Child>\n" + Id + "\n<CINdetails>\n<CINreferralDate>2024-05-01</CINreferralDate>\n<Assessments>\n\n<AssessmentActualStartDate>2024-05-02</AssessmentActualStartDate>\n</Assessments>\n<ReferralNFA>0</ReferralNFA>\n</CINdetails>\n</Child></Children></Message>").Children);

        var episode = child.Episodes[0];
        Assert.Equal((2, 3, 4, 5, 10), (child.Line, child.Origin.LineOf(CinChild.IdField), episode.Line, episode.Origin.LineOf(Episode.ReferralDateField), episode.Origin.LineOf(Episode.NoFurtherActionField)));
        Assert.Equal((6, 8), (episode.Assessments[0].Line, episode.Assessments[0].Origin.LineOf(Assessment.StartField)));
        Assert.Equal(6, episode.Assessments[0].Origin.LineOf(Assessment.AuthorisedField));
    }

    [Fact]
    public void EmptyElementsAreMissingValues()
    {
        var (children, notes) = Read(Children("<Child><ChildIdentifiers><LAchildID> </LAchildID><UPN/><PersonBirthDate></PersonBirthDate></ChildIdentifiers><CINdetails><ReferralSource/><Assessments><FactorsIdentifiedAtAssessment/></Assessments><Assessments><FactorsIdentifiedAtAssessment><AssessmentFactors/></FactorsIdentifiedAtAssessment></Assessments></CINdetails></Child>"));

        var child = Assert.Single(children);
        Assert.Null(child.Id);
        Assert.Null(child.Upn);
        Assert.True(child.LacksBirthDate);
        Assert.Null(child.Episodes[0].ReferralSource);
        Assert.All(child.Episodes[0].Assessments, a => Assert.Empty(a.Factors));
        Assert.False(child.IsFlawed);
        Assert.Empty(notes);
    }

    [Theory]
    [InlineData("<Reviews><CPPreviewDate>2024-09-05</CPPreviewDate><CPPreviewDate>2024-12-03</CPPreviewDate></Reviews>", "2024-09-05 2024-12-03")]
    [InlineData("<Reviews><CPPreviewDate>2024-09-05</CPPreviewDate></Reviews><Reviews><CPPreviewDate>2024-12-03</CPPreviewDate></Reviews>", "2024-09-05 2024-12-03")]
    [InlineData("<Reviews><CPPreviewDate>2024-09-05</CPPreviewDate><CPPreviewDate/></Reviews>", "2024-09-05")]
    [InlineData("<Reviews><CPPreviewDate/><CPPreviewDate/></Reviews>", "none")]
    [InlineData("<Reviews/>", "none")]
    [InlineData("<Reviews><CPPreviewDate>5/9/24</CPPreviewDate></Reviews>", "5/9/24")]
    [InlineData("<Reviews><CPPreviewDate>2024-09-05</CPPreviewDate></Reviews><Reviews/>", "2024-09-05 none")]
    [InlineData("", "")]
    public void BothFormsOfReviews(string xml, string dates)
    {
        var child = Assert.Single(Read(Children($"<Child>{Id}<CINdetails><ChildProtectionPlans><CPPstartDate>2024-06-10</CPPstartDate>{xml}</ChildProtectionPlans></CINdetails></Child>")).Children);

        Assert.Equal(dates, string.Join(' ', child.Episodes[0].ProtectionPlans[0].Reviews.Select(r => Review.DateField.ValueOf(r) ?? "none")));
    }

    [Fact]
    public void AMalformedValueIsRememberedAsTyped()
    {
        var child = Assert.Single(Read(Children($"<Child>{Id}<CINdetails><CINclosureDate>31/02/2025</CINclosureDate><Section47><ICPCnotRequired>maybe</ICPCnotRequired></Section47></CINdetails></Child>")).Children);

        var episode = child.Episodes[0];
        Assert.True(child.IsFlawed);
        Assert.False(episode.IsOpen);
        Assert.Null(episode.ClosureDate);
        Assert.Equal("31/02/2025", Episode.ClosureDateField.ValueOf(episode));
        Assert.Equal("maybe", Section47.ConferenceNotRequiredField.ValueOf(episode.Section47s[0]));
        Assert.Equal(["F01 CINdetails[1]", "F02 CINdetails[1]/Section47[1]"], Check(child));
    }

    [Fact]
    public void OfARepeatedFieldTheFirstIsUsed()
    {
        var child = Assert.Single(Read(Children("<Child><ChildIdentifiers><LAchildID>A1</LAchildID><LAchildID>A2</LAchildID></ChildIdentifiers><ChildIdentifiers><UPN>X</UPN></ChildIdentifiers></Child>")).Children);

        Assert.Equal(("A1", "X"), (child.Id, child.Upn));
        Assert.Equal(["F03 ChildIdentifiers"], Check(child));
    }

    [Fact]
    public void NamesAreReadWithKindnessAndNoted()
    {
        var (children, notes) = Read(Children("<child><ChildIdentifiers><UPN>U</UPN><LAChildId>A1</LAChildId><Shoe>39</Shoe><GenderCurrent>1</GenderCurrent></ChildIdentifiers><PreProceedingsandFGDM><X><Y>1</Y></X></PreProceedingsandFGDM></child>"));

        Assert.Equal("A1", Assert.Single(children).Id);
        Assert.Equal("1", children[0].Gender);
        Assert.Equal(
        [
            "F06 child, expected Child", "F06 LAChildId, expected LAchildID", "F05 Shoe", "F07 GenderCurrent, expected only in until 2023-24", "F05 PreProceedingsandFGDM",
        ], notes);
    }

    [Fact]
    public void TheSameFaultOfAnExportIsNotedOnceWithItsNumber()
    {
        var (_, notes) = Read(Children(string.Concat(Enumerable.Repeat("<Child><Extra/></Child>", 12))));

        Assert.Equal(["F05 Extra, 12 times, first here"], notes);
    }

    [Fact]
    public void ElementsOutOfOrderAreReadAndNoted()
    {
        var (children, notes) = Read(Children($"<Child>{Id}<CINdetails><ReferralNFA>1</ReferralNFA><CINreferralDate>2024-05-01</CINreferralDate></CINdetails></Child>"));

        Assert.Equal(new DateOnly(2024, 5, 1), children[0].Episodes[0].ReferralDate);
        Assert.Equal(["F08 CINreferralDate, expected before ReferralNFA"], notes);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    [InlineData("us-ascii")]
    public void AnyDeclaredEncoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var xml = $"<?xml version=\"1.0\" encoding=\"{name}\"?>" + Children("<Child><ChildIdentifiers><LAchildID>A1</LAchildID></ChildIdentifiers></Child>");

        using var reader = new CinXmlReader(new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(xml)]));

        Assert.Equal("A1", Assert.Single(reader.Children(Year)).Id);
    }

    [Fact]
    public void CommentsCharacterDataAndEntitiesInsideAValue()
    {
        var child = Assert.Single(Read(Children("<Child><ChildIdentifiers><LAchildID>A<!-- x -->1<![CDATA[<2]]>&amp;&#51;</LAchildID></ChildIdentifiers></Child>")).Children);

        Assert.Equal("A1<2&3", child.Id);
    }

    [Fact]
    public void ALongValueIsCutAndReported()
    {
        var child = Assert.Single(Read(Children($"<Child><ChildIdentifiers><LAchildID>{new string('A', 1_000_000)}</LAchildID></ChildIdentifiers></Child>")).Children);

        Assert.Equal(1000, child.Id!.Length);
        Assert.Equal(["F04 ChildIdentifiers"], Check(child));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "no element")]
    [InlineData("LAchildID,UPN\nA1,\n", "not XML")]
    [InlineData("PK zip", "not XML")]
    [InlineData("<Return/>", "no CIN census return")]
    [InlineData("<Message><Header>", "broken off")]
    [InlineData("<Message><Header/><Children><Child><ChildIdentifiers><LAch", "broken off")]
    [InlineData("<Message><Header/><Children></Message>", "not well-formed")]
    [InlineData("<!DOCTYPE Message [<!ENTITY a \"b\">]><Message>&a;</Message>", "document type")]
    [InlineData("<!DOCTYPE Message SYSTEM \"file:///etc/passwd\"><Message/>", "document type")]
    [InlineData("<Message><Header>&undefined;</Header></Message>", "not well-formed")]
    [InlineData("<Message/><Message/>", "not well-formed")]
    public void WhatCannotBeReadIsSaidInOneSentence(string xml, string problem)
    {
        var fault = Assert.Throws<UnusableFileException>(() => Read(xml));

        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InvalidUtf8NamesTheLine()
    {
        byte[] bytes = [.. "<Message>\n<Header/><Children><Child><ChildIdentifiers><LAchildID>"u8, 0xC3, 0x28, .. "</LAchildID></ChildIdentifiers></Child></Children></Message>"u8];
        using var reader = new CinXmlReader(new MemoryStream([.. "<Message><Header/><Children>"u8, .. Encoding.UTF8.GetBytes(new string(' ', 100_000)), .. bytes[30..]]));

        var fault = Assert.Throws<UnusableFileException>(() => reader.Children(Year).Count());

        Assert.Contains("not in the encoding", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, fault.Line);
    }

    [Fact]
    public void DeepNestingIsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000));

        Assert.Contains("too deeply", Assert.Throws<UnusableFileException>(() => Read(Children("<Child>" + deep))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<Message><Header a=\"")]
    [InlineData("<Message><")]
    [InlineData("<Message><Header/><Children><Child><ChildIdentifiers><LAchildID>")]
    public void OneEndlessElementIsRefusedInBoundedMemory(string start)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var fault = Assert.Throws<UnusableFileException>(() =>
        {
            using var reader = new CinXmlReader(new Endless(start, 'x', 1L << 30));
            Assert.Empty(reader.Children(Year));
        });

        Assert.Contains("longer than any return needs", fault.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256L << 20);
    }

    [Fact]
    public void NoHeaderIsNotedAndTheChildrenAreRead()
    {
        var (children, notes) = Read("<Message><Children><Child/></Children></Message>");

        Assert.Single(children);
        Assert.Equal(["F12 Header"], notes);
    }

    private static string Children(string xml) => "<Message><Header/><Children>" + xml + "</Children></Message>";

    private static CinXmlReader Open(string xml) => new(new MemoryStream(Encoding.UTF8.GetBytes(xml)));

    private static (List<CinChild> Children, List<string> Notes) Read(string xml)
    {
        using var reader = Open(xml);
        var children = reader.Children(Year).ToList();
        return (children, Notes(reader));
    }

    private static List<string> Notes(CinXmlReader reader)
    {
        var found = new Found();
        reader.Notes.Report(found);
        return [.. found.Findings.Select(f => $"{f.Rule.Code} {f.Detail}")];
    }

    private static List<string> Check(CinChild child)
    {
        var found = new Found();
        CinRules.Book.Start(Year, found, r => r.Code.StartsWith('F')).See(child);
        return [.. found.Findings.Select(f => $"{f.Rule.Code} {RecordPath.Of(f.Subject, f.Places[0])}")];
    }

    /// <summary>A beginning and then one character over and over.</summary>
    private sealed class Endless(string start, char then, long length) : Stream
    {
        private long _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            count = (int)Math.Min(count, length - _at);
            for (var i = 0; i < count; i++)
            {
                buffer[offset + i] = (byte)(_at < start.Length ? start[(int)_at] : then);
                _at++;
            }

            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
