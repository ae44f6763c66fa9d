namespace OpenCollect.LookedAfter;

public sealed class LookedAfterCsvWriter : IDisposable
{
    /// <param name="create">Opens the stream for the file with the name, such as <c>episodes.csv</c>; the writer closes it. All are open at once.</param>
    /// <param name="year">The collection year whose columns are written.</param>
    /// <param name="tables">Which tables to write; none for all of the year.</param>
    public LookedAfterCsvWriter(Func<string, Stream> create, CollectionYear year, IEnumerable<Group>? tables = null) => throw new NotSupportedException();

    public void Write(LookedAfterChild child) => throw new NotSupportedException();

    public void Dispose() => throw new NotSupportedException();
}
