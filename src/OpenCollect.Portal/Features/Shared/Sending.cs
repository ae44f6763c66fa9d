using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;
using OpenCollect.Collections;

namespace OpenCollect.Portal.Features.Shared;

/// <summary>Sending files to be kept, each made as it is sent.</summary>
internal static class Sending
{
    /// <summary>Begins to send a file; what is written to the stream arrives there. Synchronous writers may be used.</summary>
    public static Stream Begin(HttpContext context, string name)
    {
        context.Response.ContentType = Path.GetExtension(name) switch
        {
            ".csv" => "text/csv; charset=utf-8",
            ".json" => "application/json",
            ".xml" => "application/xml",
            ".zip" => "application/zip",
            ".html" => "text/html; charset=utf-8",
            ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => "application/octet-stream",
        };
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name.Replace('"', '_')}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";

        // The writers of returns and reports are synchronous.
        context.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
        return new BufferedStream(context.Response.Body, 1 << 16);
    }

    /// <summary>Puts files into a zip as they are, a part at a time.</summary>
    /// <param name="zip">The zip.</param>
    /// <param name="folder">The folder inside it, with a slash at its end; empty for none.</param>
    /// <param name="files">The files.</param>
    public static async Task Add(this ZipArchive zip, string folder, IEnumerable<FoundFile> files)
    {
        foreach (var file in files)
        {
            await using var entry = await zip.CreateEntry(folder + file.ShortName).OpenAsync();
            await using var content = file.Open();
            await content.CopyToAsync(entry);
        }
    }
}
