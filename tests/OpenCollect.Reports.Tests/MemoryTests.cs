using OpenCollect.Reports.Excel;

namespace OpenCollect.Reports.Tests;

/// <summary>Runs alone, because it measures the memory of the whole process.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SampleReturn _sample = SampleReturn.Judged();

    [Fact]
    public void MemoryDoesNotGrowWithFindings()
    {
        const int findings = 300_000;
        const long most = 4 << 20;
        var watch = new Watch();
        using var files = ReportFiles.Open(_folder.Path, (_, stream) => new Watched(stream, watch), SheetWriter.MostRows);
        watch.Start();
        var overlap = _sample.Findings.Single(f => f.Rule.Code == "8863Q");
        for (var i = 0; i < findings; i++)
        {
            files.Add(overlap with { Child = $"C{i / 3:000000000}", ChildLine = i, At = overlap.At with { Line = i + 1, Value = $"value {i}" } });
        }

        files.Finish(_sample.Summary([new(overlap.Rule, findings, 0, 0, findings / 3)]));

        Assert.InRange(watch.Samples, 20, 2000);
        Assert.InRange(watch.Growth, 0, most);
        Assert.InRange(new FileInfo(_folder.File("report.html")).Length, 1, 3 << 20);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Measures what is alive, each time a few megabytes more were written.</summary>
    private sealed class Watch
    {
        private const long Step = 4 << 20;
        private readonly Lock _lock = new();
        private long _before;
        private long _written;

        public int Samples { get; private set; }

        public long Growth { get; private set; }

        public void Start() => _before = GC.GetTotalMemory(forceFullCollection: true);

        public void Written(int bytes)
        {
            lock (_lock)
            {
                if (_written / Step != (_written += bytes) / Step)
                {
                    Samples++;
                    Growth = Math.Max(Growth, GC.GetTotalMemory(forceFullCollection: true) - _before);
                }
            }
        }
    }

    private sealed class Watched(Stream inner, Watch watch) : Through(inner)
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            watch.Written(count);
            base.Write(buffer, offset, count);
        }
    }
}
