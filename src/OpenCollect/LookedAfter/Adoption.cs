namespace OpenCollect.LookedAfter;

/// <summary>One row of the AD1 table: the adoption of a child who was adopted from care in the year.</summary>
public sealed record Adoption : LookedAfterRow
{
    public static readonly Group Group = new("AD1", dates: DateForm.DayFirst, upperCase: true);
    public static readonly Field ChildField = Group.Text<Adoption>("CHILD", "", a => a.ChildId);
    public static readonly Field BirthDateField = Group.Date<Adoption>("DOB", "", a => a.BirthDate);
    public static readonly Field DecisionField = Group.Date<Adoption>("DATE_INT", "", a => a.Decision, dateRule: "112");
    public static readonly Field MatchedField = Group.Date<Adoption>("DATE_MATCH", "", a => a.Matched, dateRule: "113");
    public static readonly Field FosterCareField = Group.Code<Adoption>("FOSTER_CARE", "", Codes.FosterCare.Codes, a => a.FosterCare);
    public static readonly Field AdoptersField = Group.Code<Adoption>("NB_ADOPTR", "", Codes.NumberOfAdopters.Codes, a => a.Adopters);
    public static readonly Field AdopterSexField = Group.Code<Adoption>("SEX_ADOPTR", "", Codes.AdopterSex.Codes, a => a.AdopterSex);
    public static readonly Field AdopterStatusField = Group.Code<Adoption>("LS_ADOPTR", "", Codes.AdopterStatus.Codes, a => a.AdopterStatus);

    /// <summary>DOB: date of birth, repeated from the Header table.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>DATE_INT: the day it was decided that adoption is in the interest of the child.</summary>
    public DateOnly? Decision { get; init; }

    /// <summary>DATE_MATCH: the day the child was matched with adopters.</summary>
    public DateOnly? Matched { get; init; }

    /// <summary>FOSTER_CARE: 1 if adopted by a former foster carer.</summary>
    public string? FosterCare { get; init; }

    /// <summary>NB_ADOPTR: how many adopters.</summary>
    public string? Adopters { get; init; }

    /// <summary>SEX_ADOPTR: sex of the adopter or adopters.</summary>
    public string? AdopterSex { get; init; }

    /// <summary>LS_ADOPTR: legal status of the adopter or adopters.</summary>
    public string? AdopterStatus { get; init; }

    /// <summary>The six items.</summary>
    public static ImmutableArray<Field> Items { get; } =
        [DecisionField, MatchedField, FosterCareField, AdoptersField, AdopterSexField, AdopterStatusField];

    /// <summary>Whether DATE_INT is blank; an unreadable one is not.</summary>
    public bool LacksDecision => Decision is null && !Flaws.Has(DecisionField);

    /// <summary>Whether DATE_MATCH is blank; an unreadable one is not.</summary>
    public bool LacksMatched => Matched is null && !Flaws.Has(MatchedField);

    /// <summary>Whether any of the six items is filled.</summary>
    public bool HasAnyItem => !LacksDecision || !LacksMatched || (FosterCare ?? Adopters ?? AdopterSex ?? AdopterStatus) is not null;

    /// <summary>Whether all six items are filled.</summary>
    public bool HasAllItems =>
        !LacksDecision && !LacksMatched && FosterCare is not null && Adopters is not null && AdopterSex is not null && AdopterStatus is not null;

    public override Group Module => Group;
}
