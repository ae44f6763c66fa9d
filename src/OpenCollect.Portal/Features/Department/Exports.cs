using System.IO.Compression;
using CsvHelper;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Features.Shared;
using OpenCollect.Reports;

namespace OpenCollect.Portal.Features.Department;

/// <summary>What the Department takes away of a whole collection year: the list, or every file. Dummy authorities are never in it.</summary>
public static class Exports
{
    private static readonly string[] Columns =
        ["la", "name", "region", "status", "first_loaded", "submitted", "authorised", "late", "children", "errors", "bypassed", "queries", "queries_to_explain", "reopen_requests", "last_reminder", "version", "sha256"];

    public static void MapExports(this IEndpointRouteBuilder portal)
    {
        portal.MapFor("/department/returns.csv", Permission.ExportAll, List);
        portal.MapFor("/department/loaded.zip", Permission.ExportAll, Everything);
    }

    private static async Task List(HttpContext context, Who who)
    {
        if (await Find(context) is not var (year, returns))
        {
            return;
        }

        var database = context.RequestServices.GetRequiredService<Database>();
        await AuditLog.Add(database, who.Person, null, "list of returns taken", $"{year.Code} {year.Year}");
        await using var stream = Sending.Begin(context, $"{year.Code}-{year.Year}-returns.csv");
        Write(stream, GridChoice.Of(context.Request.Query).Of(returns, Clock.Today()));
    }

    private static async Task Everything(HttpContext context, Who who)
    {
        if (await Find(context) is not var (year, returns))
        {
            return;
        }

        var loaded = returns.Where(r => r.View.Load is not null).ToList();
        var (database, vault) = (context.RequestServices.GetRequiredService<Database>(), context.RequestServices.GetRequiredService<Vault>());
        await database.Write(async (connection, transaction) =>
        {
            await AuditLog.Add(database, connection, transaction, who.Person, null, "everything loaded taken", $"{year.Code} {year.Year}", $"{loaded.Count} returns");
            foreach (var view in loaded.Select(r => r.View))
            {
                // An entry for each authority too, so that it sees in its own audit who took its files.
                await AuditLog.Add(database, connection, transaction, who.Person, view.Authority.Id, "file taken", $"load {view.Load!.Id}", "with all returns of the year");
            }
        });
        await using var connection = await database.Open(context.RequestAborted);
        await using var stream = Sending.Begin(context, $"{year.Code}-{year.Year}-loaded.zip");
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        await using (var list = await zip.CreateEntry("returns.csv").OpenAsync())
        {
            Write(list, returns);
        }

        foreach (var view in loaded.Select(r => r.View))
        {
            context.RequestAborted.ThrowIfCancellationRequested();
            await zip.Add($"{view.Authority.Code}/", await Loads.FilesOf(database, vault, view.Load!, connection));
        }
    }

    /// <summary>The year that is asked for with its returns; answers itself that there is none for a familiarisation period.</summary>
    private static async Task<(OpenedYear Year, IReadOnlyList<WatchedReturn> Returns)?> Find(HttpContext context)
    {
        await using var connection = await context.RequestServices.GetRequiredService<Database>().Open(context.RequestAborted);
        if (GridChoice.Of(context.Request.Query).Year is { } id && await CollectionYears.Find(connection, id) is { IsFamiliarisation: false } year)
        {
            return (year, [.. (await Monitoring.Of(connection, year.Id)).Where(r => !r.View.Authority.IsDummy)]);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return null;
    }

    private static void Write(Stream stream, IEnumerable<WatchedReturn> returns)
    {
        using var writer = CsvWriter.Create(stream, CsvWriterOptions.Default, leaveOpen: true);
        writer.WriteHeader(Columns);
        foreach (var (view, requests, reminder, _) in returns)
        {
            writer.WriteField(view.Authority.Code);
            writer.WriteField(FormulaGuard.On(view.Authority.Name));
            writer.WriteField(LocalAuthority.Find(view.Authority.Code)?.Region);
            writer.WriteField(LifeCycle.Words(view.Status));
            writer.WriteField(view.Return.FirstLoaded);
            writer.WriteField(view.Return.Submitted);
            writer.WriteField(view.Return.Authorised);
            writer.WriteField(view.Return.IsLate ? "yes" : "no");
            writer.WriteField(Number(view.Load?.Children));
            writer.WriteField(Number(view.Load is null ? null : view.Errors));
            writer.WriteField(Number(view.Load is null ? null : view.Return.Bypassed));
            writer.WriteField(Number(view.Load?.Queries));
            writer.WriteField(Number(view.Load is null ? null : view.Return.Unexplained));
            writer.WriteField(requests);
            writer.WriteField(reminder);
            writer.WriteField(Number(view.Load?.Number));
            writer.WriteField(view.Load?.Sha256);
            writer.EndRecord();
        }

        static string? Number(long? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
