using System.Text.Json;

namespace OpenCollect.Cli.Tests;

public sealed class CheckTests : CommandLine
{
    /// <summary>One child who is in both returns, one who is in the census only, and one who is in the other return only.</summary>
    private const string Census = """
        <Message>
          <Header>
            <CollectionDetails><Collection>CIN</Collection><Year>2025</Year><ReferenceDate>2025-03-31</ReferenceDate></CollectionDetails>
            <Source><SourceLevel>L</SourceLevel><LEA>201</LEA><SoftwareCode>test</SoftwareCode><Release>1</Release><SerialNo>001</SerialNo><DateTime>2025-05-01T09:00:00</DateTime></Source>
          </Header>
          <Children>
            <Child>
              <ChildIdentifiers><LAchildID>T1</LAchildID><UPN>D201200123456</UPN><PersonBirthDate>2012-05-14</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
              <ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities></ChildCharacteristics>
              <CINdetails><CINreferralDate>2024-01-02</CINreferralDate><ReferralSource>2A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>false</ReferralNFA></CINdetails>
            </Child>
            <Child>
              <ChildIdentifiers><LAchildID>T2</LAchildID><UPN>H201200123457</UPN><PersonBirthDate>2013-06-15</PersonBirthDate><Sex>M</Sex></ChildIdentifiers>
              <ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities></ChildCharacteristics>
              <CINdetails><CINreferralDate>2024-06-02</CINreferralDate><ReferralSource>2A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>false</ReferralNFA></CINdetails>
            </Child>
          </Children>
        </Message>
        """;

    private const string Header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\nT1,F,14/05/2012,WBRI,D201200123456,0,\r\nT3,M,01/02/2010,WBRI,UN3,,\r\n";

    private const string Episodes =
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"
        + "T1,10/01/2024,S,C2,N1,U4,PR1,,,,M1 1AE,M14 5RG,SC012345\r\nT3,01/06/2024,S,V4,N1,R1,PR1,,,,,,\r\n";

    private const string Uasc = "CHILD,SEX,DOB,DUC\r\n";

    public CheckTests()
    {
        Directory.CreateDirectory(In("cla"));
        Write("cin.xml", Census);
        Tables(Header);
    }

    [Fact]
    public void ReturnsThatAgreeButForOneChild()
    {
        var outcome = Run("check", "cin", In("cin.xml"), "cla", In("cla"));

        Assert.Equal((0, ""), (outcome.Status, outcome.Errors));
        Assert.Contains("together 2024-25, City of London (201)", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("3 children, 14 rules applied", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 query", outcome.Output, StringComparison.Ordinal);
        Assert.Matches("1  50.0% of 2 +In both by identifier, of the looked after return", outcome.Output);
        Assert.Contains("last year's return of either collection was not given: X15", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("T1", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AContradictionIsAnError()
    {
        Tables(Header.Replace("14/05/2012", "15/05/2012", StringComparison.Ordinal));

        var outcome = Run("check", "cin", In("cin.xml"), "cla", In("cla"), "--format", "csv");

        Assert.Equal((1, ""), (outcome.Status, outcome.Errors));
        Assert.Equal(
            [
                "rule,severity,scope,la,child,group,record,field,value,line,status,message",
                "X03,error,child,201,T1,ChildIdentifiers,CIN/ChildIdentifiers,PersonBirthDate,2012-05-14,8,open,Date of birth or sex differs between the two returns",
                "X04,query,child,201,T3,Episodes,CLA/Episodes[1],DECOM,01/06/2024,3,open,\"Looked after in the year, but not in the children in need census\"",
            ],
            outcome.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void FindingsAsJsonNameThePlacesInBothReturns()
    {
        Tables(Header.Replace("D201200123456", "UN5", StringComparison.Ordinal));

        using var json = JsonDocument.Parse(Run("check", "cla", In("cla"), "cin", In("cin.xml"), "--format", "json").Output);
        var text = json.RootElement.GetRawText();

        Assert.Contains("CLA/Header[1]", text, StringComparison.Ordinal);
        Assert.Contains("CIN/ChildIdentifiers", text, StringComparison.Ordinal);
        Assert.Contains("\"of\":2", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ReportFilesAreThereWhole()
    {
        var csv = Run("check", "cin", In("cin.xml"), "cla", In("cla"), "--format", "csv", "--out", In("report"));

        Assert.Equal(["findings.csv", "findings.json", "report.html", "report.xlsx", "summary.csv"], Directory.GetFiles(In("report")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(csv.Output, File.ReadAllText(Path.Combine(In("report"), "findings.csv")));
        Assert.Contains("50.0% of 2", File.ReadAllText(Path.Combine(In("report"), "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void TablesGivenOneByOne()
    {
        var outcome = Run("check", "cin", In("cin.xml"), "cla", In("cla/header.csv"), In("cla/episodes.csv"));

        Assert.Equal(0, outcome.Status);
        Assert.Contains("the UASC table was not given: X12", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void LastYearsReturns()
    {
        Write("last.xml", Census.Replace("<Year>2025", "<Year>2024", StringComparison.Ordinal).Replace("2025-03-31", "2024-03-31", StringComparison.Ordinal).Replace("T2", "T9", StringComparison.Ordinal));
        Directory.CreateDirectory(In("last"));
        File.WriteAllText(In("last/header.csv"), Header.Replace("T3", "T2", StringComparison.Ordinal));
        File.WriteAllText(In("last/episodes.csv"), Episodes.Replace("T3,01/06/2024", "T2,01/06/2023", StringComparison.Ordinal));

        var outcome = Run("check", "cin", In("cin.xml"), "cla", In("cla"), "--previous-cin", In("last.xml"), "--previous-cla", In("last"), "--format", "csv");

        Assert.Equal(["X04 T3", "X05 T2", "X15 T2"], outcome.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',')).Select(l => $"{l[0]} {l[4]}").Order(StringComparer.Ordinal));
        AssertRefused("The return given as last year's is of another year", Run("check", "cin", In("cin.xml"), "cla", In("cla"), "--previous-cin", In("cin.xml")));
    }

    /// <summary>The words with a dot in front are names of files in the test's folder.</summary>
    [Theory]
    [InlineData("It is not said which return this is", "./cin.xml")]
    [InlineData("The return cla (Children Looked After return (SSDA903)) is missing", "cin", "./cin.xml")]
    [InlineData("The return cin (Children in Need census) is missing", "cla", "./cla")]
    [InlineData("There is no such file or folder", "cin", "./cin.xml", "cla", "./nowhere")]
    [InlineData("Exactly one return is expected here", "cin", "./cin.xml", "./cin.xml", "cla", "./cla")]
    [InlineData("no looked after return", "cin", "./cin.xml", "cla", "./cin.xml")]
    public void WhatCannotBeUsedIsRefused(string says, params string[] words) =>
        AssertRefused(says, Run(["check", .. words.Select(w => w[0] == '.' ? In(w[2..]) : w)]));

    [Fact]
    public void AnotherYearThanTheCensusesIsRefused() =>
        AssertRefused("The census is of another year", Run("check", "cin", In("cin.xml"), "cla", In("cla"), "--year", "2023-24"));

    [Theory]
    [InlineData("rules", "x01")]
    [InlineData("rules", "--collection", "x", "X01")]
    public void ARulesPage(params string[] arguments)
    {
        var page = Run(arguments).Output;

        Assert.StartsWith("X01  UPN differs between the two returns", page, StringComparison.Ordinal);
        Assert.Contains("FIRES   one digit differs", page, StringComparison.Ordinal);
    }

    [Fact]
    public void TheListOfRulesOfBothTogether() => Assert.Equal(15, Run("rules", "--collection", "x").Output.TrimEnd().Split('\n').Length);

    [Theory]
    [InlineData("opencollect che", "check")]
    [InlineData("opencollect check ", "cla")]
    [InlineData("opencollect check --prev", "--previous-cla")]
    public void TheShellCompletesTheCommand(string line, string with) =>
        Assert.Contains(with, Run($"[suggest:{line.Length}]", line).Output.Split('\n').Select(l => l.TrimEnd('\r')));

    private void Tables(string header)
    {
        File.WriteAllText(In("cla/header.csv"), header);
        File.WriteAllText(In("cla/episodes.csv"), Episodes);
        File.WriteAllText(In("cla/uasc.csv"), Uasc);
    }
}
