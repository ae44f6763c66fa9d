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

    /// <summary>All children, of whom only the rows of the given tables are read where the format has them apart.</summary>
    /// <param name="year">The collection year of the return.</param>
    /// <param name="tables">The tables.</param>
    internal virtual IEnumerable<LookedAfterChild> Children(CollectionYear year, ImmutableArray<Group> tables) => Children(year);

    /// <summary>Opens the return beside another, to look its children up in the order of that one's.</summary>
    /// <param name="order">The children of the other return.</param>
    /// <param name="year">The collection year of this one.</param>
    internal abstract ChildrenBeside Beside(ChildOrder order, CollectionYear year);
}

/// <summary>The children of an earlier return, looked up in the order of this year's.</summary>
internal abstract class ChildrenBeside : IDisposable
{
    /// <summary>The child with the place in the other return's order; none if it is not in this one. Places must rise from call to call.</summary>
    public abstract LookedAfterChild? Find(int place);

    public abstract void Dispose();
}
