namespace OpenCollect.Matching;

/// <summary>What rules of both collections may need beside the two returns; the tables of the looked after return are in <see cref="LookedAfter.Inputs"/>.</summary>
public static class MatchingNeeds
{
    /// <summary>Last year's return of the one collection or the other.</summary>
    public static Need LastYear { get; } = new("last year's return of either collection");
}
