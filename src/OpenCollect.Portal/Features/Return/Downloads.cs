using System.IO.Compression;
using OpenCollect.Collections;
using OpenCollect.Formats;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Features.Shared;
using OpenCollect.Reports;

namespace OpenCollect.Portal.Features.Return;

/// <summary>Files to take away: reports, the return's own files, and the return as XML or CSV. Each is made as it is sent.</summary>
public static class Downloads
{
    public static void MapDownloads(this IEndpointRouteBuilder portal)
    {
        portal.MapReturn("/returns/{id}/reports/{name}", Permission.SeeReturn, Report);
        portal.MapReturn("/returns/{id}/reports/changes.csv", Permission.SeeReturn, Changes);
        portal.MapReturn("/returns/{id}/tables/{report}.csv", Permission.SeeReturn, Standing);
        portal.MapReturn("/returns/{id}/files", Permission.SeeReturn, AsLoaded);
        portal.MapReturn("/returns/{id}/export/return.xml", Permission.SeeReturn, Xml);
        portal.MapReturn("/returns/{id}/export/tables.zip", Permission.SeeReturn, Tables);
        portal.MapReturn("/returns/{id}/export/tables/{table}", Permission.SeeReturn, Table);
    }

    private static Task Report(HttpContext context, Who who, ReturnView view)
    {
        var name = (string)context.GetRouteValue("name")!;
        return !ReportFiles.Names.Contains(name) ? NotFound(context) : Send(context, who, view, name, async (database, vault, stream) =>
        {
            await using var connection = await database.Open(context.RequestAborted);
            using var reports = await StoredReports.Of(connection, vault, view);
            reports.Write(name, stream);
        });
    }

    private static Task Changes(HttpContext context, Who who, ReturnView view) => Send(context, who, view, "changes.csv", async (_, _, stream) =>
        ListOfChanges.Write(stream, (await context.RequestServices.GetRequiredService<Corrections>().Of(view)).Select(c => new ChangeToMake(c.Child, c.Correction) { By = c.By, At = Clock.Parse(c.At) })));

    private static Task Standing(HttpContext context, Who who, ReturnView view)
    {
        var report = view.Year.Collection.Reports.FirstOrDefault(r => r.Code == (string)context.GetRouteValue("report")!);
        return report is null ? NotFound(context) : Send(context, who, view, $"{report.Code}.csv", async (database, vault, stream) =>
            TableCsv.Write(stream, (await TableOf(report, database, vault, view, context.RequestAborted)).Table));
    }

    /// <summary>Makes a standing report of the return, beside last year's authorised return where the report compares and there is one.</summary>
    internal static async Task<(ReportTable Table, bool HasLastYear)> TableOf(CollectionReport report, Database database, Vault vault, ReturnView view, CancellationToken cancellation)
    {
        using var opened = await Open(database, vault, view, cancellation);
        var previous = report.ComparesLastYear ? await Previous(database, view, cancellation) : null;
        using var before = previous is null ? null : await Open(database, vault, previous, cancellation);
        return (report.Of(opened.Children(view.Year.Year), view.Year.Year, before?.Children(view.Year.Year.Previous)), before is not null);
    }

    private static async Task<ReturnView?> Previous(Database database, ReturnView view, CancellationToken cancellation)
    {
        await using var connection = await database.Open(cancellation);
        return await Returns.Previous(connection, view) is { Load: not null } previous ? previous : null;
    }

    private static Task AsLoaded(HttpContext context, Who who, ReturnView view)
    {
        var files = view.Load?.Files ?? [];
        return files.Count == 0 ? NotFound(context) : Send(context, who, view, files.Count == 1 ? files[0].Name : "loaded.zip", async (database, vault, stream) =>
        {
            await using var connection = await database.Open(context.RequestAborted);
            var found = await Loads.FilesOf(database, vault, view.Load!, connection);
            if (found is [var only])
            {
                await using var content = only.Open();
                await content.CopyToAsync(stream);
                return;
            }

            await using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
            await zip.Add("", found);
        });
    }

    private static Task Xml(HttpContext context, Who who, ReturnView view) => Send(context, who, view, "return.xml", async (database, vault, stream) =>
    {
        using var opened = await Open(database, vault, view, context.RequestAborted);
        opened.WriteXml(stream, view.Year.Year);
    });

    private static Task Tables(HttpContext context, Who who, ReturnView view) => SendTables(context, who, view, "tables.zip", async (database, vault, stream) =>
    {
        // One table at a time, so that a zip needs no more memory than a child: the return is read once for each.
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var table in view.Year.Collection.TableNames(view.Year.Year))
        {
            using var opened = await Open(database, vault, view, context.RequestAborted);
            await using var entry = await zip.CreateEntry(table).OpenAsync();
            opened.WriteCsv(name => name == table ? entry : Stream.Null, view.Year.Year);
        }
    });

    private static Task Table(HttpContext context, Who who, ReturnView view)
    {
        var table = (string)context.GetRouteValue("table")!;
        return !view.Year.Collection.TableNames(view.Year.Year).Contains(table) ? NotFound(context) : SendTables(context, who, view, table, async (database, vault, stream) =>
        {
            using var opened = await Open(database, vault, view, context.RequestAborted);
            opened.WriteCsv(name => name == table ? stream : Stream.Null, view.Year.Year);
        });
    }

    /// <summary>Sends tables, if the return can be written as tables at all: where two children share an identifier they would become one.</summary>
    private static async Task SendTables(HttpContext context, Who who, ReturnView view, string name, Func<Database, Vault, Stream, Task> write)
    {
        if (view.Load is not null)
        {
            try
            {
                using var opened = await Open(context.RequestServices.GetRequiredService<Database>(), context.RequestServices.GetRequiredService<Vault>(), view, context.RequestAborted);
                opened.WriteCsv(_ => Stream.Null, view.Year.Year);
            }
            catch (UnusableFileException problem)
            {
                context.Response.StatusCode = StatusCodes.Status409Conflict;
                context.Response.ContentType = "text/plain; charset=utf-8";
                await context.Response.WriteAsync($"{problem.Message}\n\nThe return can be taken as XML instead.\n", context.RequestAborted);
                return;
            }
        }

        await Send(context, who, view, name, write);
    }

    internal static async Task<OpenReturn> Open(Database database, Vault vault, ReturnView view, CancellationToken cancellation)
    {
        await using var connection = await database.Open(cancellation);
        return view.Year.Collection.Open(await Loads.ReturnOf(database, vault, view.Load!, view, connection));
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task Send(HttpContext context, Who who, ReturnView view, string name, Func<Database, Vault, Stream, Task> write)
    {
        if (view.Load is null)
        {
            await NotFound(context);
            return;
        }

        var (database, vault) = (context.RequestServices.GetRequiredService<Database>(), context.RequestServices.GetRequiredService<Vault>());
        await AuditLog.Add(database, who.Person, view.Authority.Id, "file taken", $"load {view.Load.Id}", name);
        var called = name.StartsWith(view.Authority.Code, StringComparison.Ordinal) ? name : $"{view.Authority.Code}-{view.Year.Code}-{view.Year.Year}-{name}";
        await using var stream = Sending.Begin(context, called);
        await write(database, vault, stream);
    }
}
