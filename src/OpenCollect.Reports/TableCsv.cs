using CsvHelper;
using OpenCollect.Collections;

namespace OpenCollect.Reports;

/// <summary>A standing report as CSV: UTF-8, RFC 4180, cells guarded as in <see cref="FindingsCsv"/>.</summary>
public static class TableCsv
{
    /// <summary>Writes the table. The stream stays open.</summary>
    public static void Write(Stream stream, ReportTable table)
    {
        using var writer = CsvWriter.Create(stream, CsvWriterOptions.Default, leaveOpen: true);
        writer.WriteHeader([.. table.Columns]);
        foreach (var row in table.Rows)
        {
            foreach (var cell in row)
            {
                writer.WriteField(FormulaGuard.On(cell));
            }

            writer.EndRecord();
        }
    }
}
