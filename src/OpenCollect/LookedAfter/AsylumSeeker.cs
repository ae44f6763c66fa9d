namespace OpenCollect.LookedAfter;

/// <summary>One row of the UASC table: the child was an unaccompanied asylum-seeking child in the year.</summary>
public sealed record AsylumSeeker : LookedAfterRow
{
    public static readonly Group Group = new("UASC", dates: DateForm.DayFirst, upperCase: true);
    public static readonly Field ChildField = Group.Text<AsylumSeeker>("CHILD", "", a => a.ChildId);
    public static readonly Field SexField = Group.Code<AsylumSeeker>("SEX", "", Codes.Sex.Codes, a => a.Sex);
    public static readonly Field BirthDateField = Group.Date<AsylumSeeker>("DOB", "", a => a.BirthDate);
    public static readonly Field CeasedField = Group.Date<AsylumSeeker>("DUC", "", a => a.Ceased, dateRule: "104");

    /// <summary>SEX: repeated from the Header table.</summary>
    public string? Sex { get; init; }

    /// <summary>DOB: date of birth, repeated from the Header table.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>DUC: the day the status ended, at the latest the 18th birthday.</summary>
    public DateOnly? Ceased { get; init; }

    /// <summary>Whether DUC is blank; an unreadable one is not.</summary>
    public bool LacksCeased => Ceased is null && !Flaws.Has(CeasedField);

    public override Group Module => Group;
}
