using OpenCollect.Formats;
using OpenCollect.LookedAfter;

namespace OpenCollect.Collections;

/// <summary>
/// Reads documents as the looked after return that they came from: values are taken as from XML and tables, malformed and keyed ones too.
/// Children with the same identifier are brought together where the first of them stands, as their rows in tables would be.
/// </summary>
internal sealed class LookedAfterDocumentReader(ReturnDocuments documents) : LookedAfterReader
{
    private readonly TextCache _texts = new();
    private readonly Dictionary<int, List<ChildDocument>> _again = [];
    private readonly HashSet<string> _tables = [.. documents.Return.Tables];
    private ChildOrder? _order;

    /// <summary>The tables that the return had, and those in which any child has a row.</summary>
    public override ImmutableArray<Group> Tables
    {
        get
        {
            Order();
            return [.. LookedAfterTables.All.Where(t => _tables.Contains(t.Group.Name)).Select(t => t.Group)];
        }
    }

    public override bool HasUascFlag => documents.Return.HasUascFlag;

    /// <summary>Nothing: documents are not read from a file.</summary>
    public override long BytesRead => 0;

    protected override IEnumerable<LookedAfterChild> Children(CollectionYear year, ReadingNotes notes)
    {
        var order = Order();
        var rows = new LookedAfterRows(HasUascFlag);
        var reading = new DocumentReading(year, notes, _texts);
        var last = ChildOrder.None;
        foreach (var child in documents.Children)
        {
            var place = child.Id is { } id ? order.Find(id) : ChildOrder.None;
            if (place != ChildOrder.None && place <= last)
            {
                continue;
            }

            last = Math.Max(last, place);
            if (Read(_again.TryGetValue(place, out var others) ? [child, .. others] : [child], place == ChildOrder.None ? null : order[place], rows, reading) is { } read)
            {
                yield return read;
            }
        }
    }

    internal override ChildOrder Order()
    {
        if (_order is null)
        {
            var order = new ChildOrder(upperCase: true);
            foreach (var child in documents.Children)
            {
                _tables.UnionWith(child.Records.Select(r => r.Module));
                if (child.Id is { } id && !order.Add(id, out var place))
                {
                    Add(_again, place, child);
                }
            }

            _order = order;
        }

        return _order;
    }

    internal override ChildrenBeside Beside(ChildOrder order, CollectionYear year, LookedAfterHeadlines? headlines = null)
    {
        Count(year, headlines);
        var kept = new Dictionary<int, List<ChildDocument>>();
        foreach (var child in documents.Children)
        {
            if (child.Id is { } id && order.Find(id) is not ChildOrder.None and var place)
            {
                Add(kept, place, child);
            }
        }

        return new Kept(kept, order, new(HasUascFlag), new(year, Notes, _texts));
    }

    protected override void Dispose(bool disposing)
    {
    }

    private static void Add(Dictionary<int, List<ChildDocument>> children, int place, ChildDocument child)
    {
        if (!children.TryGetValue(place, out var there))
        {
            children[place] = there = [];
        }

        there.Add(child);
    }

    /// <summary>The child that the documents are about; none if there is no row of it.</summary>
    private static LookedAfterChild? Read(IReadOnlyList<ChildDocument> documents, string? id, LookedAfterRows rows, DocumentReading reading)
    {
        foreach (var record in documents.SelectMany(d => d.Records))
        {
            if (Collection.LookedAfter.ModuleOf(record.Module) is { Occurs: not Occurrence.Own } module)
            {
                var row = rows[LookedAfterTables.NumberOf(module.Group)];
                row.Slots.Begin(record.Line);
                module.Take(record, row.Slots, [], reading);
                row.Add(id);
            }
        }

        return rows.Take(id) is { } child ? child with { Origin = new(documents[0].Line) } : null;
    }

    /// <summary>Children of an earlier return, as documents until they are asked for.</summary>
    private sealed class Kept(Dictionary<int, List<ChildDocument>> children, ChildOrder order, LookedAfterRows rows, DocumentReading reading) : ChildrenBeside
    {
        public override LookedAfterChild? Find(int place) =>
            children.TryGetValue(place, out var documents) ? Read(documents, order[place], rows, reading) : null;

        public override void Dispose() => children.Clear();
    }
}
