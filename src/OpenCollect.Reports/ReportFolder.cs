namespace OpenCollect.Reports;

/// <summary>
/// A folder into which files are put all together at the end, or not at all. Until then each has a name ending in <c>.partial</c>.
/// </summary>
internal sealed class ReportFolder : IDisposable
{
    private const string Partial = ".partial";

    private readonly string _path;
    private readonly Func<string, Stream, Stream>? _around;
    private readonly List<(string Name, Stream Stream)> _open = [];

    /// <param name="path">The folder, made if it is not there.</param>
    /// <param name="around">Puts something around each file's stream: for tests of what happens when writing fails.</param>
    public ReportFolder(string path, Func<string, Stream, Stream>? around = null)
    {
        (_path, _around) = (path, around);
        Directory.CreateDirectory(path);
    }

    /// <summary>Begins a file that appears under its name at the end.</summary>
    public Stream Create(string name) => Open(name, FileShare.None);

    /// <summary>Begins a file that is only needed meanwhile.</summary>
    public Stream CreateAside(string name) => Open(name, FileShare.Read);

    /// <summary>Reads a file that is only needed meanwhile.</summary>
    public Stream ReadAside(string name) =>
        new FileStream(PartialPath(name), new FileStreamOptions { Share = FileShare.ReadWrite, BufferSize = 1 << 16 });

    /// <summary>A spreadsheet program that has a file open would keep it from being replaced: better known before the run than after.</summary>
    /// <exception cref="IOException">Names the file and says what to do.</exception>
    public void ThrowIfInUse(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            ThrowIfInUse(name);
        }
    }

    /// <summary>Closes all files and gives the finished ones their names, in place of older ones. What was only needed meanwhile is removed.</summary>
    public void Publish(params ReadOnlySpan<string> names)
    {
        foreach (var (_, stream) in _open)
        {
            stream.Dispose();
        }

        ThrowIfInUse(names);
        foreach (var name in names)
        {
            File.Move(PartialPath(name), Path.Combine(_path, name), overwrite: true);
        }

        Dispose();
    }

    /// <summary>Removes whatever is still partial.</summary>
    public void Dispose()
    {
        foreach (var (name, stream) in _open)
        {
            try
            {
                stream.Dispose();
            }
            catch (IOException)
            {
                // The last bytes do not fit on the disk; the file goes anyway.
            }

            try
            {
                File.Delete(PartialPath(name));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // It stays under its partial name, which nobody takes for a report.
            }
        }

        _open.Clear();
    }

    private string PartialPath(string name) => Path.Combine(_path, name + Partial);

    private FileStream OpenPartial(string name, FileShare share) =>
        new(PartialPath(name), new FileStreamOptions
        {
            Mode = FileMode.Create, Access = FileAccess.Write, Share = share, BufferSize = 1 << 16,
        });

    private Stream Open(string name, FileShare share)
    {
        Stream stream = OpenPartial(name, share);
        stream = _around?.Invoke(name, stream) ?? stream;
        _open.Add((name, stream));
        return stream;
    }

    private void ThrowIfInUse(string name)
    {
        var path = Path.Combine(_path, name);
        if (Directory.Exists(path))
        {
            throw new IOException($"{name} is a folder. Choose another folder for the reports.");
        }

        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{name} cannot be replaced. Close it in other programs, or choose another folder for the reports.", fault);
        }
    }
}
