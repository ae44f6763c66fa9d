namespace OpenCollect.LookedAfter;

/// <summary>One row of the PlacedAdoption table: a decision that the child should be placed for adoption.</summary>
public sealed record PlacementDecision : LookedAfterRow
{
    public static readonly Group Group = new("PlacedAdoption", dates: DateForm.DayFirst, upperCase: true);
    public static readonly Field ChildField = Group.Text<PlacementDecision>("CHILD", "", p => p.ChildId);
    public static readonly Field BirthDateField = Group.Date<PlacementDecision>("DOB", "", p => p.BirthDate);
    public static readonly Field DateField = Group.Date<PlacementDecision>("DATE_PLACED", "", p => p.Date, dateRule: "115");
    public static readonly Field CeasedField = Group.Date<PlacementDecision>("DATE_PLACED_CEASED", "", p => p.Ceased, dateRule: "116");
    public static readonly Field ReasonCeasedField = Group.Code<PlacementDecision>("REASON_PLACED_CEASED", "", Codes.ReasonPlacedCeased.Codes, p => p.ReasonCeased);

    /// <summary>DOB: date of birth, repeated from the Header table.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>DATE_PLACED: the day of the decision.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>DATE_PLACED_CEASED: the day the decision was reversed.</summary>
    public DateOnly? Ceased { get; init; }

    /// <summary>REASON_PLACED_CEASED: why it was reversed.</summary>
    public string? ReasonCeased { get; init; }

    public bool LacksDate => Date is null && !Flaws.Has(DateField);

    /// <summary>Whether the date of reversal is blank; an unreadable one is not.</summary>
    public bool LacksCeased => Ceased is null && !Flaws.Has(CeasedField);

    public override Group Module => Group;
}
