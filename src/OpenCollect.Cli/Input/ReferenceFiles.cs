using System.IO.Compression;
using OpenCollect.Formats;
using OpenCollect.Reference;

namespace OpenCollect.Cli.Input;

/// <summary>Opens the reference files that a user gives.</summary>
internal static class ReferenceFiles
{
    private const int BufferSize = 1 << 20;

    /// <summary>A postcode directory: the small form, the published CSV, or the published zip, whose largest CSV is the directory.</summary>
    /// <exception cref="UnusableFileException">It is none; names the file.</exception>
    public static PostcodeDirectory Postcodes(string path)
    {
        if (!path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            using var file = Open(path);
            return PostcodeFile.Read(file, path);
        }

        using var zip = ZipFile.OpenRead(path);
        var entry = zip.Entries.Where(e => e.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)).MaxBy(e => e.Length)
            ?? throw new UnusableFileException("The zip file holds no CSV file.", path, expected: "the ONS Postcode Directory as published");
        using var stream = entry.Open();
        return PostcodeFile.Read(stream, $"{path}:{entry.FullName}");
    }

    /// <summary>Ofsted's lists.</summary>
    /// <exception cref="UnusableFileException">A file is none; names it.</exception>
    public static ProviderList Providers(IEnumerable<string> paths) => ProviderFile.Read(paths.Select(path => new TableFile(path, () => Open(path))));

    private static FileStream Open(string path) => new(path, new FileStreamOptions { BufferSize = BufferSize, Options = FileOptions.SequentialScan });
}
