using OpenCollect.Reference;

namespace OpenCollect.LookedAfter;

/// <summary>
/// What a rule sees of one child: this return's rows, last year's beside them, and the reference data. Everyone in this year's return
/// has one; somebody who is in last year's only has none.
/// </summary>
public sealed record LookedAfterCase : Record
{
    private static readonly Group LastYearGroup = new("LastYear");
    private static readonly Group YearBeforeLastGroup = new("YearBeforeLast");

    /// <summary>The rows of the return that is checked.</summary>
    public required LookedAfterChild Child { get; init; }

    /// <summary>The same without what was worked out from the reference data: what the return itself says, and nothing else.</summary>
    public LookedAfterChild AsRead { get => field ?? Child; init; }

    /// <summary>The child in last year's return; none if the child was not in it or it was not given (see <see cref="Inputs"/>).</summary>
    public LookedAfterChild? LastYear { get; init; }

    /// <summary>The child in the return of the year before last; none as above.</summary>
    public LookedAfterChild? YearBeforeLast { get; init; }

    /// <summary>What is known beside the returns.</summary>
    public LookedAfterReference Reference { get; init; } = LookedAfterReference.None;

    /// <summary>Whether there is any sign in the returns at hand that the child is or was an unaccompanied asylum seeker.</summary>
    public bool IsOrWasUasc => Child.IsUasc || LastYear?.IsUasc == true || YearBeforeLast?.IsUasc == true;

    public override Group Module => LookedAfterChild.Group;

    public override IEnumerable<Record> Parts => Child.Parts;

    public override IEnumerable<Record> Beside
    {
        get
        {
            if (LastYear is { } last)
            {
                yield return new InReturn(LastYearGroup, last);
            }

            if (YearBeforeLast is { } before)
            {
                yield return new InReturn(YearBeforeLastGroup, before);
            }
        }
    }
}

/// <summary>What a check knows beside the returns; each part may be absent, and then the rules that need it are not run.</summary>
public sealed record LookedAfterReference
{
    public static LookedAfterReference None { get; } = new();

    /// <summary>The authority whose return it is.</summary>
    public LocalAuthority? Authority { get; init; }

    public PostcodeDirectory? Postcodes { get; init; }

    public ProviderList? Providers { get; init; }

    /// <summary>
    /// The episode with PL_LA, PL_LOCATION and PL_DISTANCE worked out, where the postcodes, and for the location the authority, are known.
    /// Values that it has already, keyed by hand, stay. Source: format notes, section 6.
    /// </summary>
    public Episode Derive(Episode episode)
    {
        if (Postcodes is null || episode.PlacementPostcode is null)
        {
            return episode;
        }

        var placement = Postcodes.Find(episode.PlacementPostcode);
        var home = Postcodes.Find(episode.HomePostcode);
        var authority = episode.PlacementAuthority ?? placement?.Authority;
        return episode with
        {
            PlacementAuthority = authority,
            PlacementLocation = episode.PlacementLocation
                ?? (authority is null || Authority is null ? null : authority == Authority.Code ? "IN" : "OUT"),
            Distance = episode.Distance ?? (home is { } from && placement is { } to ? from.MilesTo(to) : null),
        };
    }
}
