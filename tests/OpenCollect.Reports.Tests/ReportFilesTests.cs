using OpenCollect.Reports.Excel;

namespace OpenCollect.Reports.Tests;

public sealed class ReportFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SampleReturn _sample = SampleReturn.Judged();

    [Fact]
    public void ARunThatIsGivenUpLeavesNothing()
    {
        using (var files = ReportFiles.Open(_folder.Path))
        {
            files.Add(_sample.Findings[0]);
            Assert.DoesNotContain(_folder.Files, f => ReportFiles.Names.Contains(f));
        }

        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void ARunThatIsGivenUpLeavesEarlierReportsAsTheyWere()
    {
        File.WriteAllText(_folder.File("findings.csv"), "earlier");
        File.WriteAllText(_folder.File("mine.txt"), "mine");
        using (var files = ReportFiles.Open(_folder.Path))
        {
            files.Add(_sample.Findings[0]);
        }

        Assert.Equal(["findings.csv", "mine.txt"], _folder.Files);
        Assert.Equal("earlier", _folder.Text("findings.csv"));
    }

    [Fact]
    public void ARunThatFinishesReplacesEarlierReports()
    {
        File.WriteAllText(_folder.File("findings.csv"), "earlier");
        File.WriteAllText(_folder.File("report.html.partial"), "left by a run that was killed");

        WriteAll(ReportFiles.Open(_folder.Path));

        Assert.Equal(ReportFiles.Names.Order(StringComparer.Ordinal), _folder.Files);
        Assert.StartsWith("rule,severity", _folder.Text("findings.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("findings.csv")]
    [InlineData("summary.csv")]
    [InlineData("findings.json")]
    [InlineData("report.xlsx")]
    [InlineData("report.html")]
    [InlineData(".findings")]
    public void AFullDiskLeavesNothing(string name)
    {
        Assert.Throws<IOException>(() =>
            WriteAll(ReportFiles.Open(_folder.Path, (file, stream) => file == name ? new FullDisk(stream) : stream, SheetWriter.MostRows)));

        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData("findings.csv")]
    [InlineData("report.xlsx")]
    public void AReportThatCannotBeReplacedIsNamedBeforeTheRun(string name)
    {
        Directory.CreateDirectory(_folder.File(name));

        var fault = Assert.Throws<IOException>(() => ReportFiles.Open(_folder.Path));

        Assert.StartsWith(name, fault.Message, StringComparison.Ordinal);
        Assert.Equal([name], _folder.Files);
    }

    [Fact]
    public void AReportThatCannotBeReplacedAtTheEndLeavesTheOthersAsTheyWere()
    {
        File.WriteAllText(_folder.File("findings.csv"), "earlier");
        using (var files = ReportFiles.Open(_folder.Path))
        {
            using var open = new FileStream(_folder.File("findings.csv"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            Assert.Throws<IOException>(() => files.Finish(_sample.Summary()));
        }

        Assert.Equal(["findings.csv"], _folder.Files);
        Assert.Equal("earlier", _folder.Text("findings.csv"));
    }

    [Fact]
    public void TwoRunsDoNotShareAFolder()
    {
        using var first = ReportFiles.Open(_folder.Path);

        Assert.Throws<IOException>(() => ReportFiles.Open(_folder.Path));

        first.Finish(_sample.Summary());
        Assert.Equal(ReportFiles.Names.Order(StringComparer.Ordinal), _folder.Files);
    }

    public void Dispose() => _folder.Dispose();

    private void WriteAll(ReportFiles files)
    {
        using (files)
        {
            foreach (var finding in _sample.Findings)
            {
                files.Add(finding);
            }

            files.Finish(_sample.Summary());
        }
    }

    private sealed class FullDisk(Stream inner) : Through(inner)
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");

        public override void Flush() => throw new IOException("No space left on device");
    }
}
