namespace OpenCollect.Reports.Tests;

public sealed class HeldReportsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SampleReturn _sample = SampleReturn.Judged();
    private readonly HeldReports _held = new();

    public HeldReportsTests()
    {
        foreach (var finding in _sample.Findings)
        {
            _held.Add(finding);
        }

        _held.Finish(_sample.Summary());
    }

    [Fact]
    public void EveryReportIsTheSameAsInAFolder()
    {
        using (var files = ReportFiles.Open(_folder.Path))
        {
            foreach (var finding in _sample.Findings)
            {
                files.Add(finding);
            }

            files.Finish(_sample.Summary());
        }

        foreach (var name in ReportFiles.Names)
        {
            using var stream = new MemoryStream();
            _held.Write(name, stream);
            Assert.Equal(File.ReadAllBytes(_folder.File(name)), stream.ToArray());
        }
    }

    [Fact]
    public void FindingsAreFoundByNumberInAnyOrder()
    {
        int[] numbers = [_sample.Findings.Count - 1, 0, 1, 0];
        Assert.Equal(numbers.Select(n => _sample.Findings[n].ToString()), _held.Read(numbers).Select(f => f.ToString()));
        Assert.Equal(numbers.Select(n => _sample.Findings[n].At), _held.Read(numbers).Select(f => f.At));
    }

    [Fact]
    public void RulesAndChildrenAreNumberedAsFindingsNameThem()
    {
        Assert.Equal(_sample.Findings.Select(f => f.Rule.Code), _held.Findings.Select(f => _held.Rules[f.Rule].Code));
        Assert.Equal(_sample.Findings.Select(f => f.Status), _held.Findings.Select(f => f.Status));
        foreach (var (finding, held) in _sample.Findings.Zip(_held.Findings))
        {
            Assert.Equal(finding.IsAboutChild, held.Child != HeldFinding.NoChild);
            if (finding.IsAboutChild)
            {
                var child = _held.Children[held.Child];
                Assert.Equal(finding.Child, child.Id);
                Assert.Equal(finding.Child is null ? finding.ChildLine : 0, child.Line);
            }
        }
    }

    [Fact]
    public void MoreThanABlockIsKeptWhole()
    {
        using var memory = new MemoryBlocks();
        var bytes = new byte[700_001];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(i * 31 >> 3);
        }

        memory.Write(bytes.AsSpan(0, 300_000));
        memory.Write(bytes.AsSpan(300_000));
        using var whole = new MemoryStream();
        using var reader = memory.Open();
        reader.CopyTo(whole);
        Assert.Equal(bytes, whole.ToArray());
        reader.Seek(-3, SeekOrigin.End);
        Assert.Equal(bytes[^3], reader.ReadByte());
    }

    public void Dispose()
    {
        _held.Dispose();
        _folder.Dispose();
    }
}
