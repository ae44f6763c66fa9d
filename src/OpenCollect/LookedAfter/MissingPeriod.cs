namespace OpenCollect.LookedAfter;

/// <summary>One row of the Missing table: a time when the child was missing or away without authorisation.</summary>
public sealed record MissingPeriod : LookedAfterRow
{
    public static readonly Group Group = new("Missing", years: Years.From(2015), dates: DateForm.DayFirst, upperCase: true);
    public static readonly Field ChildField = Group.Text<MissingPeriod>("CHILD", "", m => m.ChildId);
    public static readonly Field BirthDateField = Group.Date<MissingPeriod>("DOB", "", m => m.BirthDate);
    public static readonly Field KindField = Group.Code<MissingPeriod>("MISSING", "", Codes.Missing.Codes, m => m.Kind);
    public static readonly Field StartField = Group.Date<MissingPeriod>("MIS_START", "", m => m.Start, dateRule: "1004");
    public static readonly Field EndField = Group.Date<MissingPeriod>("MIS_END", "", m => m.End, dateRule: "1005");

    /// <summary>DOB: date of birth, repeated from the Header table.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>MISSING: M for missing, A for away without authorisation.</summary>
    public string? Kind { get; init; }

    /// <summary>MIS_START: the first day.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>MIS_END: the last day.</summary>
    public DateOnly? End { get; init; }

    public bool LacksStart => Start is null && !Flaws.Has(StartField);

    /// <summary>No end was given, readable or not.</summary>
    public bool IsOpen => End is null && !Flaws.Has(EndField);

    /// <summary>Began on or before the last day of the year and did not end before its first.</summary>
    public bool Overlaps(CollectionYear year) => Start <= year.LastDay && (IsOpen || End >= year.FirstDay);

    public override Group Module => Group;
}
