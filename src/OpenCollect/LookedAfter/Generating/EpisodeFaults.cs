using static OpenCollect.LookedAfter.Generating.Tables;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>Faults in the Episodes table, by itself and beside last year's. Source: the checks of the return, by code.</summary>
internal static class EpisodeFaults
{
    public static IEnumerable<Fault> All => [.. Values, .. Dates, .. Statuses, .. Placements, .. Pairs, .. Endings, .. LastYears];

    private static IEnumerable<Fault> Values =>
    [
        Episodes.Unreadable("141", KnownLife.Settled, Episode.StartField, e => e with { Start = null }),
        Episodes.Row("143", KnownLife.Settled, Episode.ReasonStartedField, "code X", e => e with { ReasonStarted = "X" }),
        Episodes.Row("144", KnownLife.Settled, Episode.LegalStatusField, "code Z9", e => e with { LegalStatus = "Z9" }),
        Episodes.Row("145", KnownLife.Settled, Episode.NeedField, "code N9", e => e with { Need = "N9" }),
        Episodes.Row("146", KnownLife.Settled, Episode.PlacementField, "code X9", e => e with { Placement = "X9" }),
        Episodes.Unreadable("147", KnownLife.Settled, Episode.EndField, e => e with { End = null }),
        Episodes.Row("148", KnownLife.Left, Episode.ReasonCeasedField, "taken away", e => e with { ReasonCeased = null }),
        Episodes.Row("149", KnownLife.Left, Episode.ReasonCeasedField, "code E99", e => e with { ReasonCeased = "E99" }),
        Episodes.Row("178", KnownLife.Settled, Episode.ProviderField, "code PR9", e => e with { Provider = "PR9" }),
        Episodes.Row("1009", KnownLife.Settled, Episode.ReasonForChangeField, "code WRONG", e => e with { ReasonForChange = "WRONG" }),
        Episodes.Row("169", KnownLife.Settled, Episode.PlacementPostcodeField, "taken away", e => e with { PlacementPostcode = null }),
        Episodes.Row("179", KnownLife.Settled, Episode.PlacementPostcodeField, "taken away", e => e with { PlacementPostcode = null }),
        Episodes.Row("392a", KnownLife.Settled, Episode.PlacementPostcodeField, "taken away", e => e with { PlacementPostcode = null }),
        Episodes.Row("392b", KnownLife.Settled, Episode.HomePostcodeField, "taken away", e => e with { HomePostcode = null }),
        Episodes.Row("392c", KnownLife.Settled, Episode.PlacementPostcodeField, "one that is not in the directory",
            e => e with { PlacementPostcode = "ZZ1 1ZZ" }),
        Episodes.Row("392d", KnownLife.Settled, Episode.PlacementPostcodeField, "that of the home",
            e => e with { PlacementPostcode = e.HomePostcode }),
        Episodes.Row("454", KnownLife.Joined, Episode.PlacementPostcodeField, "one in the far north",
            e => e with { PlacementPostcode = SyntheticPlaces.FarNorth }),
        Episodes.Row("406", KnownLife.Unaccompanied, Episode.HomePostcodeField, "given for an asylum seeker",
            e => e with { HomePostcode = SyntheticPlaces.FarNorth }),
        Episodes.Table("358", KnownLife.Joined, Episode.LegalStatusField, "on remand at 8",
            (rows, _) => [rows[0] with { LegalStatus = "J1" }]),
        new("NoE", Years.Always, KnownLife.Settled, Episode.StartField, "no episodes in last year's return", NoneLastYear),
    ];

    private static IEnumerable<Fault> Dates =>
    [
        Episodes.Row("142", KnownLife.Settled, Episode.EndField, "taken away", e => e with { End = null, ReasonCeased = null }),
        Episodes.Row("353", KnownLife.Settled, Episode.StartField, "in 1990", e => e with { Start = new(1990, 5, 1) }),
        Episodes.Row("354", KnownLife.Settled, Episode.StartField, "the day after the year",
            (e, s) => e with { Start = s.Last.AddDays(1) }, -1),
        Episodes.Row("355", KnownLife.Left, Episode.EndField, "the day it started", e => e with { End = e.Start }),
        Episodes.Row("356", KnownLife.Left, Episode.EndField, "the day before it started", e => e with { End = e.Start.PlusDays(-1) }),
        Episodes.Row("385", KnownLife.Left, Episode.EndField, "the day after the year", (e, s) => e with { End = s.Last.AddDays(1) }),
        Episodes.Row("365", KnownLife.Breaks, Episode.EndField, "18 days after its start", e => e with { End = e.Start.PlusDays(18) }),
        Episodes.Row("367", KnownLife.Breaks, Episode.EndField, "80 days after its start", e => e with { End = e.Start.PlusDays(80) }, -1),
        Episodes.Row("501", KnownLife.Settled, Episode.StartField, "before the one before ended",
            e => e with { Start = e.Start.PlusDays(-5) }, -1),
        Episodes.Row("433", KnownLife.Settled, Episode.StartField, "the day after the one before ended",
            e => e with { Start = e.Start.PlusDays(1) }, -1),
        Episodes.Row("388", KnownLife.Settled, Episode.EndField, "the day before the next starts",
            e => e with { End = e.End.PlusDays(-1) }),
    ];

    private static IEnumerable<Fault> Statuses =>
    [
        Episodes.Row("361", KnownLife.Settled, Episode.LegalStatusField, "police protection for months",
            e => e with { LegalStatus = "L1" }, -1),
        Episodes.Row("362", KnownLife.Settled, Episode.LegalStatusField, "an emergency order for months",
            e => e with { LegalStatus = "L2" }, -1),
        Episodes.Row("363", KnownLife.Settled, Episode.LegalStatusField, "an assessment order for months",
            e => e with { LegalStatus = "L3" }, -1),
        Episodes.Row("364", KnownLife.Settled, Episode.LegalStatusField, "held by the police for months",
            e => e with { LegalStatus = "J2" }, -1),
        Episodes.Row("366", KnownLife.Breaks, Episode.ReasonStartedField, "code P", e => e with { ReasonStarted = "P" }),
        Episodes.Row("378", KnownLife.Joined, Episode.PlacementField, "with parents though by agreement",
            e => e with { Placement = "P1", Provider = "PR0", Urn = null }),
        Episodes.Row("382", KnownLife.Agreed, Episode.PlacementField, "a temporary one", e => e with { Placement = "T4", Provider = null }),
        Episodes.Row("384", KnownLife.Agreed, Episode.PlacementField, "long-term fostering", e => e with { Placement = "U4" }),
        Episodes.Row("398", KnownLife.Agreed, Episode.HomePostcodeField, "given for short breaks",
            e => e with { HomePostcode = SyntheticPlaces.FarNorth }),
        Episodes.Row("214", KnownLife.Agreed, Episode.PlacementPostcodeField, "given for short breaks",
            e => e with { PlacementPostcode = SyntheticPlaces.FarNorth }),
        Episodes.Row("420", KnownLife.Agreed, Episode.PlacementPostcodeField, "given for short breaks",
            e => e with { PlacementPostcode = SyntheticPlaces.FarNorth }),
        Episodes.Row("426", KnownLife.Breaks, Episode.LegalStatusField, "V4 beside V3", e => e with { LegalStatus = "V4" }),
        Episodes.Row("408", KnownLife.ToBeAdopted, Episode.LegalStatusField, "a care order", e => e with { LegalStatus = "C2" }, -1),
        Episodes.Row("445", KnownLife.Settled, Episode.LegalStatusField, "freed for adoption", e => e with { LegalStatus = "D1" }, -1),
        Episodes.Row("451", KnownLife.Settled, Episode.LegalStatusField, "freed for adoption", e => e with { LegalStatus = "D1" }, -1),
        Episodes.Row("555", KnownLife.Settled, Episode.LegalStatusField, "freed for adoption without a decision",
            e => e with { LegalStatus = "D1" }, -1),
        Episodes.Row("446", KnownLife.ToBeAdopted, Episode.StartField, "in November 2005", e => e with { Start = new(2005, 11, 30) }),
        Episodes.Row("553", KnownLife.Settled, Episode.LegalStatusField, "a placement order without a decision",
            e => e with { LegalStatus = "E1" }, -1),
        Episodes.Row("557", KnownLife.Left, Episode.LegalStatusField, "a placement order without a decision",
            e => e with { LegalStatus = "E1" }),
    ];

    private static IEnumerable<Fault> Placements =>
    [
        Episodes.Row("213", KnownLife.Away, Episode.ProviderField, "given for a temporary placement", e => e with { Provider = "PR1" }, 1),
        Episodes.Row("526", KnownLife.Settled, Episode.ProviderField, "taken away", e => e with { Provider = null }),
        .. Provided(("527", "P1", "PR1"), ("528", "P1", "PR2"), ("529", "K2", "PR3"), ("530", "P1", "PR4"), ("531", "P1", "PR5"), ("550", "K2", "PR0")),
        Episodes.Row("217", KnownLife.ToBeAdopted, Episode.PlacementField, "with the foster carers though the placement changed",
            e => e with { Placement = "A5" }, -1)
            .In(Years.From(2016)),
        Episodes.Row("217t", KnownLife.Settled, Episode.PlacementField, "independent living",
            e => e with { Placement = "P2", Provider = "PR4", Urn = null }, -1),
        Episodes.Row("218", KnownLife.Settled, Episode.UrnField, "taken away", e => e with { Urn = null }, -1),
        Episodes.Row("219", KnownLife.Settled, Episode.UrnField, "that of a children's home",
            (e, s) => e with { Urn = s.Places.OwnHome.Urn }),
        Episodes.Row("221", KnownLife.Teen, Episode.PlacementPostcodeField, "not that of the home",
            (e, s) => e with { PlacementPostcode = s.Places.Elsewhere }),
        Episodes.Row("222", KnownLife.Settled, Episode.PlacementField, "with parents though there is a number",
            e => e with { Placement = "P1", Provider = "PR0" }, -1),
        Episodes.Row("224", KnownLife.Settled, Episode.ProviderField, "not that of the number", e => e with { Provider = "PR5" }, -1),
        Episodes.Row("227", KnownLife.Teen, Episode.UrnField, "that of a home closed long ago",
            (e, s) => e with { Urn = s.Places.ClosedHome.Urn }),
        Episodes.Row("228", KnownLife.Teen, Episode.UrnField, "that of a home closed long ago",
            (e, s) => e with { Urn = s.Places.ClosedHome.Urn }),
        Episodes.Row("229", KnownLife.Settled, Episode.ProviderField, "another authority's though our own",
            e => e with { Provider = "PR2" }),
        Episodes.Row("230", KnownLife.Teen, Episode.UrnField, "taken away from supported accommodation",
            e => e with { Placement = "H5", Urn = null }),
        Episodes.Row("1008", KnownLife.Settled, Episode.UrnField, "one that is not in the list", e => e with { Urn = "SC000000" }),
        Episodes.Row("1015", KnownLife.Teen, Episode.PlacementPostcodeField, "in another authority though our own",
            (e, s) => e with { PlacementPostcode = s.Places.Elsewhere }),
        Episodes.Row("370", KnownLife.Settled, Episode.PlacementField, "independent living at 12", e => e with { Placement = "P2" }, -1),
        Episodes.Row("371", KnownLife.Settled, Episode.PlacementField, "supported accommodation at 12",
            (e, s) => e with { Placement = s.Year.Ending >= 2025 ? "K3" : "H5" }, -1),
        Episodes.Row("372", KnownLife.Joined, Episode.PlacementField, "custody at 8", e => e with { Placement = "R5" }),
        Episodes.Row("373", KnownLife.Toddler, Episode.PlacementField, "a residential school at 3", e => e with { Placement = "S1" }),
        Episodes.Row("374", KnownLife.Settled, Episode.PlacementField, "residential employment at 12",
            e => e with { Placement = "P3" }, -1),
        Longer("375", "T1", 43),
        Longer("376", "T3", 22),
        Longer("379", "T4", 8),
        Episodes.Table("377", KnownLife.Settled, Episode.PlacementField, "three holidays of the carer", (rows, _) =>
            [rows[0], .. Enumerable.Range(1, 3).Select(n => rows[1] with { Placement = "T3", Start = rows[1].Start.PlusDays(n * 10), End = rows[1].Start.PlusDays((n * 10) + 5), ReasonCeased = "X1" })]),
        Episodes.Row("380", KnownLife.Away, Episode.ReasonStartedField, "code L", e => e with { ReasonStarted = "L" }, 1),
        Episodes.Row("381", KnownLife.Left, Episode.PlacementField, "a temporary one",
            e => e with { Placement = "T4", Provider = null, Urn = null }),
        Episodes.Row("383", KnownLife.Away, Episode.PlacementField, "another than before", e => e with { Placement = "K2" }, 2),
        Episodes.Row("359", KnownLife.CameOfAge, Episode.EndField, "taken away at 18", e => e with { End = null, ReasonCeased = null }),
        Episodes.Table("336", KnownLife.ToBeAdopted, Episode.PlacementField, "with the foster carers after a children's home", (rows, _) =>
            rows.SetItem(0, rows[0] with { Placement = "K2" }).SetItem(1, rows[1] with { Placement = "A5" })),
    ];

    private static IEnumerable<Fault> Pairs =>
    [
        Episodes.Row("225", KnownLife.Settled, Episode.ReasonForChangeField, "taken away", e => e with { ReasonForChange = null }),
        Episodes.Row("226", KnownLife.Away, Episode.ReasonForChangeField, "given for a temporary placement",
            e => e with { ReasonForChange = "OTHER" }, 1),
        Episodes.Row("233", KnownLife.Settled, Episode.ReasonForChangeField, "given though still open",
            e => e with { ReasonForChange = "CARPL" }, -1),
        new("234", Years.Always, KnownLife.Settled, Episode.ReasonForChangeField, "custody at 9", (person, scene) =>
        {
            var child = person.ThisYear!;
            var moved = child.Episodes[0] with { ReasonForChange = "CUSTOD" };
            child = child with { Headers = [child.Headers[0] with { BirthDate = scene.First.AddYears(-9) }], Episodes = child.Episodes.SetItem(0, moved) };
            return (person with { ThisYear = child }, moved);
        }),
        Episodes.Row("357", KnownLife.Joined, Episode.ReasonStartedField, "code P", e => e with { ReasonStarted = "P" }),
        Episodes.Row("431", KnownLife.Settled, Episode.ReasonStartedField, "code S on the day the last ended",
            e => e with { ReasonStarted = "S" }, -1),
        Episodes.Row("432", KnownLife.Settled, Episode.ReasonCeasedField, "left care though it goes on",
            (e, s) => e with { ReasonCeased = Home(s) }),
        Episodes.Row("434", KnownLife.Settled, Episode.ReasonStartedField, "code L though the placement changed",
            e => e with { ReasonStarted = "L" }, -1),
        Episodes.Row("435", KnownLife.Settled, Episode.LegalStatusField, "changed with the placement",
            e => e with { LegalStatus = "C1" }, -1),
        Episodes.Row("436", KnownLife.Settled, Episode.ReasonStartedField, "code B though the legal status did not change",
            e => e with { ReasonStarted = "B" }, -1),
        Episodes.Row("437", KnownLife.Settled, Episode.ReasonCeasedField, "died though there is a later episode",
            e => e with { ReasonCeased = "E2" }),
        Episodes.Row("504", KnownLife.Settled, Episode.NeedField, "another than before", e => e with { Need = "N5" }, -1),
    ];

    private static IEnumerable<Fault> Endings =>
    [
        Episodes.Row("386", KnownLife.CameOfAge, Episode.ReasonCeasedField, "adopted at 18", e => e with { ReasonCeased = "E11" }),
        Episodes.Row("387", KnownLife.Left, Episode.ReasonCeasedField, "independent living at 9", e => e with { ReasonCeased = "E5" }),
        Episodes.Row("389", KnownLife.Left, Episode.ReasonCeasedField, "adult care at 9", e => e with { ReasonCeased = "E7" }),
        Episodes.Row("390", KnownLife.Left, Episode.ReasonCeasedField, "adopted from foster care", e => e with { ReasonCeased = "E11" }),
        Episodes.Row("407", KnownLife.CameOfAge, Episode.EndField, "special guardianship the day after the eighteenth birthday",
            (e, s) => e with { End = e.End.PlusDays(1), ReasonCeased = s.Year.Ending >= 2019 ? "E47" : "E44" }),
        Episodes.Row("460", KnownLife.Left, Episode.ReasonCeasedField, "stayed with the carers at 9",
            e => e with { ReasonCeased = "E17" }).In(Years.From(2015)),
        Episodes.Row("516", KnownLife.Left, Episode.ReasonCeasedField, "foster carers' guardianship after a children's home",
            (e, s) => e with { Placement = "K2", ReasonCeased = s.Year.Ending >= 2019 ? "E46" : "E43" }),
        Episodes.Add("199", KnownLife.Adopted, Episode.StartField, "one added after adoption", (c, s) => c.Episodes[^1] with
        {
            Start = s.Last.AddDays(-30),
            ReasonStarted = "S",
            End = null,
            ReasonCeased = null,
        }),
        Episodes.Row("601", KnownLife.Settled, Episode.ReasonCeasedField, "adopted without a row about adoption",
            e => e with { ReasonCeased = "E12" }),
        new("580", Years.Always, KnownLife.CameOfAge, Episode.ReasonCeasedField, "not E8 though missing at 18", MissingAtEighteen),
    ];

    private static IEnumerable<Fault> LastYears =>
    [
        Episodes.BeforeRow("452", KnownLife.Settled, Episode.PlacementPostcodeField, "in another authority",
            (e, s) => e with { PlacementPostcode = s.Places.Elsewhere }),
        Episodes.BeforeRow("453", KnownLife.Settled, Episode.PlacementPostcodeField, "in another authority",
            (e, s) => e with { PlacementPostcode = s.Places.Elsewhere }),
        Episodes.BeforeRow("502", KnownLife.Settled, Episode.StartField, "the day before",
            (e, _) => e with { Start = e.Start.PlusDays(-1) }),
        Episodes.BeforeRow("503A", KnownLife.Settled, Episode.ReasonStartedField, "code B", (e, _) => e with { ReasonStarted = "B" }),
        Episodes.BeforeRow("503B", KnownLife.Settled, Episode.LegalStatusField, "an interim order",
            (e, _) => e with { LegalStatus = "C1" }),
        Episodes.BeforeRow("503C", KnownLife.Settled, Episode.NeedField, "another", (e, _) => e with { Need = "N5" }),
        Episodes.BeforeRow("503D", KnownLife.Settled, Episode.PlacementField, "a children's home", (e, _) => e with { Placement = "K2" }),
        Episodes.BeforeRow("503E", KnownLife.Settled, Episode.ProviderField, "another", (e, _) => e with { Provider = "PR5" }),
        Episodes.BeforeRow("503F", KnownLife.Settled, Episode.UrnField, "another", (e, s) => e with { Urn = s.Places.OwnHome.Urn }),
        Episodes.BeforeRow("503G", KnownLife.Settled, Episode.PlacementPostcodeField, "in another authority",
            (e, s) => e with { PlacementPostcode = s.Places.Elsewhere }),
        Episodes.BeforeRow("503H", KnownLife.Settled, Episode.PlacementPostcodeField, "in another authority",
            (e, s) => e with { PlacementPostcode = s.Places.Elsewhere }),
        Episodes.BeforeRow("503J", KnownLife.Settled, Episode.PlacementPostcodeField, "in another authority",
            (e, s) => e with { PlacementPostcode = s.Places.Elsewhere }),
        Episodes.Row("562", KnownLife.Settled, Episode.StartField, "the day before", e => e with { Start = e.Start.PlusDays(-1) }),
    ];

    private static string Home(Scene scene) => scene.Year.Ending >= 2015 ? "E4A" : "E4";

    private static IEnumerable<Fault> Provided(params (string Rule, string Placement, string Provider)[] pairs) =>
        pairs.Select(p => Episodes.Row(p.Rule, KnownLife.Settled, Episode.ProviderField, $"{p.Provider} for {p.Placement}",
            e => e with { Placement = p.Placement, Provider = p.Provider, Urn = null }, -1));

    /// <summary>A temporary placement of so many days; the one that follows starts as much later.</summary>
    private static Fault Longer(string rule, string placement, int days) =>
        Episodes.Table(rule, KnownLife.Away, Episode.EndField, $"{days} days after its start", (rows, _) => rows
            .SetItem(1, rows[1] with { Placement = placement, End = rows[1].Start.PlusDays(days) })
            .SetItem(2, rows[2] with { Start = rows[1].Start.PlusDays(days) }), 1);

    private static (LookedAfterPerson Person, Record? At) NoneLastYear(LookedAfterPerson person, Scene scene) =>
        (person with { LastYear = person.LastYear! with { Episodes = [] } }, person.ThisYear!.Episodes[0]);

    private static (LookedAfterPerson Person, Record? At) MissingAtEighteen(LookedAfterPerson person, Scene scene)
    {
        var child = person.ThisYear!;
        var end = child.Episodes[^1].End;
        child = child with { MissingPeriods = [new() { ChildId = child.Id, BirthDate = child.BirthDate, Kind = "M", Start = end.PlusDays(-3), End = end }] };
        return (person with { ThisYear = child }, child.Episodes[^1]);
    }
}
