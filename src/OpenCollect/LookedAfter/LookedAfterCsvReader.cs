using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

public sealed class LookedAfterCsvReader : LookedAfterReader
{
    public LookedAfterCsvReader(IEnumerable<TableFile> files) => throw new NotSupportedException();

    /// <summary>The name of the file that holds the table; none if the table was not given.</summary>
    public string? FileOf(Group table) => throw new NotSupportedException();

    public override ImmutableArray<Group> Tables => throw new NotSupportedException();

    public override bool HasUascFlag => false;

    public override long BytesRead => throw new NotSupportedException();

    public override IEnumerable<LookedAfterChild> Children(CollectionYear year) => throw new NotSupportedException();

    internal override ChildOrder Order() => throw new NotSupportedException();

    internal override ChildrenBeside Beside(ChildOrder order, CollectionYear year) => throw new NotSupportedException();

    protected override void Dispose(bool disposing) => throw new NotSupportedException();
}
