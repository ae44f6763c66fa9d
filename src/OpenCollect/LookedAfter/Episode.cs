using System.Globalization;

namespace OpenCollect.LookedAfter;

/// <summary>One row of the Episodes table: a stretch of care in which neither legal status nor placement changed.</summary>
public sealed record Episode : LookedAfterRow
{
    public static readonly Group Group = new("Episodes", dates: DateForm.DayFirst, upperCase: true);
    public static readonly Field ChildField = Group.Text<Episode>("CHILD", "", e => e.ChildId);
    public static readonly Field StartField = Group.Date<Episode>("DECOM", "", e => e.Start, dateRule: "141");
    public static readonly Field ReasonStartedField = Group.Code<Episode>("RNE", "", Codes.ReasonForNewEpisode.Codes, e => e.ReasonStarted);
    public static readonly Field LegalStatusField = Group.Code<Episode>("LS", "", Codes.LegalStatus.Codes, e => e.LegalStatus);
    public static readonly Field NeedField = Group.Code<Episode>("CIN", "", Codes.CategoryOfNeed.Codes, e => e.Need);
    public static readonly Field PlacementField = Group.Code<Episode>("PLACE", "", Codes.Placement.Codes, e => e.Placement);
    public static readonly Field ProviderField = Group.Code<Episode>("PLACE_PROVIDER", "", Codes.PlacementProvider.Codes, e => e.Provider);
    public static readonly Field EndField = Group.Date<Episode>("DEC", "", e => e.End, dateRule: "147");
    public static readonly Field ReasonCeasedField = Group.Code<Episode>("REC", "", Codes.ReasonEpisodeCeased.Codes, e => e.ReasonCeased);
    public static readonly Field ReasonForChangeField = Group.Code<Episode>("REASON_PLACE_CHANGE", "", Codes.ReasonForPlacementChange.Codes, e => e.ReasonForChange, Years.From(2016));
    public static readonly Field HomePostcodeField = Group.Text<Episode>("HOME_POST", "", e => e.HomePostcode);
    public static readonly Field PlacementPostcodeField = Group.Text<Episode>("PL_POST", "", e => e.PlacementPostcode);
    public static readonly Field UrnField = Group.Text<Episode>("URN", "", e => e.Urn, Years.From(2016));

    /// <summary>Not in the file: worked out, or keyed by hand.</summary>
    public static readonly Field PlacementAuthorityField = Group.Derived<Episode>("PL_LA", e => e.PlacementAuthority);

    /// <summary>Not in the file: worked out, or keyed by hand.</summary>
    public static readonly Field PlacementLocationField = Group.Derived<Episode>("PL_LOCATION", e => e.PlacementLocation);

    /// <summary>Not in the file: worked out, or keyed by hand.</summary>
    public static readonly Field DistanceField =
        Group.Derived<Episode>("PL_DISTANCE", e => e.Distance?.ToString("0.0########", CultureInfo.InvariantCulture));

    /// <summary>DECOM: the day the episode began.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>RNE: why a new episode began.</summary>
    public string? ReasonStarted { get; init; }

    /// <summary>LS: legal status.</summary>
    public string? LegalStatus { get; init; }

    /// <summary>CIN: category of need when care began.</summary>
    public string? Need { get; init; }

    /// <summary>PLACE: type of placement.</summary>
    public string? Placement { get; init; }

    /// <summary>PLACE_PROVIDER: who provides the placement.</summary>
    public string? Provider { get; init; }

    /// <summary>DEC: the day the episode ended; the next one begins the same day.</summary>
    public DateOnly? End { get; init; }

    /// <summary>REC: why the episode ended; X1 if another begins.</summary>
    public string? ReasonCeased { get; init; }

    /// <summary>REASON_PLACE_CHANGE: why the placement changed at the end of this episode.</summary>
    public string? ReasonForChange { get; init; }

    /// <summary>HOME_POST: postcode of the home that the child came from.</summary>
    public string? HomePostcode { get; init; }

    /// <summary>PL_POST: postcode of the placement.</summary>
    public string? PlacementPostcode { get; init; }

    /// <summary>URN: Ofsted's number of the provider, or XXXXXXX.</summary>
    public string? Urn { get; init; }

    /// <summary>PL_LA: the authority where the placement is, three digits, or CON, NIR, SCO, WAL, NUK; worked out from the postcode.</summary>
    public string? PlacementAuthority { get; init; }

    /// <summary>PL_LOCATION: IN where <see cref="PlacementAuthority"/> is the responsible authority, otherwise OUT; none where not known.</summary>
    public string? PlacementLocation { get; init; }

    /// <summary>PL_DISTANCE: miles from home to placement to one decimal; none where not known.</summary>
    public decimal? Distance { get; init; }

    /// <summary>No end was given, readable or not.</summary>
    public bool IsOpen => End is null && !Flaws.Has(EndField);

    public bool LacksStart => Start is null && !Flaws.Has(StartField);

    /// <summary>Under an agreed series of short breaks: legal status V3 or V4. A blank status is not.</summary>
    public bool IsShortBreak => LegalStatus is "V3" or "V4";

    /// <summary>Temporary placement, T0 to T4.</summary>
    public bool IsTemporary => Placement is "T0" or "T1" or "T2" or "T3" or "T4";

    /// <summary>Placed for adoption, A3 to A6.</summary>
    public bool IsPlacedForAdoption => Placement is "A3" or "A4" or "A5" or "A6";

    /// <summary>Foster placement: U1 to U6, in 2013-14 Q1 and Q2.</summary>
    public bool IsFostered => Placement is "U1" or "U2" or "U3" or "U4" or "U5" or "U6" or "Q1" or "Q2";

    /// <summary>Other placement in a sub-type, Z11 to Z14.</summary>
    public bool IsOtherPlacement => Placement is "Z11" or "Z12" or "Z13" or "Z14";

    /// <summary>Ended by adoption: E11 or E12.</summary>
    public bool IsAdoption => ReasonCeased is "E11" or "E12";

    /// <summary>A reason was given for ceasing, and it is not X1: the child left care.</summary>
    public bool LeavesCare => ReasonCeased is not (null or "X1");

    /// <summary>The URN is that of a provider whom Ofsted lists: filled and not XXXXXXX.</summary>
    public bool HasOfstedUrn => Urn is not (null or "XXXXXXX");

    /// <summary>The placement is known to be outside England or confidential: CON, NIR, SCO, WAL or NUK.</summary>
    public bool IsOutsideEngland => PlacementAuthority is "CON" or "NIR" or "SCO" or "WAL" or "NUK";

    /// <summary>The end, or the given day if the episode is open; none if the end is unreadable.</summary>
    public DateOnly? EndOr(DateOnly last) => IsOpen ? last : End;

    /// <summary>Began on or before the last day of the year and did not end before its first.</summary>
    public bool Overlaps(CollectionYear year) => Start <= year.LastDay && (IsOpen || End >= year.FirstDay);

    /// <summary>Began by the day and had not ended by then; what ends on the day itself is ended.</summary>
    public bool IsOpenOn(DateOnly day) => Start <= day && (IsOpen || End > day);

    public override Group Module => Group;
}
