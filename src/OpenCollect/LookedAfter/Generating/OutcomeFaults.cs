using static OpenCollect.LookedAfter.Generating.Tables;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>Faults in the OC2 and OC3 tables. Source: the checks of the return, by code.</summary>
internal static class OutcomeFaults
{
    public static IEnumerable<Fault> All => [.. OfOutcomes, .. OfCareLeavers];

    private static IEnumerable<Fault> OfOutcomes =>
    [
        Oc2.Row("157", KnownLife.Settled, Outcomes.SdqReasonField, "SDQ1 at 12", o => o with { SdqScore = null, SdqReason = "SDQ1" }),
        Oc2.Row("158", KnownLife.Settled, Outcomes.InterventionOfferedField, "given though received", o => Misuse(o, "1", "0")),
        Oc2.Row("159", KnownLife.Settled, Outcomes.InterventionOfferedField, "taken away though not received", o => Misuse(o, "0", null)),
        Oc2.Row("180", KnownLife.Settled, Outcomes.SdqScoreField, "41", o => o with { SdqScore = "41", SdqReason = null }),
        Oc2.Row("181", KnownLife.Settled, Outcomes.ImmunisationsField, "2", o => o with { Immunisations = "2" }),
        Oc2.Row("182", KnownLife.Settled, Outcomes.TeethCheckField, "taken away", o => o with { TeethCheck = null }),
        Oc2.Add("185", KnownLife.Joined, Outcomes.SdqScoreField, "given before a year in care",
            (c, _) => Oc2Row(c) with { SdqScore = "5" }),
        Oc2.Row("186", KnownLife.Settled, Outcomes.SdqScoreField, "neither score nor reason",
            o => o with { SdqScore = null, SdqReason = null }),
        Oc2.Row("188", KnownLife.Toddler, Outcomes.SdqScoreField, "given at 3", o => o with { SdqScore = "5" }),
        Oc2.Add("189", KnownLife.CameOfAge, Outcomes.SdqScoreField, "given at 18", (c, _) => Oc2Row(c) with { SdqScore = "5" }),
        Oc2.Add("190", KnownLife.Joined, Outcomes.TeethCheckField, "given before a year in care",
            (c, _) => Oc2Row(c) with { TeethCheck = "1" }),
        Oc2.Row("191", KnownLife.Settled, Outcomes.ImmunisationsField, "taken away", o => o with { Immunisations = null }),
        Oc2.None("191", KnownLife.Settled, Outcomes.ImmunisationsField) with { Field = Episode.ChildField },
        Oc2.Row("192", KnownLife.Settled, Outcomes.InterventionReceivedField, "taken away though there is a problem",
            o => Misuse(o, null, null)),
        Oc2.Row("193", KnownLife.Settled, Outcomes.InterventionReceivedField, "given without a problem",
            o => o with { SubstanceMisuse = "0", InterventionReceived = "1" }),
        Oc2.Row("196", KnownLife.Settled, Outcomes.SdqReasonField, "code SDQ9", o => o with { SdqScore = null, SdqReason = "SDQ9" }),
        Oc2.Row("197a", KnownLife.Settled, Outcomes.SdqReasonField, "given beside a score",
            o => o with { SdqScore = "5", SdqReason = "SDQ2" }),
        Oc2.Row("197B", KnownLife.Teen, Outcomes.SdqScoreField, "neither score nor reason at 17",
            o => o with { SdqScore = null, SdqReason = null }),
        Oc2.Add("198", KnownLife.Joined, Outcomes.SdqReasonField, "given before a year in care",
            (c, _) => Oc2Row(c) with { SdqReason = "SDQ2" }),
        Oc2.Row("542", KnownLife.Toddler, Outcomes.ConvictedField, "given at 3", o => o with { Convicted = "0" }),
        Oc2.Row("543", KnownLife.Settled, Outcomes.ConvictedField, "taken away", o => o with { Convicted = null }),
        Oc2.Row("544", KnownLife.Settled, Outcomes.TeethCheckField, "taken away beside a conviction",
            o => o with { Convicted = "1", TeethCheck = null }),
        Oc2.Row("545", KnownLife.Toddler, Outcomes.HealthCheckField, "taken away", o => o with { HealthCheck = null }),
        Oc2.Row("546", KnownLife.Settled, Outcomes.HealthCheckField, "given at 12", o => o with { HealthCheck = "1" }),
        Oc2.Row("547", KnownLife.Toddler, Outcomes.TeethCheckField, "taken away beside the health check",
            o => o with { HealthCheck = "1", TeethCheck = null }),
        Oc2.Row("INT14", KnownLife.Settled, Outcomes.BirthDateField, "a day later", o => o with { BirthDate = o.BirthDate.PlusDays(1) }),
        Oc2.Table("INT33", KnownLife.Settled, Outcomes.ChildField, "the row twice", (rows, _) => [rows[0], rows[0] with { }]),
    ];

    private static IEnumerable<Fault> OfCareLeavers =>
    [
        Oc3.Row("131", KnownLife.Leaver, CareLeaver.InTouchField, "code MAYB", c => c with { InTouch = "MAYB" }),
        Oc3.Row("132", KnownLife.Leaver, CareLeaver.ActivityField, "code X9", c => c with { Activity = "X9" }),
        Oc3.Row("133", KnownLife.Leaver, CareLeaver.AccommodationField, "code Q1", c => c with { Accommodation = "Q1" }),
        Oc3.Row("153", KnownLife.Leaver, CareLeaver.ActivityField, "taken away", c => c with { Activity = null }),
        Oc3.Add("187", KnownLife.Settled, CareLeaver.InTouchField, "given for a child in care all year", (c, _) => Oc3Row(c)),
        Oc2.Add("215", KnownLife.Leaver, Outcomes.TeethCheckField, "given for a care leaver",
            (c, _) => Oc2Row(c) with { TeethCheck = "1" }),
        Oc3.Row("344", KnownLife.Leaver, CareLeaver.InTouchField, "died though there is an activity",
            c => c with { InTouch = "DIED", Activity = "F2" }),
        Oc3.Row("345", KnownLife.Leaver, CareLeaver.ActivityField, "0 though in touch",
            c => c with { InTouch = "YES", Activity = "0", Accommodation = "U1" }),
        Oc3.Row("347", KnownLife.YoungLeaver, CareLeaver.AccommodationField, "a foyer at 17",
            c => c with { InTouch = "YES", Accommodation = "T1" }),
        new("348", Years.Always, KnownLife.Leaver, CareLeaver.InTouchField, "died in last year's return", DiedLastYear),
        Oc3.Add("391", KnownLife.Settled, CareLeaver.InTouchField, "given at 12", (c, _) => Oc3Row(c)),
        Episodes.Before("1000", KnownLife.Leaver, CareLeaver.InTouchField, "died", (rows, _) => [rows[0] with { ReasonCeased = "E2" }]),
        Episodes.Before("1001", KnownLife.Leaver, CareLeaver.ChildField, "in care for 30 days only",
            (rows, _) => [rows[0] with { Start = rows[0].End.PlusDays(-30) }]),
        new("1002", Years.Always, KnownLife.Leaver, CareLeaver.ChildField, "not in last year's return", (person, _) =>
            (person with { LastYear = null, YearBeforeLast = null }, person.ThisYear!.CareLeavers[0])),
        Oc3.Add("1007", KnownLife.Teen, CareLeaver.InTouchField, "given though still in care", (c, _) => Oc3Row(c)),
        Episodes.Before("1010", KnownLife.Leaver, CareLeaver.ChildField, "still in care",
            (rows, _) => [rows[0] with { End = null, ReasonCeased = null }]),
        new("1011", Years.Always, KnownLife.CameOfAge, CareLeaver.InTouchField, "given though another authority took over", (person, _) =>
        {
            var child = person.ThisYear!;
            child = child with { Episodes = [child.Episodes[0] with { ReasonCeased = "E3" }], CareLeavers = [Oc3Row(child)] };
            return (person with { ThisYear = child }, child.CareLeavers[0]);
        }),
        Reviews.Add("1012", KnownLife.Leaver, Review.ChildField, "one of a child without episodes",
            (c, s) => new() { ChildId = c.Id, BirthDate = c.BirthDate, Date = s.First.AddDays(30), Participation = "PN1" }),
        new("1014", Years.Always, KnownLife.Leaver, AsylumSeeker.ChildField, "an asylum seeker whose care ended before the year", (person, scene) =>
        {
            var child = person.ThisYear!;
            child = child with
            {
                Headers = [child.Headers[0] with { Uasc = "1" }],
                AsylumSeekers = [new() { ChildId = child.Id, BirthDate = child.BirthDate, Sex = child.Headers[0].Sex }],
                Episodes = [person.LastYear!.Episodes[0] with { End = scene.First.AddDays(-5) }],
            };
            return (person with { ThisYear = child }, child.AsylumSeekers[0]);
        }),
        Oc3.Add("1016", KnownLife.CameOfAge, CareLeaver.InTouchField, "given though care ended on the birthday", (c, _) => Oc3Row(c)),
        Oc3.Row("3001", KnownLife.YoungLeaver, CareLeaver.AccommodationField, "with former foster carers at 17",
            c => c with { InTouch = "YES", Accommodation = "Z1" }),
        Oc3.None("EPI", KnownLife.Leaver, Header.ChildField),
        Oc3.Row("INT15", KnownLife.Leaver, CareLeaver.BirthDateField, "a day later", c => c with { BirthDate = c.BirthDate.PlusDays(1) }),
        Oc3.Table("INT34", KnownLife.Leaver, CareLeaver.ChildField, "the row twice", (rows, _) => [rows[0], rows[0] with { }]),
    ];

    private static (LookedAfterPerson Person, Record? At) DiedLastYear(LookedAfterPerson person, Scene scene)
    {
        var row = person.ThisYear!.CareLeavers[0] with { InTouch = "YES", Activity = "F2", Accommodation = "U1" };
        return (person with
        {
            ThisYear = person.ThisYear with { CareLeavers = [row] },
            LastYear = person.LastYear! with { CareLeavers = [row with { InTouch = "DIED", Activity = "0", Accommodation = "0" }] },
        }, row);
    }

    private static Outcomes Misuse(Outcomes outcomes, string? received, string? offered) =>
        outcomes with { SubstanceMisuse = "1", InterventionReceived = received, InterventionOffered = offered };
}
