using OpenCollect.Cin.Codes;

namespace OpenCollect.Cin;

/// <summary>
/// One child of a children in need return: the identifiers, the characteristics, and every episode in need.
/// Source: CIN census guide 2024-25, sections 2 and 3.
/// </summary>
public sealed record CinChild : Record
{
    public static readonly Group Identifiers = new("ChildIdentifiers");
    public static readonly Field IdField = Identifiers.Text<CinChild>("LAchildID", "N00097", c => c.Id);
    public static readonly Field UpnField = Identifiers.Text<CinChild>("UPN", "N00001", c => c.Upn);
    public static readonly Field FormerUpnField = Identifiers.Text<CinChild>("FormerUPN", "N00002", c => c.FormerUpn);
    public static readonly Field UpnUnknownField = Identifiers.Code<CinChild>("UPNunknown", "N00135", Codes.UpnUnknown.Codes, c => c.UpnUnknown);
    public static readonly Field BirthDateField = Identifiers.Date<CinChild>("PersonBirthDate", "N00066", c => c.BirthDate);
    public static readonly Field ExpectedBirthDateField = Identifiers.Date<CinChild>("ExpectedPersonBirthDate", "N00098", c => c.ExpectedBirthDate);
    public static readonly Field GenderField = Identifiers.Code<CinChild>("GenderCurrent", "N00065", Codes.Gender.Codes, c => c.Gender, Years.Until(2024));
    public static readonly Field SexField = Identifiers.Code<CinChild>("Sex", "N00783", Codes.Sex.Codes, c => c.Sex, Years.From(2025));
    public static readonly Field DeathDateField = Identifiers.Date<CinChild>("PersonDeathDate", "N00108", c => c.DeathDate);

    public static readonly Group Characteristics = new("ChildCharacteristics", offset: 9);
    public static readonly Field EthnicityField = Characteristics.Code<CinChild>("Ethnicity", "N00177", Codes.Ethnicity.Codes, c => c.Ethnicity);

    public static readonly Group DisabilitiesGroup = new("Disabilities", offset: 10);
    public static readonly Field DisabilityField = DisabilitiesGroup.Codes<CinChild>("Disability", "N00099", Codes.Disability.Codes, c => c.Disabilities);

    /// <summary>The authority's own identifier of the child.</summary>
    public string? Id { get; init; }

    /// <summary>Unique pupil number.</summary>
    public string? Upn { get; init; }

    public string? FormerUpn { get; init; }

    /// <summary>Why there is no UPN.</summary>
    public string? UpnUnknown { get; init; }

    public DateOnly? BirthDate { get; init; }

    /// <summary>Only while the child is unborn.</summary>
    public DateOnly? ExpectedBirthDate { get; init; }

    /// <summary>By number, until 2023-24.</summary>
    public string? Gender { get; init; }

    /// <summary>By letter, from 2024-25.</summary>
    public string? Sex { get; init; }

    public DateOnly? DeathDate { get; init; }

    public string? Ethnicity { get; init; }

    public ImmutableArray<string> Disabilities { get; init; } = [];

    public ImmutableArray<Episode> Episodes { get; init; } = [];

    /// <summary>Whether no birth date was given, readable or not.</summary>
    public bool LacksBirthDate => BirthDate is null && !Flaws.Has(BirthDateField);

    /// <summary>Whether no expected birth date was given, readable or not.</summary>
    public bool LacksExpectedBirthDate => ExpectedBirthDate is null && !Flaws.Has(ExpectedBirthDateField);

    /// <summary>Whether no date of death was given, readable or not.</summary>
    public bool LacksDeathDate => DeathDate is null && !Flaws.Has(DeathDateField);

    public override Group Module => Identifiers;

    public override IEnumerable<Record> Parts => Episodes;
}

/// <summary>
/// One episode in need, from referral to closure: the CINdetails module with all that it holds. Source: guide 2024-25, section 4.
/// </summary>
public sealed record Episode : Record
{
    public static readonly Group Group = new("CINdetails");
    public static readonly Field ReferralDateField = Group.Date<Episode>("CINreferralDate", "N00100", e => e.ReferralDate);
    public static readonly Field ReferralSourceField = Group.Code<Episode>("ReferralSource", "N00152", Codes.ReferralSource.Codes, e => e.ReferralSource, Years.From(2014));
    public static readonly Field PrimaryNeedField = Group.Code<Episode>("PrimaryNeedCode", "N00101", Codes.PrimaryNeed.Codes, e => e.PrimaryNeed);
    public static readonly Field ClosureDateField = Group.Date<Episode>("CINclosureDate", "N00102", e => e.ClosureDate);
    public static readonly Field ReasonForClosureField = Group.Code<Episode>("ReasonForClosure", "N00103", Codes.ReasonForClosure.Codes, e => e.ReasonForClosure);

    /// <summary>The conference of a child who transferred in; any other stands in its section 47 enquiry.</summary>
    public static readonly Field ConferenceDateField = Group.Date<Episode>("DateOfInitialCPC", "N00110", e => e.ConferenceDate);
    public static readonly Field NoFurtherActionField = Group.Code<Episode>("ReferralNFA", "N00112", Flag.Codes, e => e.NoFurtherAction);

    public DateOnly? ReferralDate { get; init; }

    public string? ReferralSource { get; init; }

    public string? PrimaryNeed { get; init; }

    public DateOnly? ClosureDate { get; init; }

    public string? ReasonForClosure { get; init; }

    /// <summary>The initial child protection conference held before the child transferred in (guide 4.8).</summary>
    public DateOnly? ConferenceDate { get; init; }

    /// <summary>ReferralNFA as given: true or 1, false or 0.</summary>
    public string? NoFurtherAction { get; init; }

    public ImmutableArray<Assessment> Assessments { get; init; } = [];

    public ImmutableArray<CinPlan> CinPlans { get; init; } = [];

    public ImmutableArray<Section47> Section47s { get; init; } = [];

    public ImmutableArray<ProtectionPlan> ProtectionPlans { get; init; } = [];

    /// <summary>The referral led to no further action. A missing or odd value is neither this nor <see cref="HasFurtherAction"/>.</summary>
    public bool IsNoFurtherAction => Flag.IsTrue(NoFurtherAction);

    public bool HasFurtherAction => Flag.IsFalse(NoFurtherAction);

    /// <summary>Whether no closure date was given, readable or not.</summary>
    public bool IsOpen => ClosureDate is null && !Flaws.Has(ClosureDateField);

    public bool LacksReferralDate => ReferralDate is null && !Flaws.Has(ReferralDateField);

    /// <summary>Something took place beside assessments: an enquiry, a plan, or a conference before a transfer in (guide 2024-25, 4.7.1).</summary>
    public bool HasActivity =>
        !Section47s.IsEmpty || !ProtectionPlans.IsEmpty || !CinPlans.IsEmpty || ConferenceDate is not null || Flaws.Has(ConferenceDateField);

    /// <summary>
    /// Assessed and found not to be in need: closed for RC8 or RC9 after an assessment and without any other activity. Such a referral is
    /// no episode of a child in need. Source: statistics notes, section 2.1.
    /// </summary>
    public bool IsNotInNeed => !IsNoFurtherAction && ReasonForClosure is "RC8" or "RC9" && !Assessments.IsEmpty && !HasActivity;

    /// <summary>Referred by the day and not closed by then; what closes on the day itself is closed.</summary>
    public bool IsOpenOn(DateOnly day) => ReferralDate <= day && (IsOpen || ClosureDate > day);

    public override Group Module => Group;

    public override IEnumerable<Record> Parts => [.. Assessments, .. CinPlans, .. Section47s, .. ProtectionPlans];
}

/// <summary>A continuous assessment. Source: guide 2024-25, sections 4.9 and 4.10.</summary>
public sealed record Assessment : Record
{
    public static readonly Group Group = new("Assessments");
    public static readonly Field StartField = Group.Date<Assessment>("AssessmentActualStartDate", "N00159", a => a.Start);
    public static readonly Field InternalReviewField = Group.Date<Assessment>("AssessmentInternalReviewDate", "N00161", a => a.InternalReview);
    public static readonly Field AuthorisedField = Group.Date<Assessment>("AssessmentAuthorisationDate", "N00160", a => a.Authorised);
    public static readonly Field FactorsField = Group.Codes<Assessment>("AssessmentFactors", "N00181", AssessmentFactors.Codes, a => a.Factors, Years.From(2014));

    public DateOnly? Start { get; init; }

    public DateOnly? InternalReview { get; init; }

    /// <summary>The day the assessment was completed.</summary>
    public DateOnly? Authorised { get; init; }

    public ImmutableArray<string> Factors { get; init; } = [];

    /// <summary>Not completed: no authorisation date was given, readable or not.</summary>
    public bool IsOpen => Authorised is null && !Flaws.Has(AuthorisedField);

    public bool LacksStart => Start is null && !Flaws.Has(StartField);

    public override Group Module => Group;
}

/// <summary>A child in need plan, from 2021-22. Source: guide 2024-25, section 4.11.</summary>
public sealed record CinPlan : Record
{
    public static readonly Group Group = new("CINPlanDates", years: Years.From(2022));
    public static readonly Field StartField = Group.Date<CinPlan>("CINPlanStartDate", "N00689", p => p.Start);
    public static readonly Field EndField = Group.Date<CinPlan>("CINPlanEndDate", "N00690", p => p.End);

    public DateOnly? Start { get; init; }

    public DateOnly? End { get; init; }

    /// <summary>No end date was given, readable or not.</summary>
    public bool IsOpen => End is null && !Flaws.Has(EndField);

    public bool LacksStart => Start is null && !Flaws.Has(StartField);

    public override Group Module => Group;
}

/// <summary>A section 47 enquiry. Source: guide 2024-25, section 4.12.</summary>
public sealed record Section47 : Record
{
    public static readonly Group Group = new("Section47");
    public static readonly Field StartField = Group.Date<Section47>("S47ActualStartDate", "N00148", s => s.Start);
    public static readonly Field ConferenceTargetField = Group.Date<Section47>("InitialCPCtarget", "N00109", s => s.ConferenceTarget);
    public static readonly Field ConferenceDateField = Group.Date<Section47>("DateOfInitialCPC", "N00110", s => s.ConferenceDate);
    public static readonly Field ConferenceNotRequiredField = Group.Flag<Section47>("ICPCnotRequired", "N00111", s => s.ConferenceNotRequired);

    /// <summary>The day of the strategy discussion.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>The day by which the initial conference should be held, 15 working days after the start.</summary>
    public DateOnly? ConferenceTarget { get; init; }

    /// <summary>The day of the initial child protection conference.</summary>
    public DateOnly? ConferenceDate { get; init; }

    /// <summary>ICPCnotRequired as given: true or 1, false or 0.</summary>
    public string? ConferenceNotRequired { get; init; }

    public bool NeedsNoConference => Flag.IsTrue(ConferenceNotRequired);

    public bool NeedsConference => Flag.IsFalse(ConferenceNotRequired);

    /// <summary>Whether no conference date was given, readable or not.</summary>
    public bool LacksConference => ConferenceDate is null && !Flaws.Has(ConferenceDateField);

    public bool LacksStart => Start is null && !Flaws.Has(StartField);

    public override Group Module => Group;
}

/// <summary>A child protection plan. Source: guide 2024-25, section 5.</summary>
public sealed record ProtectionPlan : Record
{
    public static readonly Group Group = new("ChildProtectionPlans");
    public static readonly Field StartField = Group.Date<ProtectionPlan>("CPPstartDate", "N00105", p => p.Start);
    public static readonly Field EndField = Group.Date<ProtectionPlan>("CPPendDate", "N00115", p => p.End);
    public static readonly Field InitialCategoryField = Group.Code<ProtectionPlan>("InitialCategoryOfAbuse", "N00113", CategoryOfAbuse.Codes, p => p.InitialCategory);
    public static readonly Field LatestCategoryField = Group.Code<ProtectionPlan>("LatestCategoryOfAbuse", "N00114", CategoryOfAbuse.Codes, p => p.LatestCategory);
    public static readonly Field PreviousPlansField = Group.Code<ProtectionPlan>("NumberOfPreviousCPP", "N00106", null, p => p.PreviousPlans);

    public DateOnly? Start { get; init; }

    public DateOnly? End { get; init; }

    public string? InitialCategory { get; init; }

    public string? LatestCategory { get; init; }

    /// <summary>How many earlier plans the child had with the same authority, as given.</summary>
    public string? PreviousPlans { get; init; }

    public ImmutableArray<Review> Reviews { get; init; } = [];

    /// <summary>No end date was given, readable or not.</summary>
    public bool IsOpen => End is null && !Flaws.Has(EndField);

    public bool LacksStart => Start is null && !Flaws.Has(StartField);

    /// <summary>Started by the day and not ended by then; what ends on the day itself is ended.</summary>
    public bool IsOpenOn(DateOnly day) => Start <= day && (IsOpen || End > day);

    public override Group Module => Group;

    public override IEnumerable<Record> Parts => Reviews;
}

/// <summary>
/// One review of a child protection plan. A Reviews element without any valid date is one review without a date.
/// Source: guide 2024-25, section 5.5.
/// </summary>
public sealed record Review : Record
{
    public static readonly Group Group = new("Reviews");
    public static readonly Field DateField = Group.Date<Review>("CPPreviewDate", "N00116", r => r.Date);

    public DateOnly? Date { get; init; }

    public override Group Module => Group;
}
