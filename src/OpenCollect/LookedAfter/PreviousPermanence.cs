namespace OpenCollect.LookedAfter;

/// <summary>One row of the PrevPerm table: an order of permanence that the child had before care.</summary>
public sealed record PreviousPermanence : LookedAfterRow
{
    public static readonly Group Group = new("PrevPerm", years: Years.From(2014), dates: DateForm.DayFirst, upperCase: true);
    public static readonly Field ChildField = Group.Text<PreviousPermanence>("CHILD", "", p => p.ChildId);
    public static readonly Field BirthDateField = Group.Date<PreviousPermanence>("DOB", "", p => p.BirthDate);
    public static readonly Field KindField = Group.Code<PreviousPermanence>("PREV_PERM", "", Codes.PreviousPermanenceKind.Codes, p => p.Kind);
    public static readonly Field AuthorityField = Group.Code<PreviousPermanence>("LA_PERM", "", Codes.PermanenceAuthority.Codes, p => p.Authority);
    public static readonly Field DateField = Group.Code<PreviousPermanence>("DATE_PERM", "", null, p => p.Date);

    /// <summary>DOB: date of birth, repeated from the Header table.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>PREV_PERM: what kind of order; Z1 for none.</summary>
    public string? Kind { get; init; }

    /// <summary>LA_PERM: the authority that arranged it: three digits, or NIR, SCO, WAL, NUK, 999. A code of an English authority is in <see cref="LocalAuthority"/>.</summary>
    public string? Authority { get; init; }

    /// <summary>DATE_PERM: the day of the order as given, whose parts may be ZZ; see <see cref="PartlyKnownDate"/>.</summary>
    public string? Date { get; init; }

    public override Group Module => Group;
}
