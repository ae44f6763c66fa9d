using OpenCollect.Formats;

namespace OpenCollect.Cin;

/// <summary>Makes the records of a CIN return from what was read of each, the same for XML and CSV.</summary>
internal static class CinRecords
{
    /// <summary>
    /// No record holds more records of one kind than this: rules compare each with each, so a made-up file could cost hours otherwise.
    /// </summary>
    public const int MostOfAKind = 2000;

    public static CinHeader Header(FieldSlots read) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        IsFlawed = read.Flaws.Any,
        Collection = read.Text(CinHeader.CollectionField),
        Year = read.Text(CinHeader.YearField),
        ReferenceDate = read.Date(CinHeader.ReferenceDateField),
        SourceLevel = read.Text(CinHeader.SourceLevelField),
        Authority = read.Text(CinHeader.AuthorityField),
        SoftwareCode = read.Text(CinHeader.SoftwareCodeField),
        Release = read.Text(CinHeader.ReleaseField),
        SerialNumber = read.Text(CinHeader.SerialNumberField),
        DateTime = read.Text(CinHeader.DateTimeField),
    };

    /// <param name="read">Identifiers and characteristics.</param>
    /// <param name="disabilities">In file order.</param>
    /// <param name="episodes">In file order.</param>
    /// <param name="isFlawed">Whether a record inside the child has flaws.</param>
    public static CinChild Child(FieldSlots read, ImmutableArray<string> disabilities, ImmutableArray<Episode> episodes, bool isFlawed) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        IsFlawed = isFlawed || read.Flaws.Any,
        Id = read.Text(CinChild.IdField),
        Upn = read.Text(CinChild.UpnField),
        FormerUpn = read.Text(CinChild.FormerUpnField),
        UpnUnknown = read.Text(CinChild.UpnUnknownField),
        BirthDate = read.Date(CinChild.BirthDateField),
        ExpectedBirthDate = read.Date(CinChild.ExpectedBirthDateField),
        Gender = read.Text(CinChild.GenderField),
        Sex = read.Text(CinChild.SexField),
        DeathDate = read.Date(CinChild.DeathDateField),
        Ethnicity = read.Text(CinChild.EthnicityField),
        Disabilities = disabilities,
        Episodes = episodes,
    };

    public static Episode Episode(
        FieldSlots read, ImmutableArray<Assessment> assessments, ImmutableArray<CinPlan> cinPlans, ImmutableArray<Section47> enquiries,
        ImmutableArray<ProtectionPlan> protectionPlans) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        ReferralDate = read.Date(Cin.Episode.ReferralDateField),
        ReferralSource = read.Text(Cin.Episode.ReferralSourceField),
        PrimaryNeed = read.Text(Cin.Episode.PrimaryNeedField),
        ClosureDate = read.Date(Cin.Episode.ClosureDateField),
        ReasonForClosure = read.Text(Cin.Episode.ReasonForClosureField),
        ConferenceDate = read.Date(Cin.Episode.ConferenceDateField),
        NoFurtherAction = read.Text(Cin.Episode.NoFurtherActionField),
        Assessments = assessments,
        CinPlans = cinPlans,
        Section47s = enquiries,
        ProtectionPlans = protectionPlans,
    };

    public static Assessment Assessment(FieldSlots read, ImmutableArray<string> factors) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        Start = read.Date(Cin.Assessment.StartField),
        InternalReview = read.Date(Cin.Assessment.InternalReviewField),
        Authorised = read.Date(Cin.Assessment.AuthorisedField),
        Factors = factors,
    };

    public static CinPlan CinPlan(FieldSlots read) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        Start = read.Date(Cin.CinPlan.StartField),
        End = read.Date(Cin.CinPlan.EndField),
    };

    public static Section47 Section47(FieldSlots read) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        Start = read.Date(Cin.Section47.StartField),
        ConferenceTarget = read.Date(Cin.Section47.ConferenceTargetField),
        ConferenceDate = read.Date(Cin.Section47.ConferenceDateField),
        ConferenceNotRequired = read.Text(Cin.Section47.ConferenceNotRequiredField),
    };

    public static ProtectionPlan ProtectionPlan(FieldSlots read, ImmutableArray<Review> reviews) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        Start = read.Date(Cin.ProtectionPlan.StartField),
        End = read.Date(Cin.ProtectionPlan.EndField),
        InitialCategory = read.Text(Cin.ProtectionPlan.InitialCategoryField),
        LatestCategory = read.Text(Cin.ProtectionPlan.LatestCategoryField),
        PreviousPlans = read.Text(Cin.ProtectionPlan.PreviousPlansField),
        Reviews = reviews,
    };

    public static Review Review(FieldSlots read) => new()
    {
        Origin = read.Origin,
        Flaws = read.Flaws,
        Date = read.Date(Cin.Review.DateField),
    };
}
