using System.IO.Compression;
using OpenCollect.Formats;
using OpenCollect.Reference;

namespace OpenCollect.Collections;

/// <summary>Reads the reference files that a user gives beside a return.</summary>
public static class ReferenceFiles
{
    /// <summary>A postcode directory: the small form, the published CSV, or the published zip, whose largest CSV is the directory.</summary>
    /// <exception cref="UnusableFileException">It is none; names the file.</exception>
    public static PostcodeDirectory Postcodes(FoundFile file)
    {
        if (!file.IsZip())
        {
            using var plain = file.Open();
            return PostcodeFile.Read(plain, file.Name);
        }

        try
        {
            using var zip = new ZipArchive(file.Open(), ZipArchiveMode.Read);
            var entry = zip.Entries.Where(e => e.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)).MaxBy(e => e.Length)
                ?? throw new UnusableFileException("The zip file holds no CSV file.", file.Name, expected: "the ONS Postcode Directory as published");
            using var stream = entry.Open();
            return PostcodeFile.Read(stream, $"{file.Name}:{entry.FullName}");
        }
        catch (InvalidDataException)
        {
            throw new UnusableFileException("The zip file is damaged.", file.Name);
        }
    }

    /// <summary>Ofsted's lists.</summary>
    /// <exception cref="UnusableFileException">A file is none; names it.</exception>
    public static ProviderList Providers(IEnumerable<FoundFile> files) => ProviderFile.Read(files.Select(f => new TableFile(f.Name, f.Open)));
}
