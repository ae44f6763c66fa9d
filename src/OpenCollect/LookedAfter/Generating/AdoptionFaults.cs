using static OpenCollect.LookedAfter.Generating.Tables;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>Faults in the AD1 and PlacedAdoption tables. Source: the checks of the return, by code.</summary>
internal static class AdoptionFaults
{
    public static IEnumerable<Fault> All => [.. OfAdoptions, .. OfDecisions];

    private static IEnumerable<Fault> OfAdoptions =>
    [
        Ad1.Unreadable("112", KnownLife.Adopted, Adoption.DecisionField, a => a with { Decision = null }),
        Ad1.Unreadable("113", KnownLife.Adopted, Adoption.MatchedField, a => a with { Matched = null }),
        Ad1.Row("114", KnownLife.Adopted, Adoption.FosterCareField, "code 2", a => a with { FosterCare = "2" }),
        new("134", Years.Always, KnownLife.Adopted, Adoption.DecisionField, "given for a care leaver", LeaverToo),
        Ad1.Row("151", KnownLife.Adopted, Adoption.AdoptersField, "taken away", a => a with { Adopters = null }),
        Ad1.Row("601", KnownLife.Adopted, Adoption.AdoptersField, "taken away", a => a with { Adopters = null }),
        Ad1.Row("175", KnownLife.Adopted, Adoption.AdoptersField, "code 3", a => a with { Adopters = "3" }),
        Ad1.Row("176", KnownLife.Adopted, Adoption.AdopterSexField, "code XX", a => a with { AdopterSex = "XX" }),
        Ad1.Row("177", KnownLife.Adopted, Adoption.AdopterStatusField, "code L9", a => a with { AdopterStatus = "L9" }),
        Ad1.Row("331", KnownLife.Adopted, Adoption.MatchedField, "the day after the child was placed",
            (a, s) => a with { Matched = s.First.AddDays(-149) }),
        Ad1.Row("333", KnownLife.Adopted, Adoption.MatchedField, "the day before the decision",
            a => a with { Matched = a.Decision.PlusDays(-1) }),
        new("334", Years.Always, KnownLife.Adopted, Adoption.DecisionField, "the day before care started", DecidedBeforeCare),
        Ad1.Row("335", KnownLife.Adopted, Adoption.FosterCareField, "by foster carers though not placed with them",
            a => a with { FosterCare = "1" }),
        .. Couples(("511", "2", "M1", "L0"), ("514", "2", "MF", "L0"), ("517", "2", "MM", "L3"), ("518", "2", "MF", "L4"), ("519", "2", "M1", "L2"),
            ("520", "2", "MM", "L11"), ("524", "2", "MF", "L12")),
        Ad1.Row("521", KnownLife.Adopted, Adoption.DecisionField, "the day after the child was placed",
            (a, s) => a with { Decision = s.First.AddDays(-149) }),
        Ad1.Row("523", KnownLife.Adopted, Adoption.DecisionField, "not that of the other table",
            a => a with { Decision = a.Decision.PlusDays(-1) }),
        Ad1.Row("582", KnownLife.Adopted, Adoption.MatchedField, "the day of adoption", (a, s) => a with { Matched = s.First.AddDays(90) }),
        Ad1.Add("602", KnownLife.ToBeAdopted, Adoption.DecisionField, "given though not adopted", Ad1Row),
        Ad1.Row("INT11", KnownLife.Adopted, Adoption.BirthDateField, "a day later", a => a with { BirthDate = a.BirthDate.PlusDays(1) }),
        Ad1.Table("INT31", KnownLife.Adopted, Adoption.ChildField, "the row twice", (rows, _) => [rows[0], rows[0] with { }]),
    ];

    private static IEnumerable<Fault> OfDecisions =>
    [
        Decisions.Unreadable("115", KnownLife.ToBeAdopted, PlacementDecision.DateField, d => d with { Date = null }),
        Decisions.Unreadable("116", KnownLife.Reversed, PlacementDecision.CeasedField, d => d with { Ceased = null }),
        Decisions.Row("117", KnownLife.ToBeAdopted, PlacementDecision.DateField, "the day after the year",
            (d, s) => d with { Date = s.Last.AddDays(1) }),
        Decisions.Row("118", KnownLife.Reversed, PlacementDecision.CeasedField, "the day before the year",
            (d, s) => d with { Ceased = s.First.AddDays(-1) }),
        Decisions.Row("119", KnownLife.ToBeAdopted, PlacementDecision.ReasonCeasedField, "given without a date",
            d => d with { ReasonCeased = "RD4" }),
        Decisions.Row("120", KnownLife.Reversed, PlacementDecision.ReasonCeasedField, "code RD9", d => d with { ReasonCeased = "RD9" }),
        Decisions.Row("184", KnownLife.ToBeAdopted, PlacementDecision.DateField, "the day before birth",
            d => d with { Date = d.BirthDate.PlusDays(-1) }),
        Decisions.Row("522", KnownLife.Reversed, PlacementDecision.CeasedField, "the day before the decision",
            d => d with { Ceased = d.Date.PlusDays(-1) }),
        Decisions.Row("525", KnownLife.Adopted, PlacementDecision.CeasedField, "reversed though adopted",
            (d, s) => d with { Ceased = s.First.AddDays(80), ReasonCeased = "RD4" }),
        new("551", Years.Always, KnownLife.ToBeAdopted, Episode.PlacementField, "no decision", (p, _) => WithoutDecision(p, -1)),
        Decisions.Row("552", KnownLife.ToBeAdopted, PlacementDecision.DateField, "the day after the child was placed",
            (d, s) => d with { Date = s.First.AddDays(61) }),
        new("553", Years.Always, KnownLife.ToBeAdopted, Episode.LegalStatusField, "no decision", (p, _) => WithoutDecision(p, 0)),
        Decisions.Row("553", KnownLife.ToBeAdopted, PlacementDecision.CeasedField, "reversed though the order stands",
            (d, s) => d with { Ceased = s.First.AddDays(300), ReasonCeased = "RD4" }),
        Decisions.Row("554", KnownLife.ToBeAdopted, PlacementDecision.DateField, "the day after the placement order",
            (d, s) => d with { Date = s.First.AddDays(-99) }),
        Episodes.Row("556", KnownLife.ToBeAdopted, Episode.LegalStatusField, "freed before the decision",
            (e, _) => e with { LegalStatus = "D1", Start = e.Start.PlusDays(-20) }),
        new("558", Years.Always, KnownLife.Adopted, Episode.ReasonCeasedField, "two decisions and both reversed", BothReversed),
        Decisions.Before("559", KnownLife.ToBeAdopted, PlacementDecision.DateField, "no row", (_, _) => []),
        Decisions.BeforeRow("560", KnownLife.ToBeAdopted, PlacementDecision.DateField, "a day earlier",
            (d, _) => d with { Date = d.Date.PlusDays(-1) }),
        Decisions.BeforeRow("561", KnownLife.ToBeAdopted, PlacementDecision.CeasedField, "reversed",
            (d, s) => Ended(d, s.First.AddDays(-20))),
        Decisions.Row("563", KnownLife.Reversed, PlacementDecision.DateField, "taken away", d => d with { Date = null }),
        Decisions.Table("579", KnownLife.ToBeAdopted, PlacementDecision.DateField, "one added while the first stands",
            (rows, s) => [rows[0], rows[0] with { Date = s.First.AddDays(10) }]),
        Decisions.Table("583", KnownLife.ToBeAdopted, PlacementDecision.CeasedField, "one added while the first stands",
            (rows, s) => [rows[0], rows[0] with { Date = s.First.AddDays(10) }], 0),
        Decisions.BeforeRow("584", KnownLife.ToBeAdopted, PlacementDecision.CeasedField, "reversed and decided later",
            (d, s) => Ended(d, s.First.AddDays(-20)) with { Date = s.First.AddDays(-60) }),
        new("1003", Years.Always, KnownLife.ToBeAdopted, PlacementDecision.DateField, "the day before care started", DecisionBeforeCare),
        Decisions.Row("INT12", KnownLife.ToBeAdopted, PlacementDecision.BirthDateField, "a day later",
            d => d with { BirthDate = d.BirthDate.PlusDays(1) }),
    ];

    private static IEnumerable<Fault> Couples(params (string Rule, string Adopters, string Sex, string Status)[] couples) =>
        couples.Select(c => Ad1.Row(c.Rule, KnownLife.Adopted, Adoption.AdopterSexField, $"{c.Adopters} adopters of sex {c.Sex} and status {c.Status}",
            a => a with { Adopters = c.Adopters, AdopterSex = c.Sex, AdopterStatus = c.Status }));

    private static PlacementDecision Ended(PlacementDecision decision, DateOnly day) => decision with { Ceased = day, ReasonCeased = "RD4" };

    private static (LookedAfterPerson Person, Record? At) LeaverToo(LookedAfterPerson person, Scene scene)
    {
        var child = person.ThisYear! with { CareLeavers = [Oc3Row(person.ThisYear)] };
        return (person with { ThisYear = child }, child.Adoptions[0]);
    }

    private static (LookedAfterPerson Person, Record? At) DecidedBeforeCare(LookedAfterPerson person, Scene scene)
    {
        var child = person.ThisYear!;
        var row = child.Adoptions[0] with { Decision = child.Episodes[0].Start.PlusDays(-1) };
        child = child with { Episodes = child.Episodes.SetItem(0, child.Episodes[0] with { ReasonStarted = "S" }), Adoptions = [row] };
        return (person with { ThisYear = child }, row);
    }

    private static (LookedAfterPerson Person, Record? At) DecisionBeforeCare(LookedAfterPerson person, Scene scene)
    {
        var child = person.ThisYear!;
        var row = child.PlacementDecisions[0] with { Date = child.Episodes[0].Start.PlusDays(-1) };
        child = child with { Episodes = child.Episodes.SetItem(0, child.Episodes[0] with { ReasonStarted = "S" }), PlacementDecisions = [row] };
        return (person with { ThisYear = child }, row);
    }

    private static (LookedAfterPerson Person, Record? At) WithoutDecision(LookedAfterPerson person, int at)
    {
        var child = person.ThisYear! with { PlacementDecisions = [] };
        return (person with { ThisYear = child }, child.Episodes[at < 0 ? child.Episodes.Length + at : at]);
    }

    private static (LookedAfterPerson Person, Record? At) BothReversed(LookedAfterPerson person, Scene scene)
    {
        var row = person.ThisYear!.PlacementDecisions[0];
        var child = person.ThisYear with
        {
            PlacementDecisions = [Ended(row, scene.First.AddDays(5)), Ended(row with { Date = scene.First.AddDays(5) }, scene.First.AddDays(20))],
        };
        return (person with { ThisYear = child }, child.Episodes[^1]);
    }
}
