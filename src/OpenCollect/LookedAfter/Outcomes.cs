namespace OpenCollect.LookedAfter;

/// <summary>One row of the OC2 table: health and offending of a child looked after for twelve months.</summary>
public sealed record Outcomes : LookedAfterRow
{
    public static readonly Group Group = new("OC2", dates: DateForm.DayFirst, upperCase: true);
    public static readonly Field ChildField = Group.Text<Outcomes>("CHILD", "", o => o.ChildId);
    public static readonly Field BirthDateField = Group.Date<Outcomes>("DOB", "", o => o.BirthDate);
    public static readonly Field SdqScoreField = Group.Code<Outcomes>("SDQ_SCORE", "", null, o => o.SdqScore);
    public static readonly Field SdqReasonField = Group.Code<Outcomes>("SDQ_REASON", "", Codes.SdqReason.Codes, o => o.SdqReason);
    public static readonly Field ConvictedField = Group.Code<Outcomes>("CONVICTED", "", Codes.Convicted.Codes, o => o.Convicted);
    public static readonly Field HealthCheckField = Group.Code<Outcomes>("HEALTH_CHECK", "", Codes.HealthCheck.Codes, o => o.HealthCheck);
    public static readonly Field ImmunisationsField = Group.Code<Outcomes>("IMMUNISATIONS", "", Codes.Immunisations.Codes, o => o.Immunisations);
    public static readonly Field TeethCheckField = Group.Code<Outcomes>("TEETH_CHECK", "", Codes.TeethCheck.Codes, o => o.TeethCheck);
    public static readonly Field HealthAssessmentField = Group.Code<Outcomes>("HEALTH_ASSESSMENT", "", Codes.HealthAssessment.Codes, o => o.HealthAssessment);
    public static readonly Field SubstanceMisuseField = Group.Code<Outcomes>("SUBSTANCE_MISUSE", "", Codes.SubstanceMisuse.Codes, o => o.SubstanceMisuse);
    public static readonly Field InterventionReceivedField = Group.Code<Outcomes>("INTERVENTION_RECEIVED", "", Codes.InterventionReceived.Codes, o => o.InterventionReceived);
    public static readonly Field InterventionOfferedField = Group.Code<Outcomes>("INTERVENTION_OFFERED", "", Codes.InterventionOffered.Codes, o => o.InterventionOffered);

    /// <summary>DOB: date of birth, repeated from the Header table.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>SDQ_SCORE: strengths and difficulties score, 0 to 40.</summary>
    public string? SdqScore { get; init; }

    /// <summary>SDQ_REASON: why there is no score.</summary>
    public string? SdqReason { get; init; }

    /// <summary>CONVICTED: 1 if convicted or cautioned in the year.</summary>
    public string? Convicted { get; init; }

    /// <summary>HEALTH_CHECK: 1 if health promotion checks are up to date; only under five.</summary>
    public string? HealthCheck { get; init; }

    /// <summary>IMMUNISATIONS: 1 if up to date.</summary>
    public string? Immunisations { get; init; }

    /// <summary>TEETH_CHECK: 1 if seen by a dentist.</summary>
    public string? TeethCheck { get; init; }

    /// <summary>HEALTH_ASSESSMENT: 1 if the annual health assessment took place.</summary>
    public string? HealthAssessment { get; init; }

    /// <summary>SUBSTANCE_MISUSE: 1 if a problem was identified.</summary>
    public string? SubstanceMisuse { get; init; }

    /// <summary>INTERVENTION_RECEIVED: 1 if received.</summary>
    public string? InterventionReceived { get; init; }

    /// <summary>INTERVENTION_OFFERED: 1 if offered and refused.</summary>
    public string? InterventionOffered { get; init; }

    /// <summary>The eight items that are 0 or 1, in the order of the table.</summary>
    public static ImmutableArray<Field> Flags { get; } =
    [
        ConvictedField, HealthCheckField, ImmunisationsField, TeethCheckField, HealthAssessmentField, SubstanceMisuseField,
        InterventionReceivedField, InterventionOfferedField,
    ];

    /// <summary>The four items that every child has: immunisations, teeth, health assessment, substance misuse.</summary>
    public static ImmutableArray<Field> Core { get; } = [ImmunisationsField, TeethCheckField, HealthAssessmentField, SubstanceMisuseField];

    /// <summary>Whether any of the eight items that are 0 or 1 is filled.</summary>
    public bool HasAnyFlag =>
        (Convicted ?? HealthCheck ?? Immunisations ?? TeethCheck ?? HealthAssessment ?? SubstanceMisuse ?? InterventionReceived ?? InterventionOffered)
            is not null;

    /// <summary>Whether any of the four core items is blank.</summary>
    public bool LacksCore => Immunisations is null || TeethCheck is null || HealthAssessment is null || SubstanceMisuse is null;

    public override Group Module => Group;
}
