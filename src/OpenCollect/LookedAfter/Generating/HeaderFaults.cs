using static OpenCollect.LookedAfter.Generating.Tables;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>Faults in the Header and UASC tables. Source: the checks of the return, by code.</summary>
internal static class HeaderFaults
{
    /// <summary>What is done for a fault that needs an earlier child of the return, and so is finished where that child is at hand.</summary>
    public const string SharedWithAnother = "that of an earlier child";

    public static IEnumerable<Fault> All =>
    [
        Headers.Row("101", KnownLife.Any, Header.SexField, "code 7", h => h with { Sex = "7" }),
        Headers.Row("101", KnownLife.Any, Header.SexField, "taken away", h => h with { Sex = null }),
        Headers.Row("102", KnownLife.Any, Header.BirthDateField, "taken away", h => h with { BirthDate = null }),
        Headers.Unreadable("102", KnownLife.Any, Header.BirthDateField, h => h with { BirthDate = null }),
        Headers.Row("103", KnownLife.Any, Header.EthnicityField, "code XXXX", h => h with { Ethnicity = "XXXX" }),
        Headers.Row("103", KnownLife.Any, Header.EthnicityField, "taken away", h => h with { Ethnicity = null }),
        Headers.Row("105", KnownLife.Any, Header.UascField, "code 2", h => h with { Uasc = "2" }) with { InTables = null },
        Headers.Row("165", KnownLife.Joined, Header.MotherField, "given for a boy", h => h with { Mother = "0" }),
        Headers.Row("165", KnownLife.Settled, Header.MotherField, "code 2", h => h with { Mother = "2" }),
        Headers.Row("168", KnownLife.Any, Header.UpnField, "three characters", h => h with { Upn = "A12" }),
        Headers.Unreadable("171", KnownLife.Mother, Header.FirstChildBirthDateField, h => h with { FirstChildBirthDate = null }),
        Headers.Row("174", KnownLife.Joined, Header.FirstChildBirthDateField, "given for a boy",
            (h, s) => h with { FirstChildBirthDate = s.First }),
        Headers.BeforeRow("202", KnownLife.Settled, Header.SexField, "the other sex",
            (h, _) => h with { Sex = h.IsMale ? h.Sex == "1" ? "2" : "F" : h.Sex == "2" ? "1" : "M" }),
        Headers.BeforeRow("203", KnownLife.Settled, Header.BirthDateField, "a day earlier",
            (h, _) => h with { BirthDate = h.BirthDate.PlusDays(-1) }),
        Headers.BeforeRow("204", KnownLife.Settled, Header.EthnicityField, "another code", (h, _) => h with { Ethnicity = "MOTH" }),
        Headers.BeforeRow("207", KnownLife.Settled, Header.MotherField, "a mother", (h, _) => h with { Mother = "1" }),
        Headers.BeforeRow("208", KnownLife.Settled, Header.UpnField, "another", (h, _) => h with { Upn = "A999999999999" }),
        Headers.Row("209", KnownLife.Settled, Header.UpnField, "UN1 at 12", h => h with { Upn = "UN1" }),
        Headers.Row("210", KnownLife.Settled, Header.UpnField, "UN4 after long care", h => h with { Upn = "UN4" }),
        Headers.Row("232", KnownLife.Any, Header.SexField, "code U", h => h with { Sex = "U" }),
        Headers.Row("231", KnownLife.Unaccompanied, Header.BirthDateField, "ten years before the end of the year",
            (h, s) => h with { BirthDate = s.Last.AddYears(-10) }),
        Headers.Row("301", KnownLife.Any, Header.BirthDateField, "the day after the year",
            (h, s) => h with { BirthDate = s.Last.AddDays(1) }),
        Headers.Row("302", KnownLife.Joined, Header.BirthDateField, "after the first episode starts",
            (h, s) => h with { BirthDate = s.First.AddDays(151) }),
        Headers.Row("351", KnownLife.Any, Header.BirthDateField, "26 years before the year",
            (h, s) => h with { BirthDate = s.First.AddYears(-26) }),
        Headers.Row("352", KnownLife.Joined, Header.BirthDateField, "18 when care starts",
            (h, s) => h with { BirthDate = s.First.AddYears(-18) }),
        Headers.Row("359", KnownLife.Settled, Header.BirthDateField, "19 at the end of the year",
            (h, s) => h with { BirthDate = s.Last.AddYears(-19) }),
        Headers.Row("393", KnownLife.Settled, Header.MotherField, "taken away", h => h with { Mother = null }),
        Headers.Row("442", KnownLife.Settled, Header.UpnField, "taken away", h => h with { Upn = null }),
        Headers.Row("444", KnownLife.Settled, Header.UpnField, SharedWithAnother, h => h),
        Headers.Row("607", KnownLife.Left, Header.MotherField, "taken away", h => h with { Mother = null }),
        Headers.Row("611", KnownLife.Mother, Header.FirstChildBirthDateField, "taken away", h => h with { FirstChildBirthDate = null }),
        Headers.Row("612", KnownLife.Settled, Header.FirstChildBirthDateField, "given though no mother",
            (h, s) => h with { FirstChildBirthDate = s.First }),
        Headers.Row("620", KnownLife.Mother, Header.BirthDateField, "11 in the year",
            (h, s) => h with { BirthDate = s.First.AddYears(-10) }),
        Headers.Row("621", KnownLife.Mother, Header.FirstChildBirthDateField, "the mother's own",
            h => h with { FirstChildBirthDate = h.BirthDate }),
        Headers.BeforeRow("624", KnownLife.Mother, Header.FirstChildBirthDateField, "a day earlier",
            (h, _) => h with { FirstChildBirthDate = h.FirstChildBirthDate.PlusDays(-1) }),
        Headers.Row("625", KnownLife.Mother, Header.FirstChildBirthDateField, "after the year",
            (h, s) => h with { FirstChildBirthDate = s.Last.AddDays(1) }),
        Headers.BeforeRow("626", KnownLife.Mother, Header.MotherField, "no mother",
            (h, _) => h with { Mother = "0", FirstChildBirthDate = null }),
        Headers.Row("628", KnownLife.Leaver, Header.MotherField, "given for a care leaver", h => h with { Mother = "0" }),
        Headers.Table("INT32", KnownLife.Any, Header.ChildField, "the row twice",
            (rows, _) => [rows[0], rows[0] with { Ethnicity = rows[0].Ethnicity }]),
        Uasc.Row("104", KnownLife.Unaccompanied, AsylumSeeker.CeasedField, "the day before the year",
            (u, s) => u with { Ceased = s.First.AddDays(-1) }),
        Uasc.Unreadable("104", KnownLife.Unaccompanied, AsylumSeeker.CeasedField, u => u with { Ceased = null }),
        Uasc.Row("304", KnownLife.Unaccompanied, AsylumSeeker.CeasedField, "the day after the eighteenth birthday",
            u => u with { Ceased = u.BirthDate.Birthday(18).PlusDays(1) }),
        NotNow("205A", "still to come", (u, _) => u),
        Uasc.BeforeRow("205B", KnownLife.UnaccompaniedBefore, AsylumSeeker.CeasedField, "taken away", (u, _) => u with { Ceased = null }),
        Unflagged("205C"),
        Unflagged("303"),
        WithoutFlagBefore,
        Uasc.Row("INT18", KnownLife.Unaccompanied, AsylumSeeker.BirthDateField, "a day later",
            u => u with { BirthDate = u.BirthDate.PlusDays(1) }),
        Uasc.Row("INT21", KnownLife.Unaccompanied, AsylumSeeker.SexField, "the other sex",
            (u, s) => u with { Sex = s.Year.Ending >= 2025 ? "F" : "2" }),
        Uasc.Table("INT36", KnownLife.Unaccompanied, AsylumSeeker.ChildField, "the row twice",
            (rows, _) => [rows[0], rows[0] with { Ceased = null }]),
        .. NotInHeader,
    ];

    /// <summary>No Header row of a child who has rows in the table.</summary>
    private static IEnumerable<Fault> NotInHeader =>
    [
        NoHeader("INT01", KnownLife.Adopted, Adoption.ChildField),
        NoHeader("INT02", KnownLife.ToBeAdopted, PlacementDecision.ChildField),
        NoHeader("INT03", KnownLife.Settled, Episode.ChildField),
        NoHeader("INT04", KnownLife.Settled, MissingPeriod.ChildField),
        NoHeader("INT05", KnownLife.Settled, Outcomes.ChildField),
        NoHeader("INT06", KnownLife.Leaver, CareLeaver.ChildField),
        NoHeader("INT07", KnownLife.Joined, PreviousPermanence.ChildField),
        NoHeader("INT08", KnownLife.Settled, Review.ChildField),
        NoHeader("INT09", KnownLife.Unaccompanied, AsylumSeeker.ChildField),
    ];

    private static Fault NoHeader(string rule, KnownLife life, Field field) =>
        new(rule, Years.Always, life, field, "no row in the Header table", (person, _) =>
        {
            var child = person.ThisYear! with { Headers = [] };
            return (person with { ThisYear = child }, child.Parts.FirstOrDefault(p => p.Module == field.Group));
        });

    /// <summary>No longer flagged, though last year's date is still to come.</summary>
    private static Fault NotNow(string rule, string change, Func<AsylumSeeker, Scene, AsylumSeeker> spoil) =>
        new(rule, Years.Always, KnownLife.UnaccompaniedBefore, AsylumSeeker.CeasedField, $"{change} in last year's return", (person, scene) =>
        {
            var child = person.ThisYear! with { Headers = [person.ThisYear!.Headers[0] with { Uasc = "0" }], AsylumSeekers = [] };
            var last = person.LastYear! with { AsylumSeekers = [spoil(person.LastYear!.AsylumSeekers[0], scene)] };
            return (person with { ThisYear = child, LastYear = last }, null);
        });

    /// <summary>A date in the UASC table of a child whom the header does not flag, which only XML can say.</summary>
    private static Fault Unflagged(string rule) =>
        Uasc.Add(rule, KnownLife.Settled, AsylumSeeker.CeasedField, "given without the flag",
            (c, s) => new() { ChildId = c.Id, BirthDate = c.BirthDate, Sex = c.Header!.Sex, Ceased = s.Last.AddDays(-10) }) with { InTables = null };

    private static Fault WithoutFlagBefore =>
        new("205D", Years.Always, KnownLife.UnaccompaniedBefore, AsylumSeeker.ChildField, "no row in last year's return", (person, _) =>
        {
            var last = person.LastYear! with { Headers = [person.LastYear!.Headers[0] with { Uasc = "0" }], AsylumSeekers = [] };
            return (person with { LastYear = last }, person.ThisYear!.AsylumSeekers[0]);
        });
}
