using System.Globalization;
using CsvHelper;

namespace OpenCollect.Reports;

/// <summary>
/// The file <c>findings.csv</c>: one row a finding, with its first place. UTF-8 without a byte order mark, RFC 4180, lines ending in
/// CRLF. A cell that begins with = + - @, a tab or a carriage return has an apostrophe in front, so that no spreadsheet takes it for
/// a formula; reading takes it away again. Holds child-level data.
/// </summary>
public static class FindingsCsv
{
    private static readonly string[] Names =
        ["rule", "severity", "scope", "la", "child", "group", "record", "field", "value", "line", "status", "message"];

    /// <summary>The columns, in order.</summary>
    public static ImmutableArray<string> Columns { get; } = [.. Names];

    /// <summary>Reads a file of findings row by row. The stream stays open.</summary>
    /// <exception cref="InvalidDataException">The file is not one of findings; the message names row and column, never a value.</exception>
    public static IEnumerable<FindingRow> Read(Stream stream)
    {
        using var reader = CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = ',', TrimWhitespace = false, IncludeValuesInExceptions = false,
            },
            leaveOpen: true);
        if (!reader.Headers.SequenceEqual(Names, StringComparer.Ordinal))
        {
            throw new InvalidDataException($"A file of findings begins with the columns {string.Join(',', Names)}.");
        }

        while (reader.Read())
        {
            yield return Row(reader);
        }
    }

    internal static CsvWriter Start(Stream stream)
    {
        var writer = CsvWriter.Create(stream, CsvWriterOptions.Default, leaveOpen: true);
        writer.WriteHeader(Names);
        return writer;
    }

    internal static void Write(CsvWriter writer, ReportFinding finding)
    {
        writer.WriteField(finding.Rule.Code);
        writer.WriteField(Words.Of(finding.Rule.Severity));
        writer.WriteField(Words.Of(finding.Rule.Scope));
        Text(finding.Authority);
        Text(finding.Child);
        Text(finding.At.Group);
        Text(finding.At.Record);
        Text(finding.At.Field);
        Text(finding.At.Value);
        if (finding.At.Line > 0)
        {
            writer.WriteField(finding.At.Line);
        }
        else
        {
            Text(null);
        }

        writer.WriteField(Words.Of(finding.Status));
        Text(finding.Message);
        writer.EndRecord();

        void Text(string? text) => writer.WriteField(FormulaGuard.On(text));
    }

    private static FindingRow Row(CsvReader reader)
    {
        if (reader.FieldCount != Names.Length)
        {
            throw new InvalidDataException($"Row {reader.RowNumber} of the file of findings has {reader.FieldCount} cells instead of {Names.Length}.");
        }

        var line = reader.GetString(9);
        var number = 0;
        if (line.Length > 0 && !int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            throw Wrong("line");
        }

        return new(
            reader.GetString(0),
            Words.SeverityOf(reader.GetString(1)) ?? throw Wrong("severity"),
            Words.ScopeOf(reader.GetString(2)) ?? throw Wrong("scope"),
            Text(3), Text(4), Text(5), Text(6), Text(7), Text(8), number,
            Words.StatusOf(reader.GetString(10)) ?? throw Wrong("status"),
            Text(11));

        string? Text(int column) => reader.GetString(column) is { Length: > 0 } text ? FormulaGuard.Off(text) : null;

        InvalidDataException Wrong(string column) =>
            new($"Row {reader.RowNumber} of the file of findings has a wrong {column}.");
    }
}
