using static OpenCollect.LookedAfter.Generating.Tables;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>Faults in reviews, previous permanence, missing periods, social workers and liberty orders. Source: the checks of the return, by code.</summary>
internal static class OtherFaults
{
    public static IEnumerable<Fault> All => [.. OfReviews, .. OfPermanence, .. OfMissing, .. OfWorkers, .. OfOrders];

    private static IEnumerable<Fault> OfReviews =>
    [
        Reviews.Row("166", KnownLife.Settled, Review.DateField, "taken away", r => r with { Date = null }),
        Reviews.Unreadable("166", KnownLife.Settled, Review.DateField, r => r with { Date = null }),
        Reviews.Row("167", KnownLife.Settled, Review.ParticipationField, "code PN9", r => r with { Participation = "PN9" }),
        Reviews.Add("399", KnownLife.Agreed, Review.DateField, "one of a child in short breaks only",
            (c, s) => new() { ChildId = c.Id, BirthDate = c.BirthDate, Date = s.Last.AddDays(-30), Participation = "PN1" }),
        Reviews.Row("440", KnownLife.Settled, Review.ParticipationField, "PN0 at 12", r => r with { Participation = "PN0" }),
        Reviews.Row("441", KnownLife.Toddler, Review.ParticipationField, "PN1 at 3", r => r with { Participation = "PN1" }),
        Reviews.Row("INT17", KnownLife.Settled, Review.BirthDateField, "a day later", r => r with { BirthDate = r.BirthDate.PlusDays(1) }),
    ];

    private static IEnumerable<Fault> OfPermanence =>
    [
        new("630", Years.Always, KnownLife.Joined, Episode.ReasonStartedField, "no row about previous permanence", WithoutPermanence),
        PrevPerm.Row("630", KnownLife.Joined, PreviousPermanence.AuthorityField, "taken away", p => p with { Authority = null }),
        PrevPerm.Row("631", KnownLife.Joined, PreviousPermanence.KindField, "code P9", p => p with { Kind = "P9" }),
        PrevPerm.Row("632", KnownLife.Joined, PreviousPermanence.DateField, "the month after care started",
            (p, s) => p with { Date = $"ZZ/{s.First.AddDays(181).Month:00}/{s.First.AddDays(181).Year}" }),
        PrevPerm.Row("633", KnownLife.Joined, PreviousPermanence.AuthorityField, "code 000", p => p with { Authority = "000" }),
        PrevPerm.Add("634", KnownLife.Teen, PreviousPermanence.KindField, "given though care started before the year",
            (c, _) => new() { ChildId = c.Id, BirthDate = c.BirthDate, Kind = "Z1" }),
        PrevPerm.Row("635", KnownLife.Joined, PreviousPermanence.KindField, "taken away", p => p with { Kind = null }),
        PrevPerm.Row("INT16", KnownLife.Joined, PreviousPermanence.BirthDateField, "a day later",
            p => p with { BirthDate = p.BirthDate.PlusDays(1) }),
        PrevPerm.Table("INT35", KnownLife.Joined, PreviousPermanence.ChildField, "the row twice", (rows, _) => [rows[0], rows[0] with { }]),
    ];

    private static IEnumerable<Fault> OfMissing =>
    [
        Missing.Row("564", KnownLife.Settled, MissingPeriod.StartField, "taken away", m => m with { Start = null }),
        Missing.Row("565", KnownLife.Settled, MissingPeriod.KindField, "taken away", m => m with { Kind = null }),
        Missing.Row("566", KnownLife.Settled, MissingPeriod.KindField, "taken away", m => m with { Kind = null }),
        Missing.Row("567", KnownLife.Settled, MissingPeriod.EndField, "the day before its start",
            m => m with { End = m.Start.PlusDays(-1) }),
        Missing.Row("570", KnownLife.Settled, MissingPeriod.StartField, "the day after the year",
            (m, s) => m with { Start = s.Last.AddDays(1), End = null }),
        Missing.Row("571", KnownLife.Settled, MissingPeriod.EndField, "the day after the year",
            (m, s) => m with { End = s.Last.AddDays(1) }),
        Missing.Add("574", KnownLife.Settled, MissingPeriod.StartField, "one added during the first", (c, _) => c.MissingPeriods[0] with
        {
            Start = c.MissingPeriods[0].Start.PlusDays(1),
            End = c.MissingPeriods[0].End.PlusDays(5),
        }),
        Missing.Row("575", KnownLife.Settled, MissingPeriod.EndField, "taken away though the placement ended",
            (m, s) => m with { Start = s.First.AddDays(100), End = null }),
        new("576", Years.Always, KnownLife.Settled, MissingPeriod.StartField, "another open one in last year's return", (person, scene) =>
        {
            var open = person.ThisYear!.MissingPeriods[0] with { Start = scene.First.AddDays(-10), End = null };
            return (person with { LastYear = person.LastYear! with { MissingPeriods = [open] } }, person.ThisYear.MissingPeriods[0]);
        }),
        Missing.Add("577", KnownLife.Left, MissingPeriod.EndField, "after care ended",
            (c, _) => Period(c, c.Episodes[^1].End.PlusDays(-3), c.Episodes[^1].End.PlusDays(4))),
        Missing.Add("578", KnownLife.Left, MissingPeriod.StartField, "after care ended",
            (c, _) => Period(c, c.Episodes[^1].End.PlusDays(3), c.Episodes[^1].End.PlusDays(4))),
        Missing.Add("581", KnownLife.Joined, MissingPeriod.StartField, "before care started",
            (c, _) => Period(c, c.Episodes[0].Start.PlusDays(-5), c.Episodes[0].Start.PlusDays(-4))),
        Missing.Row("586", KnownLife.Settled, MissingPeriod.StartField, "the birth date", m => m with { Start = m.BirthDate }),
        Missing.Unreadable("1004", KnownLife.Settled, MissingPeriod.StartField, m => m with { Start = null }),
        Missing.Unreadable("1005", KnownLife.Settled, MissingPeriod.EndField, m => m with { End = null }),
        Missing.Row("1006", KnownLife.Settled, MissingPeriod.KindField, "code X", m => m with { Kind = "X" }),
        Missing.Row("INT13", KnownLife.Settled, MissingPeriod.BirthDateField, "a day later",
            m => m with { BirthDate = m.BirthDate.PlusDays(1) }),
    ];

    private static IEnumerable<Fault> OfWorkers =>
    [
        Workers.None("SW01STG1", KnownLife.Settled, SocialWorkerEpisode.ChildField) with { Field = Episode.ChildField },
        Workers.Row("SW01aSTG1", KnownLife.Settled, SocialWorkerEpisode.WorkerField, "taken away from an old one",
            w => w with { Start = new(2023, 3, 1), Worker = null }),
        Workers.Row("SW01bSTG1", KnownLife.Settled, SocialWorkerEpisode.WorkerField, "taken away", w => w with { Worker = null }, -1),
        Workers.Row("SW02STG1", KnownLife.Settled, SocialWorkerEpisode.WorkerField, "one that begins with ZZ",
            w => w with { Worker = "ZZ9000001" }),
        Workers.Row("SW03STG1", KnownLife.Settled, SocialWorkerEpisode.WorkerField, "taken away", w => w with { Worker = null }),
        Workers.Unreadable("SW04STG1", KnownLife.Settled, SocialWorkerEpisode.StartField, w => w with { Start = null }),
        Workers.Unreadable("SW05STG1", KnownLife.Settled, SocialWorkerEpisode.EndField, w => w with { End = null }),
        Workers.Row("SW06STG2", KnownLife.Settled, SocialWorkerEpisode.StartField, "the day after the year",
            (w, s) => w with { Start = s.Last.AddDays(1) }, -1),
        Workers.Row("SW07STG2", KnownLife.Settled, SocialWorkerEpisode.EndField, "the day after the year",
            (w, s) => w with { End = s.Last.AddDays(1) }, -1),
        Workers.Row("SW08STG2", KnownLife.Settled, SocialWorkerEpisode.EndField, "taken away though another follows",
            w => w with { End = null }),
        Workers.Row("SW09STG2", KnownLife.Settled, SocialWorkerEpisode.EndField, "the day it started", w => w with { End = w.Start }),
        Workers.Row("SW10STG2", KnownLife.Settled, SocialWorkerEpisode.StartField, "30 days before the one before ended",
            w => w with { Start = w.Start.PlusDays(-30) }, -1),
        Workers.Row("SW11aSTG2", KnownLife.Settled, SocialWorkerEpisode.StartField, "30 days after the one before ended",
            w => w with { Start = w.Start.PlusDays(30) }, -1),
        Workers.Row("SW11bSTG2", KnownLife.Settled, SocialWorkerEpisode.EndField, "two days before the end of the year",
            (w, s) => w with { End = s.Last.AddDays(-2) }, -1),
        Workers.None("SW12STG2", KnownLife.Joined, SocialWorkerEpisode.StartField) with { Field = Episode.StartField },
        Workers.Row("SW13STG1", KnownLife.Settled, SocialWorkerEpisode.ReasonField, "code WRONG", w => w with { Reason = "WRONG" }),
        Workers.Row("SW14STG2", KnownLife.Settled, SocialWorkerEpisode.EndField, "taken away though another follows",
            w => w with { End = null }),
        Workers.Row("SW17STG2", KnownLife.Settled, SocialWorkerEpisode.EndField, "given in the last one",
            w => w with { End = w.Start.PlusDays(30) }, -1),
    ];

    private static IEnumerable<Fault> OfOrders =>
    [
        Orders.Row("700", KnownLife.Detained, LibertyOrder.StartField, "taken away", o => o with { Start = null }),
        Orders.Unreadable("701", KnownLife.Detained, LibertyOrder.EndField, o => o with { End = null }),
        Orders.Row("702", KnownLife.Detained, LibertyOrder.EndField, "the day before its start",
            o => o with { End = o.Start.PlusDays(-1) }),
        Orders.Row("703", KnownLife.Detained, LibertyOrder.StartField, "the day after the year",
            (o, s) => o with { Start = s.Last.AddDays(1), End = null }),
        Orders.Row("704", KnownLife.Detained, LibertyOrder.EndField, "the day after the year",
            (o, s) => o with { End = s.Last.AddDays(1) }),
        Orders.Add("705", KnownLife.Detained, LibertyOrder.StartField, "one added during the first", (c, _) => c.LibertyOrders[0] with
        {
            Start = c.LibertyOrders[0].Start.PlusDays(5),
            End = c.LibertyOrders[0].End.PlusDays(5),
        }),
        new("706", Years.Always, KnownLife.Detained, LibertyOrder.StartField, "another open one in last year's return", (person, scene) =>
        {
            var open = person.ThisYear!.LibertyOrders[0] with { Start = scene.First.AddDays(-10), End = null };
            return (person with { LastYear = person.LastYear! with { LibertyOrders = [open] } }, person.ThisYear.LibertyOrders[0]);
        }) { InTables = Years.From(2028) },
        Orders.Add("707", KnownLife.Left, LibertyOrder.EndField, "after care ended",
            (c, _) => Order(c, c.Episodes[^1].End.PlusDays(-10), c.Episodes[^1].End.PlusDays(4))),
        Orders.Row("708", KnownLife.Detained, LibertyOrder.StartField, "the birth date", o => o with { Start = o.BirthDate }),
        Orders.Add("709", KnownLife.Settled, LibertyOrder.StartField, "one of a foster child",
            (c, s) => Order(c, s.First.AddDays(200), s.First.AddDays(220))),
        Episodes.Row("710", KnownLife.Detained, Episode.PlacementField, "a secure home", e => e with { Placement = "K1" }),
    ];

    private static MissingPeriod Period(LookedAfterChild child, DateOnly? start, DateOnly? end) =>
        new() { ChildId = child.Id, BirthDate = child.BirthDate, Kind = "M", Start = start, End = end };

    private static LibertyOrder Order(LookedAfterChild child, DateOnly? start, DateOnly? end) =>
        new() { ChildId = child.Id, BirthDate = child.BirthDate, Start = start, End = end };

    private static (LookedAfterPerson Person, Record? At) WithoutPermanence(LookedAfterPerson person, Scene scene) =>
        (person with { ThisYear = person.ThisYear! with { PreviousPermanences = [] } }, person.ThisYear!.Episodes[0]);
}
