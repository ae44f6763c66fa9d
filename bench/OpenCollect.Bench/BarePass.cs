using System.Xml;
using CsvHelper;

namespace OpenCollect.Bench;

/// <summary>Reading and nothing else, with the readers that the program uses.</summary>
internal static class BarePass
{
    public static void Xml(string file)
    {
        using var reader = XmlReader.Create(file, new() { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
        }
    }

    /// <summary>Every cell of every table in the folders, as text: a row of which no cell is asked for is hardly looked at.</summary>
    public static void Csv(string[] folders)
    {
        foreach (var file in folders.SelectMany(f => Directory.EnumerateFiles(f, "*.csv")))
        {
            using var reader = CsvReader.Create(File.OpenRead(file), new CsvReaderOptions { Separator = ',', TrackLineNumbers = true });
            while (reader.Read())
            {
                for (var cell = 0; cell < reader.FieldCount; cell++)
                {
                    _ = reader.GetString(cell);
                }
            }
        }
    }
}
