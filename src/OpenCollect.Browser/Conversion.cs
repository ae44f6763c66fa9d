using System.IO.Compression;
using OpenCollect.Collections;
using OpenCollect.Reports;

namespace OpenCollect.Browser;

/// <summary>A return in another format than its own.</summary>
internal static class Conversion
{
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes XML, or a zip of CSV tables; returns what could not be carried over.</summary>
    public static string[] Write(FoundReturn found, CollectionYear year, string format, Stream stream)
    {
        using var opened = found.Open();
        found.Collection.RequireReadable(year);
        if (format == "xml")
        {
            opened.WriteXml(stream, year);
        }
        else
        {
            WriteTables(opened, year, stream);
        }

        return [.. NotConverted.Of(opened)];
    }

    /// <summary>A zip takes one entry after the other, so the tables are kept until all are written.</summary>
    private static void WriteTables(OpenReturn opened, CollectionYear year, Stream stream)
    {
        var tables = new List<(string Name, MemoryBlocks Table)>();
        opened.WriteCsv(
            name =>
            {
                tables.Add((name, new()));
                return tables[^1].Table;
            },
            year);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, table) in tables)
        {
            var entry = zip.CreateEntry(name);
            entry.LastWriteTime = NoDate;
            using var to = entry.Open();
            using var from = table.Open();
            from.CopyTo(to);
        }
    }
}
