using OpenCollect.Formats;

namespace OpenCollect.LookedAfter;

/// <summary>
/// Reads one return child by child, from tables or from XML. It has no header, so <see cref="Header"/> is empty: authority and year are
/// said by the caller. Source: format notes, sections 1 to 5.
/// </summary>
public abstract class LookedAfterReader : ReturnReader<LookedAfterReturn, LookedAfterChild>
{
    public sealed override LookedAfterReturn Header { get; } = new();

    /// <summary>The tables that the return has, in the order of <see cref="Inputs.Tables"/>; one without any row counts as given.</summary>
    public abstract ImmutableArray<Group> Tables { get; }

    /// <summary>Whether the format has the UASC element of the header: XML has, tables have not (format notes, section 5).</summary>
    public abstract bool HasUascFlag { get; }

    /// <summary>
    /// The identifiers of all children in the order in which they come. A first pass over the whole return, made once, whether it is
    /// asked for here or by <see cref="ReturnReader{THeader,TChild}.Children"/>.
    /// </summary>
    internal abstract ChildOrder Order();

    public sealed override IEnumerable<LookedAfterChild> Children(CollectionYear year) => Children(year, Notes);

    /// <summary>Opens the return beside another, to look its children up in the order of that one's.</summary>
    /// <param name="order">The children of the other return.</param>
    /// <param name="year">The collection year of this one.</param>
    /// <param name="headlines">Counts every child of this one, by the end of <see cref="ChildrenBeside.Finish"/>; nothing if none.</param>
    internal abstract ChildrenBeside Beside(ChildOrder order, CollectionYear year, LookedAfterHeadlines? headlines = null);

    /// <summary>As <see cref="ReturnReader{THeader,TChild}.Children"/>.</summary>
    /// <param name="year">The collection year whose fields are expected.</param>
    /// <param name="notes">Where it is noted what was read with kindness or not at all.</param>
    protected abstract IEnumerable<LookedAfterChild> Children(CollectionYear year, ReadingNotes notes);

    /// <summary>Counts every child in a pass of its own that notes nothing.</summary>
    protected void Count(CollectionYear year, LookedAfterHeadlines? headlines)
    {
        foreach (var child in headlines is null ? [] : Children(year, new()))
        {
            headlines!.Count(child);
        }
    }
}

/// <summary>The children of an earlier return, looked up in the order of this year's.</summary>
internal abstract class ChildrenBeside : IDisposable
{
    /// <summary>The child with the place in the other return's order; none if it is not in this one. Places must rise from call to call.</summary>
    public abstract LookedAfterChild? Find(int place);

    /// <summary>Goes through the children that were not asked for, where they are to be counted.</summary>
    public virtual void Finish()
    {
    }

    public abstract void Dispose();
}
