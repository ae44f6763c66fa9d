using System.Globalization;
using System.IO.Compression;
using System.Text;
using OpenCollect.Formats;
using OpenCollect.Reference;

namespace OpenCollect.Tests.Reference;

/// <summary>Every layout of Ofsted's lists that format notes, section 6, name.</summary>
public sealed class ProviderFileTests
{
    [Fact]
    public void ListOfHomesOnOneSheet()
    {
        var homes = Read(Workbook(("Provider information",
        [
            ["Children's homes in England"],
            [],
            ["URN", "Local Authority", "Provider Code", "Provider Placement Code", "Closed Date", "Setting Postcode"],
            ["SC012345", "Manchester", "PR1, PR4", "K2/R1", "", "M14 5RG"],
            ["1234567", "Leeds", "PR4", "K2", "40359", "LS1 4DY"],
        ])));
        var open = Assert.Single(homes.Find("sc012345"));
        Assert.Equal(["PR1", "PR4"], open.ProviderCodes);
        Assert.Equal(["K2", "R1"], open.PlacementCodes);
        Assert.Equal("M14 5RG", open.Postcode);
        Assert.Null(open.Closed);
        Assert.Equal(new DateOnly(2010, 6, 30), Assert.Single(homes.Find("1234567")).Closed);
    }

    [Fact]
    public void ListOfHomesOnTwoSheetsJoinedByUrn()
    {
        var homes = Read(Workbook(
            ("Settings and Inspection Info", [["URN", "Provider Code", "Provider Placement Code", "Closed Date"], ["SC012345", "PR1", "K2", "30/06/2010"]]),
            ("Address Details", [["URN", "Setting Postcode"], ["SC012345", "M14 5RG"], ["SC099999", "M1 1AE"]])));
        var joined = Assert.Single(homes.Find("SC012345"));
        Assert.Equal(("M14 5RG", new DateOnly(2010, 6, 30)), (joined.Postcode, joined.Closed));
        Assert.Equal("M1 1AE", Assert.Single(homes.Find("SC099999")).Postcode);
    }

    [Fact]
    public void ListOfProvidersWithTheClosedOnTheSecondSheet()
    {
        string[] heading = ["URN", "Local authority", "Placement code", "Placement provider code", "Deregistration date", "Setting postcode"];
        var list = Read(Workbook(
            ("Open", [heading, ["SC000001", "Leeds", "U1,U2", "PR4", "", "LS1 4DY"]]),
            ("Closed", [heading, ["SC000002", "Leeds", "U1", "PR4", "2015-03-31", "LS1 4DY"]])));
        Assert.Equal(["U1", "U2"], Assert.Single(list.Find("SC000001")).PlacementCodes);
        Assert.Equal(new DateOnly(2015, 3, 31), Assert.Single(list.Find("SC000002")).Closed);
    }

    [Fact]
    public void CombinedListInCsv()
    {
        var list = ProviderFile.Read([Csv("Provider type,URN,Placement code,Placement provider code,Setting postcode\r\nChildren's home,SC000001,K2,PR4,\"LS1 4DY\"\r\n")]);
        Assert.Equal(["K2"], Assert.Single(list.Find("SC000001")).PlacementCodes);
    }

    [Fact]
    public void SupportedAccommodationHasItsCodesWithoutSayingThem()
    {
        var list = Read(Workbook(
            ("Providers", [["URN", "Placement code", "Placement provider code", "Setting postcode"], ["SC000001", "K2", "PR1", "LS1 4DY"]]),
            ("SA providers", [["URN", "Closed date", "Postcode"], ["2700001", "", "M1 1AE"]])));
        var supported = Assert.Single(list.Find("2700001"));
        Assert.Equal(["K3"], supported.PlacementCodes);
        Assert.Equal(["PR4"], supported.ProviderCodes);
    }

    [Fact]
    public void SeveralListsAreOne() =>
        Assert.Equal(2, ProviderFile.Read([Csv("URN,Placement code\r\nSC1,K2\r\n"), Csv("URN,Placement code\r\nSC1,K1\r\n")]).Find("SC1").Length);

    [Theory]
    [InlineData("name,town\r\nA,B\r\n")]
    [InlineData("URN,town\r\nSC1,B\r\n")]
    [InlineData("PK this is no workbook")]
    [InlineData("")]
    public void OtherFilesAreRefused(string text) =>
        Assert.Contains("list.csv", Assert.Throws<UnusableFileException>(() => ProviderFile.Read([Csv(text)])).Message, StringComparison.Ordinal);

    private static TableFile Csv(string text) => new("list.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static ProviderList Read(byte[] workbook) => ProviderFile.Read([new("list.xlsx", () => new MemoryStream(workbook))]);

    /// <summary>A workbook as spreadsheet programs write it: texts shared, numbers as numbers, empty cells left out.</summary>
    private static byte[] Workbook(params (string Name, string[][] Rows)[] sheets)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var texts = new List<string>();
            for (var i = 0; i < sheets.Length; i++)
            {
                var rows = sheets[i].Rows.Select((cells, r) => $"""<row r="{r + 1}">{string.Concat(cells.Select((c, at) => Cell(c, $"{(char)('A' + at)}{r + 1}")))}</row>""");
                Write($"xl/worksheets/sheet{i + 1}.xml", $"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(rows)}</sheetData></worksheet>""");
            }

            Write("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{string.Concat(texts.Select(t => $"<si><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(t)}</t></si>"))}</sst>""");
            Write("xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>"))}</sheets></workbook>""");
            Write("xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}</Relationships>""");

            string Cell(string value, string at)
            {
                if (value.Length == 0)
                {
                    return "";
                }

                if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                {
                    return $"""<c r="{at}"><v>{value}</v></c>""";
                }

                texts.Add(value);
                return $"""<c r="{at}" t="s"><v>{texts.Count - 1}</v></c>""";
            }

            void Write(string part, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(part).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }
}
