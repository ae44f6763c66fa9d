namespace OpenCollect.LookedAfter;

/// <summary>One row of the Reviews table: a review of the child's case.</summary>
public sealed record Review : LookedAfterRow
{
    public static readonly Group Group = new("Reviews", dates: DateForm.DayFirst, upperCase: true);
    public static readonly Field ChildField = Group.Text<Review>("CHILD", "", r => r.ChildId);
    public static readonly Field BirthDateField = Group.Date<Review>("DOB", "", r => r.BirthDate);
    public static readonly Field DateField = Group.Date<Review>("REVIEW", "", r => r.Date, dateRule: "166");
    public static readonly Field ParticipationField = Group.Code<Review>("REVIEW_CODE", "", Codes.ReviewParticipation.Codes, r => r.Participation);

    /// <summary>DOB: date of birth, repeated from the Header table.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>REVIEW: the day of the review.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>REVIEW_CODE: how the child took part.</summary>
    public string? Participation { get; init; }

    public bool LacksDate => Date is null && !Flaws.Has(DateField);

    public override Group Module => Group;
}
