using System.IO.Compression;
using System.Text;

namespace OpenCollect.Cli.Tests;

public sealed class BadInputTests : CommandLine
{
    private const string Beginning = "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2025</Year><ReferenceDate>2025-03-31</ReferenceDate></CollectionDetails><Source><LEA>201</LEA></Source></Header><Children>";

    [Theory]
    [InlineData("empty.xml", "", "The file is empty")]
    [InlineData("text.xml", "Dear all, please find attached", "not XML")]
    [InlineData("root.xml", "<Shoes/>", "root element Shoes")]
    [InlineData("cut.xml", Beginning + "<Child><ChildIdentifiers><LAchildID>SECRET1</LAch", "broken off")]
    [InlineData("tags.xml", Beginning + "<Child><LAchildID>SECRET1</UPN></Child></Children></Message>", "not well-formed")]
    [InlineData("laughs.xml", "<!DOCTYPE m [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;\">]><Message>&b;</Message>", "document type")]
    [InlineData("entity.xml", "<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Message>&x;</Message>", "document type")]
    [InlineData("noyear.xml", "<Message><Header/><Children/></Message>", "no collection year")]
    [InlineData("old.xml", "<Message><Header><CollectionDetails><ReferenceDate>2015-03-31</ReferenceDate></CollectionDetails></Header><Children/></Message>", "2014-15 are not open")]
    public void IsRefusedWithTheFileNamed(string name, string text, string says)
    {
        var outcome = Run("validate", Write(name, text), "--out", In("report"));

        AssertRefused(says, outcome);
        Assert.Contains(name, outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET1", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.Exists(In("report")) ? Directory.GetFiles(In("report")) : []);
    }

    [Fact]
    public void DeepNesting() => AssertRefused("too deeply", Run("validate", Write("deep.xml", Beginning + string.Concat(Enumerable.Repeat("<a>", 200_000)))));

    [Fact]
    public void OneEndlessAttribute() => AssertRefused("longer than any return needs", Run("validate", Write("long.xml", "<Message a=\"" + new string('x', 50_000_000))));

    [Fact]
    public void InvalidUtf8()
    {
        File.WriteAllBytes(In("bytes.xml"), [.. Encoding.UTF8.GetBytes(Beginning + "<Child><ChildIdentifiers><LAchildID>"), 0xC3, 0x28, 0xFF, .. Encoding.UTF8.GetBytes("</LAchildID></ChildIdentifiers></Child></Children></Message>")]);

        AssertRefused("not in the encoding", Run("validate", In("bytes.xml")));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("windows-1252")]
    public void OtherEncodingsAreRead(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var xml = File.ReadAllText(Clean).Replace("utf-8", name, StringComparison.Ordinal);
        File.WriteAllBytes(In("other.xml"), [.. encoding.GetPreamble(), .. encoding.GetBytes(xml)]);

        Assert.Equal(Run("validate", Clean, "--format", "csv").Output, Run("validate", In("other.xml"), "--format", "csv").Output);
    }

    [Fact]
    public void AZipThatUnpacksToFarTooMuch()
    {
        using (var zip = ZipFile.Open(In("bomb.zip"), ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("cin.xml").Open();
            var block = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
            {
                entry.Write(block);
            }
        }

        AssertRefused("refused for safety", Run("validate", In("bomb.zip")));
    }

    [Fact]
    public void ADamagedZip()
    {
        File.WriteAllBytes(In("damaged.zip"), [(byte)'P', (byte)'K', 3, 4, 1, 2, 3]);

        AssertRefused("damaged", Run("validate", In("damaged.zip")));
    }

    [Fact]
    public void APathThatIsNotThere() => AssertRefused("no such file or folder", Run("validate", In("nothing.xml")));

    [Fact]
    public void AFolderWithoutAReturn()
    {
        Directory.CreateDirectory(In("folder"));

        AssertRefused("holds no return", Run("validate", In("folder")));
    }

    [Theory]
    [InlineData("Disabilities.csv", "LAchildID,Disability,Shoe\r\nS000000001,LD,39\r\n", "column Shoe")]
    [InlineData("Disabilities.csv", "LAchildID\r\nS000000001\r\n", "no column Disability")]
    [InlineData("Disabilities.csv", "LAchildID;Disability\r\n", "semicolons")]
    [InlineData("Disabilities.csv", "LAchildID,Disability\r\nSECRET1,LD\r\n", "not among the children")]
    [InlineData("Reviews.csv", "LAchildID,CINdetailsID,CPPID,CPPreviewDate\r\nS000000001,9,9,2024-05-01\r\n", "belongs to nothing")]
    [InlineData("Shoes.csv", "a\r\n", "no table")]
    public void TablesThatDoNotFit(string name, string text, string says)
    {
        Assert.Equal(0, Run("convert", Clean, "--to", "csv", "--out", In("tables")).Status);
        File.WriteAllText(Path.Combine(In("tables"), name), text);

        var outcome = Run("validate", In("tables"));

        AssertRefused(says, outcome);
        Assert.Contains(name, outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET1", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderThatCannotBeMade() => AssertRefused("", Run("validate", Clean, "--out", Path.Combine(Write("file", ""), "report")));

    [Fact]
    public void AFullDisk()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no always-full device here.");
        Assert.Equal(0, Run("validate", Clean, "--out", In("report")).Status);
        var before = File.ReadAllText(Path.Combine(In("report"), "findings.csv"));
        File.CreateSymbolicLink(Path.Combine(In("report"), "findings.csv.partial"), "/dev/full");

        var outcome = Run("validate", Faulty, "--out", In("report"));

        Assert.Equal(2, outcome.Status);
        Assert.Equal(before, File.ReadAllText(Path.Combine(In("report"), "findings.csv")));
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("validate", "x.xml", "--format", "yaml")]
    [InlineData("convert", "x.xml", "--to", "doc", "--out", "y")]
    [InlineData("nonsense")]
    public void ArgumentsThatCannotBeUsed(params string[] arguments) => Assert.Equal(2, Run(arguments).Status);
}
