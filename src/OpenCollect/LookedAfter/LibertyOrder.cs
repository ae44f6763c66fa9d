namespace OpenCollect.LookedAfter;

/// <summary>One row of the DoLo table: a deprivation of liberty order.</summary>
public sealed record LibertyOrder : LookedAfterRow
{
    public static readonly Group Group = new("DoLo", years: Years.From(2027), dates: DateForm.DayFirst, upperCase: true);
    public static readonly Field ChildField = Group.Text<LibertyOrder>("CHILD", "", l => l.ChildId);
    public static readonly Field BirthDateField = Group.Date<LibertyOrder>("DOB", "", l => l.BirthDate);
    public static readonly Field StartField = Group.Date<LibertyOrder>("DOLO_START", "", l => l.Start, dateRule: "700");
    public static readonly Field EndField = Group.Date<LibertyOrder>("DOLO_END", "", l => l.End, dateRule: "701");

    /// <summary>DOB: date of birth, repeated from the Header table.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>DOLO_START: the first day.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>DOLO_END: the last day.</summary>
    public DateOnly? End { get; init; }

    public bool LacksStart => Start is null && !Flaws.Has(StartField);

    /// <summary>No end was given, readable or not.</summary>
    public bool IsOpen => End is null && !Flaws.Has(EndField);

    public override Group Module => Group;
}
