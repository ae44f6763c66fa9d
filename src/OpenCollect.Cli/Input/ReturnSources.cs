using System.IO.Compression;
using OpenCollect.Cin;
using OpenCollect.Formats;

namespace OpenCollect.Cli.Input;

/// <summary>
/// Finds the returns among files, folders and zip files: each XML file is a return; the CSV files of one folder or zip, or those
/// given one by one, are the tables of one return.
/// </summary>
internal static class ReturnSources
{
    private const int BufferSize = 1 << 16;

    /// <exception cref="UnusableFileException">A path does not exist or holds no return.</exception>
    public static IReadOnlyList<ReturnSource> Find(IEnumerable<string> paths)
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
            else if (IsZip(path))
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

        if (tables.Count > 0)
        {
            returns.Add(Csv(tables.Count == 1 ? tables[0] : $"{tables[0]} and {tables.Count - 1} more", tables));
        }

        return returns;
    }

    /// <summary>The one return at the path.</summary>
    /// <exception cref="UnusableFileException">There is none, or more than one.</exception>
    public static ReturnSource Only(params IEnumerable<string> paths) => Find(paths) is var all && all.Count == 1
        ? all[0]
        : throw new UnusableFileException("Exactly one return is expected here.", string.Join(" ", paths), found: $"{all.Count} returns");

    private static List<ReturnSource> InFolder(string folder)
    {
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();
        var returns = files.Where(f => HasExtension(f, ".xml")).Select(Xml).ToList();
        var tables = files.Where(f => HasExtension(f, ".csv")).ToList();
        if (tables.Count > 0)
        {
            returns.Add(Csv(folder, tables));
        }

        return returns.Count > 0
            ? returns
            : throw new UnusableFileException("The folder holds no return.", folder, found: $"{files.Count} other files", expected: "XML files, or the CSV tables of a return");
    }

    private static List<ReturnSource> InZip(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            SafeZip.Check(zip, path);
            var entries = zip.Entries.Where(e => e.Length > 0).Select(e => (e.FullName, e.Length)).OrderBy(e => e.FullName, StringComparer.Ordinal).ToList();
            var returns = entries.Where(e => HasExtension(e.FullName, ".xml"))
                .Select(e => new ReturnSource($"{path}:{e.FullName}", [Path.GetFileName(e.FullName)], e.Length, () => new CinXmlReader(SafeZip.Open(path, e.FullName))))
                .ToList();
            foreach (var tables in entries.Where(e => HasExtension(e.FullName, ".csv")).GroupBy(e => Path.GetDirectoryName(e.FullName), StringComparer.Ordinal))
            {
                var names = tables.Select(t => t.FullName).ToList();
                returns.Add(new(path, [.. names.Select(n => Path.GetFileName(n))], tables.Sum(t => t.Length),
                    () => new CinCsvReader(names.Select(n => new TableFile(n, () => SafeZip.Open(path, n))))));
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

    private static ReturnSource Xml(string path) =>
        new(path, [Path.GetFileName(path)], new FileInfo(path).Length, () => new CinXmlReader(OpenFile(path)));

    private static ReturnSource Csv(string name, IReadOnlyList<string> tables) =>
        new(name, [.. tables.Select(t => Path.GetFileName(t))], tables.Sum(t => new FileInfo(t).Length),
            () => new CinCsvReader(tables.Select(t => new TableFile(t, () => OpenFile(t)))));

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
