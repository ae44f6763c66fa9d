using System.IO.Compression;

namespace OpenCollect.Browser.Tests;

/// <summary>The browser finds what the command line finds, byte for byte.</summary>
public sealed class ParityTests(Site site) : CheckerPage(site)
{
    [Theory]
    [InlineData("cin-2023-24-clean.xml")]
    [InlineData("cin-2023-24-faulty.xml")]
    [InlineData("cin-2024-25-clean.xml")]
    [InlineData("cin-2024-25-faulty.xml")]
    public async Task ASample(string name)
    {
        await GiveAsync(Path.Combine(Samples, name));
        await CheckAsync(name);
        await AssertSameAsync(Path.Combine(Samples, name));
    }

    [Fact]
    public async Task LastYearsReturnAndNotes()
    {
        var (previous, notes) = (Path.Combine(Samples, "cin-2023-24-clean.xml"), Path.Combine(Samples, "notes.txt"));
        await GiveAsync(Faulty);
        var card = Card("cin-2024-25-faulty.xml");
        await card.GetByText("What else do you have?").ClickAsync();
        await card.GetByLabel("Last year’s return").SetInputFilesAsync(previous);
        await card.GetByLabel("Return-level notes").FillAsync(await File.ReadAllTextAsync(notes));
        await CheckAsync("cin-2024-25-faulty.xml");
        await AssertSameAsync(Faulty, "--previous", previous, "--notes", notes);
    }

    [Fact]
    public async Task ATrialOfAnotherYear()
    {
        await GiveAsync(Faulty);
        await Card("cin-2024-25-faulty.xml").GetByLabel("Collection year").SelectOptionAsync("2025-26");
        await CheckAsync("cin-2024-25-faulty.xml");
        Assert.Contains("This is a trial.", await Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await AssertSameAsync(Faulty, "--year", "2025-26");
    }

    [Fact]
    public async Task AGeneratedCensusEveryReportOfIt()
    {
        CommandLine("generate", "cin", "--children", "500", "--seed", "7", "--faults", "0.5", "--out", In("cin.xml"));
        await GiveAsync(In("cin.xml"));
        await CheckAsync("cin.xml");
        CommandLine("validate", In("cin.xml"), "--out", In("report"));
        await GoAsync("Downloads");
        foreach (var name in new[] { "findings.csv", "summary.csv", "findings.json", "report.html" })
        {
            Assert.Equal(await File.ReadAllTextAsync(In($"report/{name}")), System.Text.Encoding.UTF8.GetString(await DownloadAsync($"Download {name}")));
        }

        // Another build of the compressor may pack otherwise; what is packed is the same.
        Assert.Equal(Entries(await File.ReadAllBytesAsync(In("report/report.xlsx"))), Entries(await DownloadAsync("Download report.xlsx")));
    }

    [Fact]
    public async Task AReturnInTheOtherFormat()
    {
        const string Name = "cin-2024-25-clean.xml";
        await GiveAsync(Path.Combine(Samples, Name));
        await CheckAsync(Name);
        await GoAsync("Downloads");
        CommandLine("convert", Path.Combine(Samples, Name), "--to", "csv", "--out", In("tables.zip"));
        Assert.Equal(Entries(await File.ReadAllBytesAsync(In("tables.zip"))), Entries(await DownloadAsync("Download as CSV tables")));
    }

    [Fact]
    public async Task BothReturnsOfAnAuthorityAloneAndTogether()
    {
        CommandLine("generate", "la", "--children", "300", "--seed", "3", "--out", In("la"));
        var files = Directory.GetFiles(In("la"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var cin = files.Single(f => f.EndsWith(".xml", StringComparison.Ordinal) && !f.Contains("previous", StringComparison.Ordinal) && !f.Contains("2023-24", StringComparison.Ordinal));
        var cla = files.First(f => f.EndsWith(".csv", StringComparison.Ordinal) && !f.Contains("previous", StringComparison.Ordinal) && !f.Contains("2023-24", StringComparison.Ordinal));
        var claFolder = Path.GetDirectoryName(cla)!;
        ZipFile.CreateFromDirectory(claFolder, In("cla.zip"));

        await GiveAsync(cin, In("cla.zip"));
        var card = Card("cla.zip");
        await card.GetByLabel("Collection year").SelectOptionAsync("2024-25");
        await card.GetByLabel("Local authority").SelectOptionAsync("201");
        await CheckAsync("cla.zip");
        await AssertSameAsync(In("cla.zip"), "--year", "2024-25", "--la", "201");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Files", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Check both together" }).ClickAsync();
        await Page.WaitForSelectorAsync(".totals");
        await GoAsync("Downloads");
        var expected = CommandLine("check", "cin", cin, "cla", In("cla.zip"), "--year", "2024-25", "--format", "csv").Output;
        Assert.Equal(Text(expected), Text(await DownloadAsync("Download findings.csv")));
    }

    private async Task AssertSameAsync(string file, params string[] options)
    {
        await GoAsync("Downloads");
        var (expected, errors) = CommandLine(["validate", file, "--format", "csv", .. options]);
        Assert.Equal("", errors);
        Assert.Equal(expected, await DownloadAsync("Download findings.csv"));
    }

    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);

    private static List<(string Name, string Text)> Entries(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return
        [
            .. archive.Entries.Select(e =>
            {
                using var reader = new StreamReader(e.Open());
                return (e.FullName, reader.ReadToEnd());
            }).OrderBy(e => e.FullName, StringComparer.Ordinal),
        ];
    }
}
