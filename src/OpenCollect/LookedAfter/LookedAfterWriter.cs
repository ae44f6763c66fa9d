using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

public sealed class LookedAfterWriter : IDisposable
{
    /// <param name="stream">Where the text goes. It is left open.</param>
    /// <param name="year">The collection year.</param>
    public LookedAfterWriter(Stream stream, CollectionYear year) => throw new NotSupportedException();

    /// <summary>What XML could not carry, counted; complete once all children were written.</summary>
    public ReadingNotes Notes { get; } = new();

    public void Write(LookedAfterChild child) => throw new NotSupportedException();

    public void Finish() => throw new NotSupportedException();

    public void Dispose() => throw new NotSupportedException();
}
