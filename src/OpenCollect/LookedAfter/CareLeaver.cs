namespace OpenCollect.LookedAfter;

/// <summary>One row of the OC3 table: what a care leaver did and where they lived around their birthday.</summary>
public sealed record CareLeaver : LookedAfterRow
{
    public static readonly Group Group = new("OC3", dates: DateForm.DayFirst, upperCase: true);
    public static readonly Field ChildField = Group.Text<CareLeaver>("CHILD", "", c => c.ChildId);
    public static readonly Field BirthDateField = Group.Date<CareLeaver>("DOB", "", c => c.BirthDate);
    public static readonly Field InTouchField = Group.Code<CareLeaver>("IN_TOUCH", "", Codes.InTouch.Codes, c => c.InTouch);
    public static readonly Field ActivityField = Group.Code<CareLeaver>("ACTIV", "", Codes.Activity.Codes, c => c.Activity);
    public static readonly Field AccommodationField = Group.Code<CareLeaver>("ACCOM", "", Codes.Accommodation.Codes, c => c.Accommodation);

    /// <summary>DOB: date of birth, repeated from the Header table.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>IN_TOUCH: whether the authority is in touch.</summary>
    public string? InTouch { get; init; }

    /// <summary>ACTIV: main activity.</summary>
    public string? Activity { get; init; }

    /// <summary>ACCOM: accommodation and whether it is suitable.</summary>
    public string? Accommodation { get; init; }

    /// <summary>The three items.</summary>
    public static ImmutableArray<Field> Items { get; } = [InTouchField, ActivityField, AccommodationField];

    /// <summary>Whether any of the three items is filled.</summary>
    public bool HasAnyItem => (InTouch ?? Activity ?? Accommodation) is not null;

    /// <summary>Whether all three items are filled.</summary>
    public bool HasAllItems => InTouch is not null && Activity is not null && Accommodation is not null;

    public override Group Module => Group;
}
