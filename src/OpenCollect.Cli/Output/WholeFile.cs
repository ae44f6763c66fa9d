namespace OpenCollect.Cli.Output;

/// <summary>Files that are there whole or not at all: written beside their place under another name and moved there at the end.</summary>
internal static class WholeFile
{
    private const int BufferSize = 1 << 16;

    public static void Write(string path, Action<Stream> write)
    {
        var partial = path + ".partial";
        try
        {
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
