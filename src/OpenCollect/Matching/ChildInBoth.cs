using OpenCollect.Cin;
using OpenCollect.LookedAfter;

namespace OpenCollect.Matching;

/// <summary>
/// What the children in need census and the looked after return of one authority say of one child: the records with the same identifier,
/// this year's and last year's. Each may be absent, because the child is not in that return or the return was not given; a child who is
/// in last year's only has neither of this year's. Source: CIN census guide 2024-25, section 2.1 (the identifier is the same in both).
/// </summary>
public sealed record ChildInBoth : Record
{
    /// <summary>The child as a whole; fields stand in the records of the returns.</summary>
    public static readonly Group Group = new("Child");

    private static readonly Group CinGroup = new("CIN");
    private static readonly Group ClaGroup = new("CLA");
    private static readonly Group LastCinGroup = new("CIN/LastYear");
    private static readonly Group LastClaGroup = new("CLA/LastYear");

    /// <summary>The child in the children in need census.</summary>
    public CinChild? Cin { get; init; }

    /// <summary>The child in the looked after return. May be without the rows that no rule of both collections reads.</summary>
    public LookedAfterChild? Cla { get; init; }

    /// <summary>The child in last year's census, as far as rules read it.</summary>
    public CinChild? LastCin { get; init; }

    /// <summary>The child in last year's looked after return, as far as rules read it.</summary>
    public LookedAfterChild? LastCla { get; init; }

    /// <summary>The authority's identifier, as the first of the returns spells it.</summary>
    public string? Id => Cin?.Id ?? Cla?.Id ?? LastCin?.Id ?? LastCla?.Id;

    public override Group Module => Group;

    public override IEnumerable<Record> Beside
    {
        get
        {
            foreach (var (group, child) in new (Group, Record?)[] { (CinGroup, Cin), (ClaGroup, Cla), (LastCinGroup, LastCin), (LastClaGroup, LastCla) })
            {
                if (child is not null)
                {
                    yield return new InReturn(group, child);
                }
            }
        }
    }
}

/// <summary>Both returns together; they have no header in common.</summary>
public sealed record BothReturns : Record
{
    public static readonly Group Group = new("Returns");

    public override Group Module => Group;
}
