namespace OpenCollect.LookedAfter;

/// <summary>One row of the Header table: who the child is. Each child has one. Source: format notes, section 4.</summary>
public sealed record Header : LookedAfterRow
{
    public static readonly Group Group = new("Header", dates: DateForm.DayFirst, upperCase: true);
    public static readonly Field ChildField = Group.Text<Header>("CHILD", "", h => h.ChildId);
    public static readonly Field SexField = Group.Code<Header>("SEX", "", Codes.Sex.Codes, h => h.Sex);
    public static readonly Field BirthDateField = Group.Date<Header>("DOB", "", h => h.BirthDate, dateRule: "102");
    public static readonly Field EthnicityField = Group.Code<Header>("ETHNIC", "", Codes.Ethnicity.Codes, h => h.Ethnicity);
    public static readonly Field UpnField = Group.Text<Header>("UPN", "", h => h.Upn);
    public static readonly Field MotherField = Group.Code<Header>("MOTHER", "", Codes.Mother.Codes, h => h.Mother);
    public static readonly Field FirstChildBirthDateField = Group.Date<Header>("MC_DOB", "", h => h.FirstChildBirthDate, dateRule: "171");
    public static readonly Field UascField = Group.Code<Header>("UASC", "", Codes.Uasc.Codes, h => h.Uasc);

    /// <summary>SEX: 1 or 2 until 2023-24, then M, F or U.</summary>
    public string? Sex { get; init; }

    /// <summary>DOB: date of birth.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>ETHNIC: ethnic origin.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>UPN: unique pupil number, or one of UN1 to UN5 saying why there is none.</summary>
    public string? Upn { get; init; }

    /// <summary>MOTHER: 1 for a mother, 0 for none.</summary>
    public string? Mother { get; init; }

    /// <summary>MC_DOB: date of birth of a mother's first child.</summary>
    public DateOnly? FirstChildBirthDate { get; init; }

    /// <summary>UASC: 1 for an unaccompanied asylum-seeking child. Only XML has it; see <see cref="LookedAfterChild.IsUasc"/>.</summary>
    public string? Uasc { get; init; }

    /// <summary>SEX says male, by the code of any year.</summary>
    public bool IsMale => Sex is "1" or "M";

    /// <summary>SEX says female, by the code of any year.</summary>
    public bool IsFemale => Sex is "2" or "F";

    /// <summary>SEX says male, by the code of the year. That of another year is an error of its own (101) and says nothing.</summary>
    public bool IsMaleIn(CollectionYear year) => IsMale && Codes.Sex.Codes.Has(Sex, year);

    /// <summary>SEX says female, by the code of the year.</summary>
    public bool IsFemaleIn(CollectionYear year) => IsFemale && Codes.Sex.Codes.Has(Sex, year);

    /// <summary>Whether the UPN is one of UN1 to UN5.</summary>
    public bool LacksUpnForReason(CollectionYear year) => Codes.UpnUnknown.Codes.Has(Upn, year);

    /// <summary>Whether MC_DOB is blank; an unreadable one is not.</summary>
    public bool LacksFirstChildBirthDate => FirstChildBirthDate is null && !Flaws.Has(FirstChildBirthDateField);

    public override Group Module => Group;
}
