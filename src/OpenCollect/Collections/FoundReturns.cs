using OpenCollect.Formats;

namespace OpenCollect.Collections;

/// <summary>A file as a shell was given it: on a disk, sent to a portal, dropped into a browser.</summary>
/// <param name="Name">The name to people, with or without folder.</param>
/// <param name="Bytes">The size.</param>
/// <param name="Open">Opens it at its beginning, as often as is needed; of a zip file, for reading anywhere.</param>
public sealed record FoundFile(string Name, long Bytes, Func<Stream> Open)
{
    /// <summary>The name without folders.</summary>
    public string ShortName => Name[(Name.LastIndexOfAny(['/', '\\']) + 1)..];

    public bool Has(string extension) => Name.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the file begins as a zip file does and is not called a workbook.</summary>
    public bool IsZip()
    {
        if (Has(".xlsx"))
        {
            return false;
        }

        using var stream = Open();
        Span<byte> start = stackalloc byte[4];
        return stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start is [(byte)'P', (byte)'K', 3, 4] or [(byte)'P', (byte)'K', 5, 6];
    }
}

/// <summary>One return as it was found among the files given.</summary>
public sealed record FoundReturn(Collection Collection, ReturnFiles Files)
{
    /// <summary>How to name it to people: the file, or the zip and the entry in it.</summary>
    public string Name => Files.Name;

    /// <summary>Opens the return.</summary>
    /// <exception cref="UnusableFileException">It is no return; names the file.</exception>
    public OpenReturn Open() => Collection.Open(Files);
}

/// <summary>
/// Finds the returns among files and zip files: each XML file is a return; the CSV files of one folder or zip, or those given one by
/// one, are the tables of one return of each collection.
/// </summary>
/// <param name="only">The collection that the user named; otherwise it is told from the content.</param>
public sealed class FoundReturns(Collection? only = null)
{
    /// <summary>The returns among files that were given one by one.</summary>
    /// <exception cref="UnusableFileException">A zip file is damaged, hostile or holds no return.</exception>
    public IReadOnlyList<FoundReturn> Of(IEnumerable<FoundFile> files)
    {
        var returns = new List<FoundReturn>();
        var tables = new List<FoundFile>();
        foreach (var file in files)
        {
            if (file.IsZip())
            {
                returns.AddRange(InZip(file));
            }
            else if (file.Has(".csv"))
            {
                tables.Add(file);
            }
            else
            {
                returns.Add(Xml(file));
            }
        }

        returns.AddRange(Csv(null, tables));
        return returns;
    }

    /// <summary>The returns among the files of one folder.</summary>
    /// <exception cref="UnusableFileException">There is none.</exception>
    public IReadOnlyList<FoundReturn> InFolder(string folder, IReadOnlyCollection<FoundFile> files)
    {
        var returns = files.Where(f => f.Has(".xml")).Select(Xml).Concat(Csv(folder, files.Where(f => f.Has(".csv")))).ToList();
        return returns.Count > 0
            ? returns
            : throw new UnusableFileException("The folder holds no return.", folder, found: $"{files.Count} other files", expected: "XML files, or the CSV tables of a return");
    }

    /// <exception cref="UnusableFileException">The zip file is damaged, hostile or holds no return.</exception>
    public IReadOnlyList<FoundReturn> InZip(FoundFile zip)
    {
        try
        {
            var entries = SafeZip.Entries(zip);
            var returns = entries.Where(e => e.Has(".xml"))
                .Select(e => Told(new($"{zip.Name}:{e.Name}", [e.ShortName], e.Bytes) { Xml = e.Open })).ToList();
            foreach (var tables in entries.Where(e => e.Has(".csv")).GroupBy(e => e.Name[..^e.ShortName.Length], StringComparer.Ordinal))
            {
                returns.AddRange(Csv(zip.Name, tables));
            }

            return returns.Count > 0
                ? returns
                : throw new UnusableFileException("The zip file holds no return.", zip.Name, found: $"{entries.Count} other entries", expected: "XML files, or the CSV tables of a return");
        }
        catch (InvalidDataException)
        {
            throw new UnusableFileException("The zip file is damaged.", zip.Name);
        }
    }

    private FoundReturn Xml(FoundFile file) => Told(new(file.Name, [file.ShortName], file.Bytes) { Xml = file.Open });

    private FoundReturn Told(ReturnFiles files) => new(only ?? Collection.Of(files), files);

    /// <summary>The tables as returns, one for each collection that they belong to.</summary>
    /// <param name="name">The folder or zip; none where files were given one by one.</param>
    /// <param name="tables">The tables.</param>
    private IEnumerable<FoundReturn> Csv(string? name, IEnumerable<FoundFile> tables) =>
        tables.Select(t => (File: t, Table: new TableFile(t.Name, t.Open))).GroupBy(t => only ?? Collection.OfTable(t.Table)).Select(of =>
        {
            var all = of.ToList();
            var called = name ?? (all.Count == 1 ? all[0].File.Name : $"{all[0].File.Name} and {all.Count - 1} more");
            return new FoundReturn(of.Key, new(called, [.. all.Select(t => t.File.ShortName)], all.Sum(t => t.File.Bytes)) { Tables = [.. all.Select(t => t.Table)] });
        });
}
