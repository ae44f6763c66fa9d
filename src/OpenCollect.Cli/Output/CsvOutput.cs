namespace OpenCollect.Cli.Output;

/// <summary>A small table as CSV on standard output.</summary>
internal static class CsvOutput
{
    public static void Write(IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        foreach (var row in rows.Prepend(columns))
        {
            Console.Out.Write(string.Join(',', row.Select(Quoted)) + "\r\n");
        }
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
