namespace OpenCollect.Formats;

/// <summary>
/// Reads one return, whatever its format: the header at once, then one child after the other. Nothing of a child is kept once the
/// next is asked for. Synchronous; see <see cref="ReadAhead"/> for reading on a thread of its own.
/// </summary>
/// <exception cref="UnusableFileException">The file cannot be read as a return at all, at opening or on the way.</exception>
public abstract class ReturnReader<THeader, TChild> : IDisposable
    where THeader : Record
    where TChild : Record
{
    /// <summary>The return's header; an empty one if the return has none.</summary>
    public abstract THeader Header { get; }

    /// <param name="notes">Where to note; none to begin.</param>
    protected ReturnReader(ReadingNotes? notes = null) => Notes = notes ?? new();

    /// <summary>What was read with kindness or not at all; complete once all children were read.</summary>
    public ReadingNotes Notes { get; }

    /// <summary>How much of the input was read so far, in bytes.</summary>
    public abstract long BytesRead { get; }

    /// <summary>The children in file order. May be asked for once.</summary>
    /// <param name="year">The collection year whose fields are expected; others are noted.</param>
    public abstract IEnumerable<TChild> Children(CollectionYear year);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
