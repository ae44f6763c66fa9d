using System.Data.Common;
using System.Text.Json;
using Dapper;
using OpenCollect.Collections;

namespace OpenCollect.Store;

/// <summary>A part of a standing report.</summary>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">The part's rows.</param>
/// <param name="Total">How many rows the whole report has.</param>
public sealed record StandingPart(IReadOnlyList<string> Columns, IReadOnlyList<ImmutableArray<string>> Rows, long Total);

/// <summary>
/// The standing reports of a load. They are counted while the load is checked, when every child passes by anyway, and kept, encrypted, in
/// parts as long as a page, so that looking at one does not mean reading the whole return.
/// </summary>
public static class StandingReports
{
    /// <summary>The rows of a part.</summary>
    public const int PartRows = 100;

    private static readonly string[] Columns = ["load_id", "report", "part", "row_count", "sealed_rows"];

    /// <summary>Whether the report is kept. One that compares is not: last year's return may be authorised, or authorised again, later.</summary>
    internal static bool IsKept(CollectionReport report) => !report.ComparesLastYear;

    /// <summary>A part of a report, from 1; none where the load has none of that report, or the report has no such part.</summary>
    public static async Task<StandingPart?> Part(DbConnection connection, LoadRow load, DataKey key, string report, int part)
    {
        var rows = await connection.QuerySingleOrDefaultAsync<byte[]>("SELECT sealed_rows FROM standing_report WHERE load_id = @Id AND report = @report AND part = @part", new { load.Id, report, part });
        if (rows is null)
        {
            return null;
        }

        var total = await connection.ExecuteScalarAsync<long>("SELECT SUM(row_count) FROM standing_report WHERE load_id = @Id AND report = @report", new { load.Id, report });
        var stored = JsonSerializer.Deserialize(key.Unseal(rows, About(report, part)), StoredJson.Default.StoredReportPart)!;
        return new(stored.Columns, [.. stored.Rows.Select(r => r.ToImmutableArray())], total);
    }

    /// <summary>A part of a report that was just counted.</summary>
    public static StandingPart Part(ReportTable table, int part) => new(table.Columns, [.. table.Rows.Skip((part - 1) * PartRows).Take(PartRows)], table.Rows.Count);

    /// <summary>The reports as the table has them.</summary>
    internal static List<object?[]> Rows(LoadRow load, DataKey key, IEnumerable<(string Code, ReportTable Table)> reports)
    {
        var rows = new List<object?[]>();
        foreach (var (code, table) in reports)
        {
            // One without rows has a part as well, for its headings.
            var parts = Math.Max(1, (table.Rows.Count + PartRows - 1) / PartRows);
            for (var part = 1; part <= parts; part++)
            {
                var (columns, some, _) = Part(table, part);
                var text = JsonSerializer.SerializeToUtf8Bytes(new StoredReportPart([.. columns], [.. some.Select(r => r.ToArray())]), StoredJson.Default.StoredReportPart);
                rows.Add([load.Id, code, part, some.Count, key.Seal(text, About(code, part))]);
            }
        }

        return rows;
    }

    internal static Task Add(Database database, DbConnection connection, DbTransaction transaction, IEnumerable<object?[]> rows) =>
        database.AddMany(connection, transaction, "standing_report", Columns, rows, default);

    /// <summary>Takes the reports of a load away, because what it says is changed.</summary>
    internal static Task Forget(DbConnection connection, DbTransaction transaction, LoadRow load) =>
        connection.ExecuteAsync("DELETE FROM standing_report WHERE load_id = @Id", new { load.Id }, transaction);

    private static string About(string report, int part) => $"report {report} part {part}";
}

/// <summary>What is kept, encrypted, of a part of a standing report.</summary>
internal sealed record StoredReportPart(string[] Columns, string[][] Rows);
