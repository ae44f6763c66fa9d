using static OpenCollect.Cin.Generating.FaultKind;

namespace OpenCollect.Cin.Generating;

/// <summary>Faults in episodes and their assessments. Source: the census's rules, by code.</summary>
internal static class EpisodeFaults
{
    private static readonly Years To2022 = Years.Until(2022);
    private static readonly Years From2023 = Years.From(2023);

    public static IEnumerable<FaultKind> OfEpisodes =>
    [
        Episode("2990", Years.Always, Shape.Whole, Cin.Episode.ReasonForClosureField, "RC8 beside plans", (e, _) => e with { ReasonForClosure = "RC8" }),
        Episode("2990", Years.Always, Shape.NotInNeed, Cin.Episode.ConferenceDateField, "a conference after assessment",
            (e, _) => e with { ConferenceDate = e.ReferralDate }),
        Episode("2991Q", Years.Always, Shape.Whole, Cin.Section47.StartField, "assessments taken away", (e, _) => e with { Assessments = [] },
            e => e.Section47s[0]),
        Episode("8565", Years.Always, Shape.Whole, Cin.Episode.ClosureDateField, "the day before the protection plan ends",
            (e, _) => e with { ClosureDate = e.ProtectionPlans[0].End?.AddDays(-1) }),
        Episode("8568", Years.Always, Shape.Any, Cin.Episode.NoFurtherActionField, "taken away", (e, _) => e with { NoFurtherAction = null }),
        Episode("8568", Years.Always, Shape.Whole, Cin.Episode.NoFurtherActionField, "the text yes", (e, _) => e with { NoFurtherAction = "yes" }),
        .. Turned("8569", Shape.NoFurtherAction, Cin.Episode.ReferralDateField, "30 days before the year",
            (e, y) => e with { ReferralDate = y.FirstDay.AddDays(-30) }),
        Episode("8585Q", Years.Always, Shape.Whole, Cin.Episode.ReasonForClosureField, "RC2 without a date of death",
            (e, _) => e with { ReasonForClosure = "RC2" }),
        Episode("8600", Years.Always, Shape.Any, Cin.Episode.ReferralDateField, "taken away", (e, _) => e with { ReferralDate = null }),
        Episode("8600", Years.Always, Shape.NoFurtherAction, Cin.Episode.ReferralDateField, "the day after the year",
            (e, y) => e with { ReferralDate = y.LastDay.AddDays(1) }),
        Episode("8610", Years.Always, Shape.Whole, Cin.Episode.PrimaryNeedField, "taken away", (e, _) => e with { PrimaryNeed = null }),
        Episode("8620", Years.Always, Shape.Whole, Cin.Episode.ClosureDateField, "the day after the year",
            (e, y) => e with { ClosureDate = y.LastDay.AddDays(1) }),
        Episode("8630", Years.Always, Shape.Whole, Cin.Episode.ClosureDateField, "the day before the referral",
            (e, _) => e with { ClosureDate = e.ReferralDate?.AddDays(-1) }),
        Episode("8640", Years.Always, Shape.Whole, Cin.Episode.ReasonForClosureField, "code RC0", (e, _) => e with { ReasonForClosure = "RC0" }),
        Episode("8640", To2022, Shape.NotInNeed, Cin.Episode.ReasonForClosureField, "code RC9 of later years", (e, _) => e with { ReasonForClosure = "RC9" }),
        Episode("8650", Years.Always, Shape.Whole, Cin.Episode.PrimaryNeedField, "code N10", (e, _) => e with { PrimaryNeed = "N10" }),
        Episode("8805", Years.Always, Shape.Whole, Cin.Episode.ReasonForClosureField, "taken away", (e, _) => e with { ReasonForClosure = null }),
        Episode("8810", Years.Always, Shape.Whole, Cin.Episode.ClosureDateField, "taken away", (e, _) => e with { ClosureDate = null }),
        Second("8815", Shape.Open, Cin.Episode.ClosureDateField, "a second open episode", (e, _) => Fresh(e, 10) with { NoFurtherAction = "false" }),
        Second("8816", Shape.Open, Cin.Episode.ReferralDateField, "a referral after that of the open episode", (e, _) => Fresh(e, 10)),
        Second("8820", Shape.Whole, Cin.Episode.ReferralDateField, "a referral before the episode was closed", (e, _) => Fresh(e, 10)),
        Episode("8825Q", Years.Always, Shape.NotInNeed, Cin.Episode.ReasonForClosureField, "assessments taken away", (e, _) => e with { Assessments = [] }),
        Episode("8831", Years.Always, Shape.NoFurtherAction, Cin.Episode.NoFurtherActionField, "an assessment added",
            (e, _) => e with { Assessments = [new() { Start = e.ReferralDate }] }),
        Episode("8831", Years.Always, Shape.NoFurtherAction, Cin.Episode.NoFurtherActionField, "a conference added",
            (e, _) => e with { ConferenceDate = e.ReferralDate }),
        Episode("8832", Years.Always, Shape.NoFurtherAction, Cin.Episode.NoFurtherActionField, "a protection plan added",
            (e, _) => e with
            {
                ProtectionPlans = [new() { Start = e.ReferralDate, InitialCategory = "NEG", LatestCategory = "NEG", PreviousPlans = "0" }],
            }),
        Episode("8866", Years.Always, Shape.Whole, Cin.Episode.ReferralSourceField, "taken away", (e, _) => e with { ReferralSource = null }),
        Episode("8866", Years.Always, Shape.Any, Cin.Episode.ReferralSourceField, "code 2C", (e, _) => e with { ReferralSource = "2C" }),
        Episode("8866", To2022, Shape.Whole, Cin.Episode.ReferralSourceField, "code 5D of later years", (e, _) => e with { ReferralSource = "5D" }),
    ];

    public static IEnumerable<FaultKind> OfAssessments =>
    [
        Assessment("1103", Years.Always, Shape.Whole, Cin.Assessment.StartField, "the day before the referral",
            (e, a, _) => a with { Start = e.ReferralDate?.AddDays(-1) }),
        Assessment("8608", Years.Always, Shape.Whole, Cin.Assessment.StartField, "the day after its end",
            (_, a, _) => a with { Start = a.Authorised?.AddDays(1) }),
        Assessment("8614", Years.Always, Shape.Open, Cin.Assessment.AuthorisedField, "taken away though there are factors",
            (_, a, _) => a with { Authorised = null }),
        Assessment("8617", To2022, Shape.Whole, Cin.Assessment.FactorsField, "8A added", (_, a, _) => a with { Factors = a.Factors.Add("8A") }),
        Assessment("8670Q", Years.Always, Shape.Open, Cin.Assessment.AuthorisedField, "taken away with the factors of an old assessment", Uncompleted),
        Assessment("8696", Years.Always, Shape.Open, Cin.Assessment.AuthorisedField, "the day after the year",
            (_, a, y) => a with { Authorised = y.LastDay.AddDays(1) }),
        Assessment("8736", Years.Always, Shape.Open, Cin.Assessment.StartField, "the day before the year and not completed",
            (e, a, y) => Uncompleted(e, a, y) with { Start = y.FirstDay.AddDays(-1) }),
        .. Assessments2("8863", "one added that starts with the first", e => e.Assessments[0] with { Factors = ["20"] }),
        Assessment("8867", Years.Always, Shape.Whole, Cin.Assessment.AuthorisedField, "taken away with the factors", Uncompleted),
        Assessment("8869", Years.Always, Shape.Whole, Cin.Assessment.FactorsField, "21 added", (_, a, _) => a with { Factors = a.Factors.Add("21") }),
        .. Alone("8873", "21 alone", (_, a, _) => a with { Factors = ["21"] }),
        Episode("8896", Years.Always, Shape.Open, Cin.Assessment.AuthorisedField, "two assessments without it",
            (e, y) => e with { Assessments = [Uncompleted(e, e.Assessments[0], y), new() { Start = e.ReferralDate?.AddDays(40) }] },
            e => e.Assessments[1]),
        .. Alone("8897", "taken away", (_, a, _) => a with { Factors = [] }),
        .. Alone("8897", "code 99Z", (_, a, _) => a with { Factors = ["99Z"] }),
        Assessment("8898", Years.Always, Shape.Whole, Cin.Assessment.FactorsField, "the first one twice",
            (_, a, _) => a with { Factors = a.Factors.Add(a.Factors[0]) }),
        Assessment("8945Q", Years.From(2025), Shape.Whole, Cin.Assessment.FactorsField, "18A added", (_, a, _) => a with { Factors = a.Factors.Add("18A") }),
        Assessment("8950Q", Years.From(2025), Shape.Whole, Cin.Assessment.FactorsField, "19A added", (_, a, _) => a with { Factors = a.Factors.Add("19A") }),
    ];

    private static FaultKind[] Turned(string rule, Shape shape, Field field, string change, Func<Episode, CollectionYear, Episode> spoil) =>
        [Episode(rule, To2022, shape, field, change, spoil), Episode(rule + "Q", From2023, shape, field, change, spoil)];

    private static FaultKind[] Alone(string rule, string change, Func<Episode, Assessment, CollectionYear, Assessment> spoil) =>
    [
        Assessment(rule, To2022, Shape.Whole, Cin.Assessment.FactorsField, change, spoil),
        Assessment(rule + "Q", From2023, Shape.Whole, Cin.Assessment.FactorsField, change, spoil),
    ];

    private static FaultKind[] Assessments2(string rule, string change, Func<Episode, Assessment> second)
    {
        return [Of(rule, To2022), Of(rule + "Q", From2023)];

        FaultKind Of(string code, Years years) =>
            Episode(code, years, Shape.Whole, Cin.Assessment.StartField, change,
                (e, _) => e with { Assessments = [e.Assessments[0], second(e)] }, e => e.Assessments[1]);
    }

    private static FaultKind Second(string rule, Shape shape, Field field, string change, Func<Episode, CollectionYear, Episode> second) =>
        new(rule, Years.Always, shape, field, change, (child, year) =>
        {
            var added = second(child.Episodes[0], year);
            return (child with { Episodes = child.Episodes.Add(added) }, rule == "8816" ? child.Episodes[0] : added);
        });

    /// <summary>A referral without further action, so many days after that of the episode.</summary>
    private static Episode Fresh(Episode episode, int days) => new()
    {
        ReferralDate = episode.ReferralDate?.AddDays(days),
        ReferralSource = "6",
        PrimaryNeed = "N1",
        NoFurtherAction = "true",
    };

    private static Assessment Uncompleted(Episode episode, Assessment assessment, CollectionYear year) =>
        assessment with { InternalReview = null, Authorised = null, Factors = [] };
}
