namespace OpenCollect.Cin;

/// <summary>
/// A child who breaks no rule about a child in the given collection year, and the records that make her up, for examples to start
/// from. She was referred in May, assessed, subject of a section 47 enquiry and of a protection plan, then of a CIN plan, and her
/// case was closed in February.
/// </summary>
/// <param name="ending">The calendar year in which the collection year ends: 2026 for 2025-26.</param>
public sealed class CinSample(int ending)
{
    /// <summary>The sample in 2025-26, the year in which examples are told; the comments on the records below name its dates.</summary>
    public static CinSample Latest { get; } = new(2026);

    /// <summary>The day in the collection year: <c>Day(5, 1)</c> is 1 May 2025 in 2025-26, <c>Day(2, 10)</c> is 10 February 2026.</summary>
    public DateOnly Day(int month, int day) => new(month >= 4 ? ending - 1 : ending, month, day);

    public CinHeader Header => field ??= new()
    {
        Collection = "CIN",
        Year = $"{ending}",
        ReferenceDate = Day(3, 31),
        SourceLevel = "L",
        Authority = "201",
        SoftwareCode = "Example Software",
        Release = "1.0",
        SerialNumber = "001",
        DateTime = $"{ending}-05-12T09:30:00",
    };

    /// <summary>2 May to 13 June 2025, with two factors.</summary>
    public Assessment Assessment => field ??= new()
    {
        Start = Day(5, 2),
        InternalReview = Day(5, 16),
        Authorised = Day(6, 13),
        // In 2021-22 rule 8899Q asks for a disability factor where the child is disabled, as she is.
        Factors = ending == 2022 ? ["3B", "5A"] : ["3B", "18C"],
    };

    /// <summary>2 December 2025, the day the protection plan ended, to 10 February 2026, the day of closure.</summary>
    public CinPlan CinPlan => field ??= new() { Start = Day(12, 2), End = Day(2, 10) };

    /// <summary>20 May 2025, with a conference on Tuesday 10 June (in other years: the first Tuesday from 10 June on).</summary>
    public Section47 Section47 => field ??= new()
    {
        Start = Day(5, 20),
        ConferenceTarget = ConferenceDay,
        ConferenceDate = ConferenceDay,
        ConferenceNotRequired = "false",
    };

    /// <summary>4 September 2025.</summary>
    public Review Review => field ??= new() { Date = Day(9, 4) };

    /// <summary>10 June 2025, the day of the conference, to 2 December, reviewed once.</summary>
    public ProtectionPlan ProtectionPlan => field ??= new()
    {
        Start = ConferenceDay,
        End = Day(12, 2),
        InitialCategory = "PHY",
        LatestCategory = "EMO",
        PreviousPlans = "0",
        Reviews = [Review],
    };

    /// <summary>The whole story, 1 May 2025 to 10 February 2026: one of each record.</summary>
    public Episode Episode => field ??= new()
    {
        ReferralDate = Day(5, 1),
        ReferralSource = "2A",
        PrimaryNeed = "N1",
        ClosureDate = Day(2, 10),
        ReasonForClosure = "RC7",
        NoFurtherAction = "false",
        Assessments = [Assessment],
        CinPlans = ending >= 2022 ? [CinPlan] : [],
        Section47s = [Section47],
        ProtectionPlans = [ProtectionPlan],
    };

    /// <summary>A referral of 20 February 2026, after the closure, with further action and nothing yet but an assessment going on.</summary>
    public Episode OpenEpisode => field ??= new()
    {
        ReferralDate = Day(2, 20),
        ReferralSource = "2A",
        PrimaryNeed = "N1",
        NoFurtherAction = "false",
        Assessments = [new() { Start = Day(2, 23) }],
    };

    /// <summary>A referral of 12 March 2026 with no further action: nothing else.</summary>
    public Episode NoFurtherAction => field ??= new()
    {
        ReferralDate = Day(3, 12),
        ReferralSource = "6",
        NoFurtherAction = "true",
    };

    /// <summary>The child with the whole story, eleven years old.</summary>
    public CinChild Child => field ??= new()
    {
        Id = "C000000001",
        Upn = "D201200123456",
        BirthDate = new(2014, 2, 11),
        Gender = ending <= 2024 ? "2" : null,
        Sex = ending >= 2025 ? "F" : null,
        Ethnicity = "MWBC",
        Disabilities = ["LD", "BEH"],
        Episodes = [Episode],
    };

    /// <summary>Unborn at the end of the year and due on 20 June, referred on 17 March 2026, assessment going on.</summary>
    public CinChild Unborn => field ??= new()
    {
        Id = "C000000002",
        UpnUnknown = "UN1",
        ExpectedBirthDate = new(ending, 6, 20),
        Gender = ending <= 2024 ? "0" : null,
        Sex = ending >= 2025 ? "U" : null,
        Ethnicity = "NOBT",
        Episodes =
        [
            new()
            {
                ReferralDate = Day(3, 17),
                ReferralSource = "3D",
                PrimaryNeed = "N3",
                NoFurtherAction = "0",
                Assessments = [new() { Start = Day(3, 18) }],
            },
        ],
    };

    private DateOnly ConferenceDay => Day(6, 10).AddDays(((int)DayOfWeek.Tuesday - (int)Day(6, 10).DayOfWeek + 7) % 7);

    /// <summary>The child with episodes other than the sample's.</summary>
    public CinChild With(params ReadOnlySpan<Episode> episodes) => Child with { Episodes = [.. episodes] };

    /// <summary>The child whose one episode has other assessments.</summary>
    public CinChild With(params ReadOnlySpan<Assessment> assessments) => With(Episode with { Assessments = [.. assessments] });

    /// <summary>The child whose one episode has other CIN plans.</summary>
    public CinChild With(params ReadOnlySpan<CinPlan> plans) => With(Episode with { CinPlans = [.. plans] });

    /// <summary>The child whose one episode has other section 47 enquiries.</summary>
    public CinChild With(params ReadOnlySpan<Section47> enquiries) => With(Episode with { Section47s = [.. enquiries] });

    /// <summary>The child whose one episode has other protection plans.</summary>
    public CinChild With(params ReadOnlySpan<ProtectionPlan> plans) => With(Episode with { ProtectionPlans = [.. plans] });
}
