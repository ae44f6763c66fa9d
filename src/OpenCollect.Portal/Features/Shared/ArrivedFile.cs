using Microsoft.Win32.SafeHandles;
using OpenCollect.Collections;

namespace OpenCollect.Portal.Features.Shared;

/// <summary>
/// A file of a form on the disk while a page looks at it. It has no name there any more as soon as it is open, so that nothing of it is
/// left whatever happens: somebody may have taken the wrong file.
/// </summary>
public sealed class ArrivedFile : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly FileStream _stream;

    private ArrivedFile(FileStream stream, string name) =>
        (_stream, Found) = (stream, new(name.Length > 0 ? name : "file", stream.Length, Open));

    /// <summary>The file, to be opened as often as one likes until this is disposed of.</summary>
    public FoundFile Found { get; }

    /// <summary>Takes in a file.</summary>
    /// <param name="folder">Where it may lie.</param>
    /// <param name="name">Its name to people.</param>
    /// <param name="content">The bytes as they arrive.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<ArrivedFile> Of(string folder, string name, Stream content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Path.GetRandomFileName());
        var stream = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose, BufferSize = BufferBytes });
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                File.Delete(path);
            }

            await content.CopyToAsync(stream, cancellation);
            await stream.FlushAsync(cancellation);
            return new(stream, name);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>A reader with a place of its own over the one open file.</summary>
    private FileStream Open() => new(new SafeFileHandle(_stream.SafeFileHandle.DangerousGetHandle(), ownsHandle: false), FileAccess.Read, BufferBytes) { Position = 0 };
}
