using System.IO.Compression;
using OpenCollect.Collections;
using OpenCollect.Formats;

namespace OpenCollect.Cli.Input;

/// <summary>One return as it was found among the paths that the user gave.</summary>
internal sealed record ReturnSource(Collection Collection, ReturnFiles Files)
{
    /// <summary>How to name it to the user: the path, or the path of the zip and the entry in it.</summary>
    public string Name => Files.Name;

    /// <summary>Opens the return.</summary>
    /// <exception cref="UnusableFileException">It is no return; names the file.</exception>
    public OpenReturn Open() => Collection.Open(Files);
}

/// <summary>
/// Finds the returns among files, folders and zip files: each XML file is a return; the CSV files of one folder or zip, or those
/// given one by one, are the tables of one return of each collection.
/// </summary>
/// <param name="only">The collection that the user named; otherwise it is told from the content.</param>
internal sealed class ReturnSources(Collection? only = null)
{
    private const int BufferSize = 1 << 16;

    /// <exception cref="UnusableFileException">A path does not exist or holds no return.</exception>
    public IReadOnlyList<ReturnSource> Find(IEnumerable<string> paths)
    {
        var returns = new List<ReturnSource>();
        var tables = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                returns.AddRange(InFolder(path));
            }
            else if (!File.Exists(path))
            {
                throw new UnusableFileException("There is no such file or folder.", path);
            }
            else if (IsZip(path) && !HasExtension(path, ".xlsx"))
            {
                returns.AddRange(InZip(path));
            }
            else if (HasExtension(path, ".csv"))
            {
                tables.Add(path);
            }
            else
            {
                returns.Add(Xml(path));
            }
        }

        returns.AddRange(Csv(null, tables.Select(Table)));
        return returns;
    }

    /// <summary>The one return at the path.</summary>
    /// <exception cref="UnusableFileException">There is none, or more than one.</exception>
    public ReturnSource Only(params IEnumerable<string> paths) => Find(paths) is var all && all.Count == 1
        ? all[0]
        : throw new UnusableFileException("Exactly one return is expected here.", string.Join(" ", paths), found: $"{all.Count} returns");

    private List<ReturnSource> InFolder(string folder)
    {
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();
        var returns = files.Where(f => HasExtension(f, ".xml")).Select(Xml).ToList();
        returns.AddRange(Csv(folder, files.Where(f => HasExtension(f, ".csv")).Select(Table)));
        return returns.Count > 0
            ? returns
            : throw new UnusableFileException("The folder holds no return.", folder, found: $"{files.Count} other files", expected: "XML files, or the CSV tables of a return");
    }

    private List<ReturnSource> InZip(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            SafeZip.Check(zip, path);
            var entries = zip.Entries.Where(e => e.Length > 0).Select(e => (e.FullName, e.Length)).OrderBy(e => e.FullName, StringComparer.Ordinal).ToList();
            var returns = entries.Where(e => HasExtension(e.FullName, ".xml"))
                .Select(e => Of(new($"{path}:{e.FullName}", [Path.GetFileName(e.FullName)], e.Length) { Xml = () => SafeZip.Open(path, e.FullName) }))
                .ToList();
            foreach (var tables in entries.Where(e => HasExtension(e.FullName, ".csv")).GroupBy(e => Path.GetDirectoryName(e.FullName), StringComparer.Ordinal))
            {
                returns.AddRange(Csv(path, tables.Select(t => (new TableFile(t.FullName, () => SafeZip.Open(path, t.FullName)), t.Length))));
            }

            return returns.Count > 0
                ? returns
                : throw new UnusableFileException("The zip file holds no return.", path, found: $"{zip.Entries.Count} other entries", expected: "XML files, or the CSV tables of a return");
        }
        catch (InvalidDataException)
        {
            throw new UnusableFileException("The zip file is damaged.", path);
        }
    }

    private ReturnSource Xml(string path) => Of(new(path, [Path.GetFileName(path)], new FileInfo(path).Length) { Xml = () => OpenFile(path) });

    private ReturnSource Of(ReturnFiles files) => new(only ?? Collection.Of(files), files);

    /// <summary>The tables as returns, one for each collection that they belong to.</summary>
    /// <param name="name">The folder or zip; none where files were given one by one.</param>
    /// <param name="tables">The tables, each with its size.</param>
    private IEnumerable<ReturnSource> Csv(string? name, IEnumerable<(TableFile Table, long Bytes)> tables) =>
        tables.GroupBy(t => only ?? Collection.OfTable(t.Table)).Select(of =>
        {
            var all = of.ToList();
            var called = name ?? (all.Count == 1 ? all[0].Table.Name : $"{all[0].Table.Name} and {all.Count - 1} more");
            return new ReturnSource(of.Key, new(called, [.. all.Select(t => Path.GetFileName(t.Table.Name))], all.Sum(t => t.Bytes)) { Tables = [.. all.Select(t => t.Table)] });
        });

    private static (TableFile Table, long Bytes) Table(string path) => (new(path, () => OpenFile(path)), new FileInfo(path).Length);

    private static FileStream OpenFile(string path) =>
        new(path, new FileStreamOptions { BufferSize = BufferSize, Options = FileOptions.SequentialScan });

    private static bool HasExtension(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private static bool IsZip(string path)
    {
        using var file = OpenFile(path);
        Span<byte> start = stackalloc byte[4];
        return file.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start is [(byte)'P', (byte)'K', 3, 4] or [(byte)'P', (byte)'K', 5, 6];
    }
}
