using System.Runtime.InteropServices.JavaScript;

namespace OpenCollect.Browser;

/// <summary>What the worker does for the engine. All of it at once, on the worker's one thread.</summary>
internal static partial class Host
{
    /// <summary>Reads a slice of a file that the user chose; returns how many bytes there were.</summary>
    [JSImport("read", "host")]
    public static partial int Read(int file, double offset, [JSMarshalAs<JSType.MemoryView>] Span<byte> buffer);

    /// <summary>Takes the next bytes of the file that is being written.</summary>
    [JSImport("write", "host")]
    public static partial void Write([JSMarshalAs<JSType.MemoryView>] Span<byte> bytes);

    /// <summary>Tells how far a check is.</summary>
    [JSImport("progress", "host")]
    public static partial void Progress(double children, double bytes, double findings);
}
