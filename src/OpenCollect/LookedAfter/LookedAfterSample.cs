namespace OpenCollect.LookedAfter;

/// <summary>
/// Children who break no rule in the given collection year, and the records that make them up, for examples to start from. The main one
/// has been looked after since the January before last year, moved from one foster placement to another in August, and still is. The
/// return is Manchester's (352). All of it is made up.
/// </summary>
/// <param name="ending">The calendar year in which the collection year ends: 2026 for 2025-26.</param>
public sealed class LookedAfterSample(int ending)
{
    /// <summary>The sample in 2025-26, whose dates the comments below name.</summary>
    public static LookedAfterSample Latest { get; } = new(2026);

    /// <summary>Five postcodes in Manchester (352), Leeds (383) and Edinburgh, four providers, and Manchester as the authority.</summary>
    public static LookedAfterReference Reference { get; } = new()
    {
        Authority = LocalAuthority.Find("352"),
        Postcodes = new([
            new("M1 1AE", new(384500, 398100, "352")),
            new("M14 5RG", new(385300, 395000, "352")),
            new("M2 5DB", new(383800, 398200, "352")),
            new("LS1 4DY", new(429900, 433500, "383")),
            new("EH1 1AA", new(325900, 674000, "SCO")),
        ]),
        Providers = new([
            new("SC012345") { PlacementCodes = ["U1", "U2", "U3", "U4", "U5", "U6"], ProviderCodes = ["PR1", "PR2"], Postcode = "M14 5RG" },
            new("SC054321") { PlacementCodes = ["U1", "U2", "U3", "U4", "U5", "U6"], ProviderCodes = ["PR4"], Postcode = "LS1 4DY" },
            new("1234567") { PlacementCodes = ["K2"], ProviderCodes = ["PR4"], Postcode = "M2 5DB" },
            new("7654321") { PlacementCodes = ["K2"], ProviderCodes = ["PR4"], Postcode = "M2 5DB", Closed = new(2010, 6, 30) },
        ]),
    };

    public CollectionYear Year => new(ending);

    /// <summary>The day in the collection year: <c>Day(5, 1)</c> is 1 May 2025 in 2025-26, <c>Day(2, 10)</c> is 10 February 2026.</summary>
    public DateOnly Day(int month, int day) => new(month >= 4 ? ending - 1 : ending, month, day);

    /// <summary>A girl born on 14 May 2012, who is 13 at the end of the year.</summary>
    public Header Header => field ??= new()
    {
        ChildId = "C1",
        Sex = Female,
        BirthDate = new(ending - 14, 5, 14),
        Ethnicity = "WBRI",
        Upn = "A123456789012",
        Mother = "0",
    };

    /// <summary>10 January 2024 to 15 August 2025: full care order, own foster placement in Manchester.</summary>
    public Episode FirstEpisode => field ??= Reference.Derive(new()
    {
        ChildId = "C1",
        Start = new(ending - 2, 1, 10),
        ReasonStarted = "S",
        LegalStatus = "C2",
        Need = "N1",
        Placement = ending >= 2015 ? "U6" : "Q2",
        Provider = "PR1",
        End = Day(8, 15),
        ReasonCeased = "X1",
        ReasonForChange = ending >= 2016 ? "CARPL" : null,
        HomePostcode = "M1 1AE",
        PlacementPostcode = "M14 5RG",
        Urn = ending >= 2016 ? "SC012345" : null,
    });

    /// <summary>From 15 August 2025, still going on: a private foster placement in Leeds.</summary>
    public Episode Episode => field ??= Reference.Derive(new()
    {
        ChildId = "C1",
        Start = Day(8, 15),
        ReasonStarted = "P",
        LegalStatus = "C2",
        Need = "N1",
        Placement = ending >= 2015 ? "U4" : "Q2",
        Provider = "PR4",
        HomePostcode = "M1 1AE",
        PlacementPostcode = "LS1 4DY",
        Urn = ending >= 2016 ? "SC054321" : null,
    });

    /// <summary>2 June 2025, attended and spoke.</summary>
    public Review Review => field ??= new() { ChildId = "C1", BirthDate = Header.BirthDate, Date = Day(6, 2), Participation = "PN1" };

    public Outcomes Outcomes => field ??= new()
    {
        ChildId = "C1",
        BirthDate = Header.BirthDate,
        SdqScore = "12",
        Convicted = "0",
        Immunisations = "1",
        TeethCheck = "1",
        HealthAssessment = "1",
        SubstanceMisuse = "0",
    };

    /// <summary>A special guardianship order, made somewhen in March 2017 in Cornwall.</summary>
    public PreviousPermanence PreviousPermanence => field ??= new()
    {
        ChildId = "C1",
        BirthDate = Header.BirthDate,
        Kind = "P2",
        Authority = "908",
        Date = $"ZZ/03/{ending - 9}",
    };

    /// <summary>1 to 3 December 2025. From 2014-15.</summary>
    public MissingPeriod MissingPeriod => field ??= new()
    {
        ChildId = "C1",
        BirthDate = Header.BirthDate,
        Kind = "M",
        Start = Day(12, 1),
        End = Day(12, 3),
    };

    /// <summary>From the start of care to 1 September 2025. From 2023-24.</summary>
    public SocialWorkerEpisode FirstSocialWorker => field ??= new()
    {
        ChildId = "C1",
        BirthDate = Header.BirthDate,
        Worker = "SW1234567",
        Start = FirstEpisode.Start,
        End = Day(9, 1),
        Reason = "FCONTA",
    };

    /// <summary>From 1 September 2025. From 2023-24.</summary>
    public SocialWorkerEpisode SocialWorker => field ??= new()
    {
        ChildId = "C1",
        BirthDate = Header.BirthDate,
        Worker = "SW7654321",
        Start = Day(9, 1),
        Reason = "CHCHAN",
    };

    /// <summary>The main child's rows.</summary>
    public LookedAfterChild Child => field ??= new()
    {
        Id = "C1",
        Headers = [Header],
        Episodes = [FirstEpisode, Episode],
        Reviews = [Review],
        Outcomes = [Outcomes],
        PreviousPermanences = [PreviousPermanence],
        MissingPeriods = ending >= 2015 ? [MissingPeriod] : [],
        SocialWorkers = ending >= 2024 ? [FirstSocialWorker, SocialWorker] : [],
    };

    /// <summary>The first episode as last year's return had it, open.</summary>
    public Episode LastYearEpisode => field ??= FirstEpisode with { End = null, ReasonCeased = null, ReasonForChange = null };

    /// <summary>The main child in last year's return.</summary>
    public LookedAfterChild LastYear => field ??= new()
    {
        Id = "C1",
        Headers = [Before(Header)],
        Episodes = [LastYearEpisode],
        Outcomes = [Outcomes],
        PreviousPermanences = [PreviousPermanence],
        SocialWorkers = ending >= 2025 ? [FirstSocialWorker with { End = null }] : [],
    };

    /// <summary>The main child as a rule sees her, with last year's return and reference data.</summary>
    public LookedAfterCase Case => field ??= new() { Child = Child, LastYear = LastYear, Reference = Reference };

    /// <summary>
    /// An unaccompanied boy of 16, looked after from 3 July 2025 in a children's home; from 2026-27 with a deprivation of liberty order in
    /// August and September. Not in last year's return.
    /// </summary>
    public LookedAfterCase Unaccompanied => field ??= Of("C2", Male, new(ending - 18, 9, 2), "UN2", id => new()
    {
        Episodes =
        [
            Reference.Derive(new()
            {
                ChildId = id.ChildId,
                Start = Day(7, 3),
                ReasonStarted = "S",
                LegalStatus = "V2",
                Need = "N8",
                Placement = "K2",
                Provider = "PR4",
                PlacementPostcode = "M2 5DB",
                Urn = ending >= 2016 ? "1234567" : null,
            }),
        ],
        Reviews = [new() { ChildId = id.ChildId, BirthDate = id.BirthDate, Date = Day(7, 24), Participation = "PN1" }],
        AsylumSeekers = [new() { ChildId = id.ChildId, Sex = id.Sex, BirthDate = id.BirthDate }],
        PreviousPermanences = [new() { ChildId = id.ChildId, BirthDate = id.BirthDate, Kind = "Z1" }],
        SocialWorkers = ending >= 2024
            ? [new() { ChildId = id.ChildId, BirthDate = id.BirthDate, Worker = "SW1234567", Start = Day(7, 3), Reason = "FCONTA" }]
            : [],
        LibertyOrders = ending >= 2027
            ? [new() { ChildId = id.ChildId, BirthDate = id.BirthDate, Start = Day(8, 1), End = Day(9, 30) }]
            : [],
    });

    /// <summary>A woman of 19, in care from June 2018 to her 18th birthday, 20 November 2024; in touch, studying, living independently.</summary>
    public LookedAfterCase LeftCare => field ??= MakeLeftCare();

    /// <summary>A boy of 3 under a placement order, placed in January 2025 with the family who adopted him on 20 June.</summary>
    public LookedAfterCase Adopted => field ??= MakeAdopted();

    /// <summary>A boy of 11 with an agreement on short breaks from 6 May 2025. Not in last year's return.</summary>
    public LookedAfterCase ShortBreaks => field ??= Of("C5", Male, new(ending - 12, 2, 3), "C123456789012", id => new()
    {
        Episodes =
        [
            new()
            {
                ChildId = id.ChildId,
                Start = Day(5, 6),
                ReasonStarted = "S",
                LegalStatus = "V4",
                Need = "N2",
                Placement = "R1",
                Provider = "PR4",
            },
        ],
        PreviousPermanences = [new() { ChildId = id.ChildId, BirthDate = id.BirthDate, Kind = "Z1" }],
    });

    /// <summary>All five.</summary>
    public ImmutableArray<LookedAfterCase> All => [Case, Unaccompanied, LeftCare, Adopted, ShortBreaks];

    private string Male => ending >= 2025 ? "M" : "1";

    private string Female => ending >= 2025 ? "F" : "2";

    /// <summary>The main child with other rows.</summary>
    public LookedAfterCase With(LookedAfterChild child) => Case with { Child = child };

    /// <summary>The main child with another header.</summary>
    public LookedAfterCase With(params ReadOnlySpan<Header> headers) => Case with { Child = Child with { Headers = [.. headers] } };

    /// <summary>The main child with other episodes.</summary>
    public LookedAfterCase With(params ReadOnlySpan<Episode> episodes) => Case with { Child = Child with { Episodes = [.. episodes] } };

    public LookedAfterCase With(params ReadOnlySpan<Review> reviews) => Case with { Child = Child with { Reviews = [.. reviews] } };

    public LookedAfterCase With(params ReadOnlySpan<Outcomes> outcomes) => Case with { Child = Child with { Outcomes = [.. outcomes] } };

    public LookedAfterCase With(params ReadOnlySpan<PlacementDecision> decisions) =>
        Case with { Child = Child with { PlacementDecisions = [.. decisions] } };

    public LookedAfterCase With(params ReadOnlySpan<PreviousPermanence> permanences) =>
        Case with { Child = Child with { PreviousPermanences = [.. permanences] } };

    public LookedAfterCase With(params ReadOnlySpan<MissingPeriod> periods) =>
        Case with { Child = Child with { MissingPeriods = [.. periods] } };

    public LookedAfterCase With(params ReadOnlySpan<SocialWorkerEpisode> workers) =>
        Case with { Child = Child with { SocialWorkers = [.. workers] } };

    public LookedAfterCase With(params ReadOnlySpan<LibertyOrder> orders) => Case with { Child = Child with { LibertyOrders = [.. orders] } };

    /// <summary>The main child with other episodes in last year's return.</summary>
    public LookedAfterCase LastYearWith(params ReadOnlySpan<Episode> episodes) =>
        Case with { LastYear = LastYear with { Episodes = [.. episodes] } };

    /// <summary>The main child with another header in last year's return.</summary>
    public LookedAfterCase LastYearWith(params ReadOnlySpan<Header> headers) =>
        Case with { LastYear = LastYear with { Headers = [.. headers] } };

    /// <summary>The header as last year's return had it: sex was a number until 2023-24.</summary>
    public Header Before(Header header) =>
        ending == 2025 ? header with { Sex = header.IsMale ? "1" : "2" } : header;

    private static LookedAfterCase Of(string id, string sex, DateOnly born, string upn, Func<Header, LookedAfterChild> rows)
    {
        var header = new Header { ChildId = id, Sex = sex, BirthDate = born, Ethnicity = "BAFR", Upn = upn };
        return new() { Child = rows(header) with { Id = id, Headers = [header] }, Reference = Reference };
    }

    private LookedAfterCase MakeLeftCare()
    {
        var seen = Of("C3", Female, new(ending - 20, 11, 20), "B123456789012", id => new()
        {
            CareLeavers = [new() { ChildId = id.ChildId, BirthDate = id.BirthDate, InTouch = "YES", Activity = "F2", Accommodation = "U1" }],
        });
        var last = LastYearEpisode with { ChildId = "C3", Start = new(ending - 8, 6, 1), End = new(ending - 2, 11, 20), ReasonCeased = "E5" };
        return seen with
        {
            LastYear = new() { Id = "C3", Headers = [Before(seen.Child.Headers[0]) with { Mother = "0" }], Episodes = [last] },
        };
    }

    private LookedAfterCase MakeAdopted()
    {
        var decided = new DateOnly(ending - 2, 9, 5);
        var seen = Of("C4", Male, new(ending - 4, 6, 11), "UN1", id => new()
        {
            Episodes =
            [
                Reference.Derive(new()
                {
                    ChildId = id.ChildId,
                    Start = new(ending - 1, 1, 10),
                    ReasonStarted = "B",
                    LegalStatus = "E1",
                    Need = "N1",
                    Placement = "A6",
                    Provider = "PR1",
                    End = Day(6, 20),
                    ReasonCeased = "E12",
                    HomePostcode = "M1 1AE",
                    PlacementPostcode = "LS1 4DY",
                    Urn = ending >= 2016 ? "XXXXXXX" : null,
                }),
            ],
            Reviews = [new() { ChildId = id.ChildId, BirthDate = id.BirthDate, Date = Day(5, 10), Participation = "PN0" }],
            Adoptions =
            [
                new()
                {
                    ChildId = id.ChildId,
                    BirthDate = id.BirthDate,
                    Decision = decided,
                    Matched = new(ending - 2, 12, 20),
                    FosterCare = "0",
                    Adopters = "2",
                    AdopterSex = "MF",
                    AdopterStatus = ending >= 2015 ? "L11" : "L1",
                },
            ],
            PlacementDecisions = [new() { ChildId = id.ChildId, BirthDate = id.BirthDate, Date = decided }],
            SocialWorkers = ending >= 2024
                ? [new() { ChildId = id.ChildId, BirthDate = id.BirthDate, Worker = "SW1234567", Start = new(ending - 1, 1, 10), Reason = "FCONTA" }]
                : [],
        });
        return seen with
        {
            LastYear = new()
            {
                Id = "C4",
                Headers = [Before(seen.Child.Headers[0])],
                Episodes = [seen.Child.Episodes[0] with { End = null, ReasonCeased = null }],
                PlacementDecisions = seen.Child.PlacementDecisions,
                SocialWorkers = ending >= 2025 ? seen.Child.SocialWorkers : [],
            },
        };
    }
}
