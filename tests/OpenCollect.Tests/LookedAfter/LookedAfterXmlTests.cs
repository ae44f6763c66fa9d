using System.Text;
using OpenCollect.Formats;
using OpenCollect.LookedAfter;
using static OpenCollect.Tests.LookedAfter.LookedAfterXmlText;
using Files = OpenCollect.Tests.LookedAfter.LookedAfterTableFiles;

namespace OpenCollect.Tests.LookedAfter;

public sealed class LookedAfterXmlTests
{
    private static readonly CollectionYear Year = Files.Year;

    /// <summary>The example of the format notes, section 8.</summary>
    private const string Example =
        "<EXPSSDA903><CHILD><HEADER><CHILDID>A1002</CHILDID><UPN>UN2</UPN><SEX>1</SEX><DOB>02/09/2005</DOB><ETHNIC>AOTH</ETHNIC><UASC>1</UASC><PERMANENCE><PREV_PERM>Z1</PREV_PERM></PERMANENCE></HEADER><EPISODE><DECOM>03/07/2022</DECOM><RNE>S</RNE><LS>V2</LS><CIN>N8</CIN><PL>K2</PL><PL_POST>M2 5DB</PL_POST><HOME_POST></HOME_POST><URN>1234567</URN><PLACE_PROVIDER>PR4</PLACE_PROVIDER><DEC></DEC><REC></REC></EPISODE></CHILD></EXPSSDA903>";

    [Fact]
    public void TheExampleIsTheSameAsTheTables()
    {
        var (children, notes) = Read(Example, Year);

        Assert.Empty(notes);
        var expected = Files.Four.Children(Year)[1];
        Assert.Equal(RecordText.Of([expected with { Headers = [expected.Header! with { Uasc = "1" }] }]), RecordText.Of(children));
    }

    [Fact]
    public void TheExampleIsWrittenInTheOrderOfTheSchema()
    {
        var (xml, lost) = Written(Year, Read(Example, Year).Children);

        Assert.Empty(lost);
        Assert.Equal(
            Example.Replace("<HOME_POST></HOME_POST>", "", StringComparison.Ordinal).Replace("<DEC></DEC><REC></REC>", "<DEC /><REC />", StringComparison.Ordinal),
            string.Concat(xml.Split('\n').Skip(1).Select(l => l.Trim())));
    }

    [Fact]
    public void WhatTheHeaderSaysOfTablesBecomesRows()
    {
        var more = """
            <DUC>02/09/2023</DUC><DATE_INT>05/09/2020</DATE_INT><NB_ADOPTR>2</NB_ADOPTR><IN_TOUCH/><ACTIV>f5</ACTIV><ACCOM></ACCOM>
            <AMISSING><MISSING>m</MISSING><MIS_START>01/12/2022</MIS_START></AMISSING><AMISSING><MISSING>A</MISSING><MIS_START/></AMISSING>
            <AREVIEW><REVIEW>02/06/2022</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW><MOTHER>0</MOTHER><MC_DOB></MC_DOB>
            <PERMANENCE/><OC2><SDQ_SCORE>12</SDQ_SCORE></OC2><AD_PLACED><DATE_PLACED>soon</DATE_PLACED></AD_PLACED>
            """;
        var (children, notes) = Read(Return($"<CHILD>{Header(more: more)}</CHILD>"), Year);
        var child = Assert.Single(children);

        Assert.Empty(notes);
        Assert.False(child.IsUasc);
        Assert.Equal(("M", new DateOnly(2023, 9, 2)), (child.AsylumSeekers[0].Sex, child.AsylumSeekers[0].Ceased));
        Assert.Equal((new DateOnly(2020, 9, 5), "2", null), (child.Adoptions[0].Decision, child.Adoptions[0].Adopters, child.Adoptions[0].FosterCare));
        Assert.Equal((null, "F5", null), (child.CareLeavers[0].InTouch, child.CareLeavers[0].Activity, child.CareLeavers[0].Accommodation));
        Assert.Equal([("M", new DateOnly(2022, 12, 1)), ("A", null)], child.MissingPeriods.Select(m => (m.Kind, m.Start)));
        Assert.Equal([2, 2], child.MissingPeriods.Select(m => m.Line));
        Assert.Equal((1, 1, 1), (child.Reviews.Length, child.PreviousPermanences.Length, child.Outcomes.Length));
        Assert.Equal("soon", PlacementDecision.DateField.ValueOf(child.PlacementDecisions[0]));
        Assert.True(child.IsFlawed);
        Assert.All(
            child.Parts.Skip(1).Select(p => p.Module.Fields.Single(f => f.Name == "DOB").ValueOf(p)), born => Assert.Equal("02/09/2005", born));
    }

    [Theory]
    [InlineData("1", "", 1, true)]
    [InlineData("0", "", 0, false)]
    [InlineData("", "", 0, false)]
    [InlineData("Y", "", 0, false)]
    [InlineData("0", "<DUC>02/09/2023</DUC>", 1, false)]
    [InlineData("", "<DUC>02/09/2023</DUC>", 1, false)]
    public void ARowOfAsylumSeekersWhereTheElementSaysSo(string flag, string ceased, int rows, bool isUasc)
    {
        var child = Assert.Single(Read(Return($"<CHILD>{Header(more: ceased, uasc: flag)}</CHILD>"), Year).Children);

        Assert.Equal((rows, isUasc), (child.AsylumSeekers.Length, child.IsUasc));
        Assert.Empty(child.CareLeavers);
        Assert.Empty(child.Adoptions);
    }

    [Fact]
    public void OrderLetterCaseNamespacesAndUnknownElements()
    {
        var (children, notes) = Read(
            """
            <x:expssda903 xmlns:x="urn:x"><OTHER><CHILD/></OTHER><Child a="b"><EPISODE><RNE>S</RNE><DECOM>03/07/2022</DECOM><STRANGE>1<x/></STRANGE></EPISODE>
            <Header><DOB>02/09/2005</DOB><AREVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW><childid> a1 </childid></Header></Child></x:expssda903>
            """, Year);
        var child = Assert.Single(children);

        Assert.Equal(("A1", "S", new DateOnly(2022, 7, 3)), (child.Id, child.Episodes[0].ReasonStarted, child.Episodes[0].Start));
        Assert.Equal(("A1", new DateOnly(2005, 9, 2)), (child.Reviews[0].ChildId, child.Reviews[0].BirthDate));
        Assert.Equal(
            [
                ("F05", "OTHER"), ("F05", "STRANGE"), ("F06", "Child, expected CHILD"), ("F06", "Header, expected HEADER"),
                ("F06", "childid, expected CHILDID"), ("F06", "expssda903, expected EXPSSDA903"), ("F08", "DECOM, expected before RNE"),
            ],
            notes.Select(n => (n.Rule.Code, n.Detail!)).Order());
    }

    [Fact]
    public void AnUnreadableBirthDateIsThatOfEveryRowAsInTables()
    {
        var child = Assert.Single(Read(Return($"<CHILD>{Header(more: "<IN_TOUCH>YES</IN_TOUCH>").Replace("02/09/2005", "2005-09-02", StringComparison.Ordinal)}</CHILD>"), Year).Children);

        Assert.True(child.Header!.Flaws.Has(OpenCollect.LookedAfter.Header.BirthDateField));
        Assert.True(child.CareLeavers[0].Flaws.Has(CareLeaver.BirthDateField));
    }

    [Fact]
    public void ChildrenWhoStandAgainAreBroughtTogetherWhereTheFirstStands()
    {
        var episode = "<EPISODE><DECOM>03/07/2022</DECOM><RNE>S</RNE></EPISODE>";
        var xml = Return($"<CHILD>{Header("A1")}{episode}</CHILD><CHILD>{Header("B2")}</CHILD>\n<CHILD>{Header("a1")}{episode}{episode}</CHILD><CHILD>{Header("A1")}</CHILD>");
        var (children, _) = Read(xml, Year);

        Assert.Equal([("A1", 3, 3), ("B2", 1, 0)], children.Select(c => (c.Id!, c.Headers.Length, c.Episodes.Length)));
        Assert.Equal([1, 2, 2], children[0].Episodes.Select(e => e.Line));
        Assert.Equal([("A1", 3), ("B2", 1)], Read(Written(Year, children).Xml, Year).Children.Select(c => (c.Id!, c.Headers.Length)));
    }

    [Fact]
    public void ChildrenWithoutAnIdentifierAreKeptApartAndNoted()
    {
        var (children, notes) = Read(Return($"<CHILD>{Header("")}</CHILD><CHILD>{Header(" ")}</CHILD><CHILD/><CHILD><EPISODE/></CHILD>"), Year);

        Assert.Equal([null, null, null], children.Select(c => c.Id));
        Assert.Equal([("F12", "HEADER, 2 times, first here"), ("F13", "CHILDID, 2 times, first here")], notes.Select(n => (n.Rule.Code, n.Detail!)).Order());
    }

    [Fact]
    public void ASecondHeaderAndSecondValuesAreSaid()
    {
        var (children, notes) = Read(Return($"<CHILD>{Header(more: "<UPN>X</UPN><OC2/><OC2/>")}{Header("B2")}</CHILD>"), Year);
        var child = Assert.Single(children);

        Assert.Equal(("A1", 2, 2), (child.Id, child.Headers.Length, child.Outcomes.Length));
        Assert.Equal(FlawKind.Repeated, Assert.Single(child.Header!.Flaws.All).Kind);
        Assert.Contains(notes, n => n.Rule == FileChecks.Repeated && n.Detail == "HEADER");
    }

    [Fact]
    public void WhatXmlCannotCarryIsSaid()
    {
        var born = new DateOnly(2010, 5, 14);
        var child = new LookedAfterChild
        {
            Id = "A1",
            Headers = [new() { ChildId = "A1", BirthDate = born, Sex = "M" }],
            AsylumSeekers = [new() { BirthDate = born, Sex = "F" }, new() { BirthDate = born, Sex = "M" }],
            CareLeavers = [new() { BirthDate = born }],
            Adoptions = [new() { BirthDate = born, Adopters = "1" }, new() { BirthDate = born, Adopters = "2" }],
            Reviews = [new() { BirthDate = born.AddDays(1) }],
            SocialWorkers = [new() { Worker = "SW1" }, new()],
            LibertyOrders = [new()],
        };
        var (xml, lost) = Written(new(2027), child, new() { Id = "B2", Outcomes = [new() { BirthDate = born }] });

        Assert.All(lost, f => Assert.Equal(FileChecks.NotCarried, f.Rule));
        Assert.Equal(
            [
                "AD1", "DoLo", "OC3", "Reviews/DOB, expected the value of the header", "SWEpisodes, 2 times, first here", "UASC",
                "UASC/SEX, expected the value of the header", "child without a row in Header, which was given one",
            ],
            lost.Select(f => f.Detail!).Order(StringComparer.Ordinal));
        Assert.Contains("<DOB>14/05/2010</DOB>", xml[xml.IndexOf("B2", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void ElementsOfOtherYearsAreReadAndNotedButNotWritten()
    {
        var xml = Return($"<CHILD>{Header(more: "<AMISSING><MISSING>M</MISSING></AMISSING>")}<EPISODE><URN>SC1</URN></EPISODE></CHILD>");
        var (children, notes) = Read(xml, new(2014));

        Assert.Equal(("M", "SC1"), (children[0].MissingPeriods[0].Kind, children[0].Episodes[0].Urn));
        Assert.Equal(["AMISSING", "URN"], notes.Where(n => n.Rule == FileChecks.NotInYear).Select(n => n.Detail!.Split(',')[0]));
        var written = Written(new(2014), children).Xml;
        Assert.DoesNotContain("AMISSING", written, StringComparison.Ordinal);
        Assert.DoesNotContain("URN", written, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyReturnIsWritten()
    {
        var (xml, _) = Written(Year);

        Assert.Empty(Read(xml, Year).Children);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("CHILD,SEX,DOB", "not XML")]
    [InlineData("<Message/>", "no looked after return")]
    [InlineData("<EXPSSDA903><CHILD>", "broken off")]
    [InlineData("<EXPSSDA903></CHILD>", "not well-formed")]
    [InlineData("<EXPSSDA903/><x/>", "not well-formed")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><EXPSSDA903/>", "document type")]
    public void WhatCannotBeReadIsSaid(string xml, string problem)
    {
        var fault = Assert.Throws<UnusableFileException>(() => Read(xml, Year));

        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        Assert.Equal("return.xml", fault.File);
        Assert.DoesNotContain("SEX", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MoreThanAnyChildHasIsRefused()
    {
        Assert.Throws<UnusableFileException>(() => Read(Return("<CHILD>" + string.Concat(Enumerable.Repeat("<EPISODE/>", 2001)) + "</CHILD>"), Year));
        Assert.Throws<UnusableFileException>(() => Read(Return("<CHILD><HEADER>" + string.Concat(Enumerable.Repeat("<UPN>1</UPN>", 500_001)) + "</HEADER></CHILD>"), Year));
    }

    [Fact]
    public void CharactersThatXmlCannotHoldAreReplaced()
    {
        var child = new LookedAfterChild { Id = "A\u0001", Headers = [new() { ChildId = "A\u0001", Upn = "<&\r\n\">" }] };
        var read = Assert.Single(Read(Written(Year, child).Xml, Year).Children);

        Assert.Equal(("A\uFFFD", "<&\r\n\">"), (read.Id, read.Header!.Upn));
    }

    [Fact]
    public void EveryStreamIsClosed()
    {
        var opened = new List<MemoryStream>();
        using (var reader = new LookedAfterXmlReader(() =>
        {
            opened.Add(new(Encoding.UTF8.GetBytes(Return($"<CHILD>{Header()}</CHILD><CHILD>{Header()}</CHILD>"))));
            return opened[^1];
        }))
        {
            Assert.Single(reader.Children(Year));
        }

        Assert.All(opened, s => Assert.False(s.CanRead));
    }
}
