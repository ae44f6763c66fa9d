using System.Text.Json;

namespace OpenCollect.Reports.Tests;

public sealed class GoldenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SampleReturn _sample = SampleReturn.Judged();

    public GoldenTests()
    {
        using var files = ReportFiles.Open(_folder.Path);
        foreach (var finding in _sample.Findings)
        {
            files.Add(finding);
        }

        files.Finish(_sample.Summary());
    }

    [Theory]
    [InlineData("findings.csv")]
    [InlineData("summary.csv")]
    [InlineData("findings.json")]
    [InlineData("report.html")]
    public void FileIsAsApproved(string name) => Golden.Check(name, _folder.Text(name).ReplaceLineEndings("\n"));

    [Fact]
    public void TextIsAsApproved()
    {
        using var output = new StringWriter();
        TextSummary.Write(output, _sample.Summary(), new() { ReportFolder = "reports" });

        Golden.Check("summary.txt", output.ToString());
    }

    [Fact]
    public void TextOfATrialIsAsApproved()
    {
        using var output = new StringWriter();
        TextSummary.Write(output, _sample.Trial(), new() { Colours = true, Width = 60 });

        Golden.Check("trial.txt", output.ToString().Replace('\e', '^'));
    }

    [Fact]
    public void NothingButTheReportsIsThere() =>
        Assert.Equal(ReportFiles.Names.Order(StringComparer.Ordinal), _folder.Files);

    [Theory]
    [InlineData("findings.csv")]
    [InlineData("summary.csv")]
    public void CsvHasNoByteOrderMarkAndEndsLinesInCrLf(string name)
    {
        var bytes = File.ReadAllBytes(_folder.File(name));

        Assert.NotEqual(0xEF, bytes[0]);
        Assert.All(Enumerable.Range(0, bytes.Length).Where(i => bytes[i] == '\n'), i => Assert.Equal((byte)'\r', bytes[i - 1]));
        Assert.Equal((byte)'\n', bytes[^1]);
    }

    [Fact]
    public void JsonHasEveryFindingWithEveryPlace()
    {
        using var json = JsonDocument.Parse(_folder.Text("findings.json"));
        var findings = json.RootElement.GetProperty("findings");

        Assert.Equal(_sample.Findings.Count, findings.GetArrayLength());
        Assert.Equal(
            _sample.Findings.Select(f => 1 + f.Others.Length),
            findings.EnumerateArray().Select(f => f.GetProperty("places").GetArrayLength()));
        Assert.All(findings.EnumerateArray(), f => Assert.True(json.RootElement.GetProperty("rules").TryGetProperty(f.GetProperty("rule").GetString()!, out _)));
    }

    [Fact]
    public void ValuesAreLookedUp()
    {
        Assert.Equal("31/02/2014", Assert.Single(_sample.Findings, f => f.Rule == FileChecks.NotADate).At.Value);
        Assert.Null(Assert.Single(_sample.Findings, f => f.Rule.Code == "100").At.Value);
        Assert.Equal("3B;18C", Assert.Single(_sample.Findings, f => f.Status == FindingStatus.Accepted).At.Value);
        var overlap = Assert.Single(_sample.Findings, f => f.Rule.Code == "8863Q");
        Assert.Equal(new("Assessments", "CINdetails[1]/Assessments[2]", "AssessmentActualStartDate", "2025-05-09", 48), overlap.At);
        Assert.Equal(
            [
                new("Assessments", "CINdetails[1]/Assessments[1]", "AssessmentActualStartDate", "2025-05-02", 40),
                new("Assessments", "CINdetails[1]/Assessments[1]", "AssessmentAuthorisationDate", "2025-06-13", 40),
            ],
            overlap.Others);
    }

    [Fact]
    public void AHeaderIsNoChild()
    {
        Assert.False(Assert.Single(_sample.Findings, f => f.Rule.Code == "100").IsAboutChild);
        Assert.True(Assert.Single(_sample.Findings, f => f.Status == FindingStatus.NotJudged).IsAboutChild);
    }

    [Fact]
    public void CountsSayHowManyChildren() =>
        Assert.Equal((2L, 2L), _sample.Counts.Sorted().Where(c => c.Rule.Code == "1520").Select(c => (c.Open, c.Children)).Single());

    [Fact]
    public void CountsHaveErrorsFirst() =>
        Assert.Equal(
            _sample.Counts.Sorted().Select(c => c.Rule.Severity).Order(), _sample.Counts.Sorted().Select(c => c.Rule.Severity));

    public void Dispose() => _folder.Dispose();
}
