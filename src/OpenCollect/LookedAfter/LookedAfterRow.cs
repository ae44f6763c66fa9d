namespace OpenCollect.LookedAfter;

/// <summary>One row of a table about a child.</summary>
public abstract record LookedAfterRow : Record
{
    /// <summary>CHILD: the authority's own identifier of the child; it joins the tables.</summary>
    public string? ChildId { get; init; }
}
