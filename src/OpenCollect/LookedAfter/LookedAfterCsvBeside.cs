using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>
/// An earlier return's tables, read once and laid beside a later return. Its children come in its own order where those whom the later
/// one has stand in the later one's; otherwise the tables are put in that order in memory. Children whom the later one lacks are
/// passed over, or counted on the way.
/// </summary>
internal sealed class LookedAfterCsvBeside : ChildrenBeside
{
    private const int Absent = -1;

    private readonly LookedAfterCsvChildren _children;
    private readonly ChildOrder _own;
    private readonly LookedAfterHeadlines? _headlines;
    private readonly int[] _places;
    private int _next;

    /// <param name="files">The files by the number of their table, each with whether it has its children in the return's own order.</param>
    /// <param name="own">The children of the earlier return.</param>
    /// <param name="order">The children of the later one.</param>
    /// <param name="year">The collection year of the earlier one.</param>
    /// <param name="headlines">Counts every child of the earlier one; nothing if none.</param>
    /// <param name="notes">As for <see cref="LookedAfterCsvChildren"/>.</param>
    public LookedAfterCsvBeside(
        IEnumerable<(int Table, TableFile File, bool IsInOrder)> files, ChildOrder own, ChildOrder order, CollectionYear year,
        LookedAfterHeadlines? headlines, ReadingNotes notes)
    {
        _places = Places(own, order, out var isInOrder);
        if (!isInOrder)
        {
            own = InOrderOf(order, own, _places);
            _places = Places(own, order, out _);
            files = files.Select(f => f with { IsInOrder = false });
        }

        (_own, _headlines, _children) = (own, headlines, new(files, own, year, notes));
    }

    public override LookedAfterChild? Find(int place)
    {
        var wanted = _places[place];
        if (wanted == Absent)
        {
            return null;
        }

        CountUntil(wanted);
        _next = wanted + 1;
        return Counted(wanted);
    }

    public override void Finish() => CountUntil(_own.Count);

    public override void Dispose() => _children.Dispose();

    /// <summary>For each place in the order the child's own place, if there is one, and whether these rise.</summary>
    private static int[] Places(ChildOrder own, ChildOrder order, out bool rise)
    {
        var places = new int[order.Count];
        Array.Fill(places, Absent);
        rise = true;
        var last = ChildOrder.None;
        for (var child = 0; child < own.Count; child++)
        {
            if (order.Find(own[child]) is not ChildOrder.None and var place)
            {
                places[place] = child;
                rise &= place > last;
                last = place;
            }
        }

        return places;
    }

    /// <summary>The children of the later return first, in its order, then the others.</summary>
    private static ChildOrder InOrderOf(ChildOrder order, ChildOrder own, int[] places)
    {
        var sorted = new ChildOrder(upperCase: true);
        foreach (var child in places.Where(p => p != Absent).Concat(Enumerable.Range(0, own.Count).Where(c => order.Find(own[c]) == ChildOrder.None)))
        {
            sorted.Add(own[child], out _);
        }

        return sorted;
    }

    private void CountUntil(int place)
    {
        for (; _headlines is not null && _next < place; _next++)
        {
            Counted(_next);
        }
    }

    private LookedAfterChild Counted(int place)
    {
        var child = _children.Find(place) ?? new() { Id = _own[place] };
        _headlines?.Count(child);
        return child;
    }
}
