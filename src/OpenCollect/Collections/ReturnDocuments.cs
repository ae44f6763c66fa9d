namespace OpenCollect.Collections;

/// <summary>A return as documents.</summary>
/// <param name="Return">What it says beside its children.</param>
/// <param name="Children">
/// The children in order. Gone through several times, on other threads too, so that a shell can hand over children one at a time from
/// where it stores them. Those with the same identifier are brought together where the collection's files would be.
/// </param>
public sealed record ReturnDocuments(ReturnDocument Return, IEnumerable<ChildDocument> Children)
{
    public override string ToString() => Return.ToString();
}
