namespace OpenCollect.LookedAfter;

/// <summary>One row of the SWEpisodes table: a time under one social worker.</summary>
public sealed record SocialWorkerEpisode : LookedAfterRow
{
    public static readonly Group Group = new("SWEpisodes", years: Years.From(2024), dates: DateForm.DayFirst, upperCase: true);
    public static readonly Field ChildField = Group.Text<SocialWorkerEpisode>("CHILD", "", s => s.ChildId);
    public static readonly Field BirthDateField = Group.Date<SocialWorkerEpisode>("DOB", "", s => s.BirthDate);
    public static readonly Field WorkerField = Group.Text<SocialWorkerEpisode>("SW_ID", "", s => s.Worker);
    public static readonly Field StartField = Group.Date<SocialWorkerEpisode>("SW_DECOM", "", s => s.Start, dateRule: "SW04STG1");
    public static readonly Field EndField = Group.Date<SocialWorkerEpisode>("SW_DEC", "", s => s.End, dateRule: "SW05STG1");
    public static readonly Field ReasonField = Group.Code<SocialWorkerEpisode>("SW_REASON", "", Codes.SocialWorkerReason.Codes, s => s.Reason);

    /// <summary>DOB: date of birth, repeated from the Header table.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>SW_ID: registration number of the worker, beginning with SW; XX where there is none.</summary>
    public string? Worker { get; init; }

    /// <summary>SW_DECOM: the day the worker took over.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>SW_DEC: the day the worker left.</summary>
    public DateOnly? End { get; init; }

    /// <summary>SW_REASON: why the worker changed.</summary>
    public string? Reason { get; init; }

    public bool LacksStart => Start is null && !Flaws.Has(StartField);

    /// <summary>No end was given, readable or not.</summary>
    public bool IsOpen => End is null && !Flaws.Has(EndField);

    public override Group Module => Group;
}
