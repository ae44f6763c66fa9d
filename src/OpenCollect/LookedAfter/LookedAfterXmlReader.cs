using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

public sealed class LookedAfterXmlReader : LookedAfterReader
{
    /// <param name="open">Opens the file at its beginning, for reading forward; asked for several times, each stream is closed.</param>
    /// <param name="name">The file's name, for messages.</param>
    public LookedAfterXmlReader(Func<Stream> open, string? name = null) => throw new NotSupportedException();

    public override ImmutableArray<Group> Tables => throw new NotSupportedException();

    public override bool HasUascFlag => true;

    public override long BytesRead => throw new NotSupportedException();

    public override IEnumerable<LookedAfterChild> Children(CollectionYear year) => throw new NotSupportedException();

    internal override ChildOrder Order() => throw new NotSupportedException();

    internal override ChildrenBeside Beside(ChildOrder order, CollectionYear year) => throw new NotSupportedException();

    protected override void Dispose(bool disposing) => throw new NotSupportedException();
}
