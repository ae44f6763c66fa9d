using OpenCollect.Generating;
using static OpenCollect.Cin.Generating.FaultKind;

namespace OpenCollect.Cin.Generating;

/// <summary>Faults in the identifiers and characteristics of a child. Source: the census's rules, by code.</summary>
internal static class ChildFaults
{
    private static readonly Years To2022 = Years.Until(2022);
    private static readonly Years From2023 = Years.From(2023);
    private static readonly Years From2025 = Years.From(2025);

    /// <summary>What is done for faults that need an earlier child of the return, and so are finished where that child is at hand.</summary>
    public const string SharedWithAnother = "that of an earlier child";

    public static IEnumerable<FaultKind> All =>
    [
        Child("1510", Years.Always, Shape.Whole, CinChild.UpnField, "another check letter",
            (c, _) => c with { Upn = (c.Upn![0] == 'A' ? 'B' : 'A') + c.Upn[1..] }),
        Child("1520", Years.Always, Shape.Whole, CinChild.UpnField, SharedWithAnother, (c, _) => c),
        Child("1530", Years.Always, Shape.Whole, CinChild.UpnField, "authority 999", (c, _) => c with { Upn = Identifiers.Checked($"A999{c.Upn![4..]}") }),
        Child("1540", Years.Always, Shape.Whole, CinChild.UpnField, "a letter in place 6", (c, _) => c with { Upn = $"{c.Upn![..5]}X{c.Upn[6..]}" }),
        Child("1550", Years.Always, Shape.Whole, CinChild.UpnField, "the letter I in place 13", (c, _) => c with { Upn = c.Upn![..12] + 'I' }),
        Child("1560Q", Years.Always, Shape.Whole, CinChild.FormerUpnField, "six characters", (c, _) => c with { FormerUpn = "X12345" }),
        Child("1570", From2025, Shape.Any, CinChild.IdField, "21 characters long", (c, _) => c with { Id = c.Id + "X0000000000" }),
        Child("1580", From2025, Shape.Any, CinChild.IdField, "a hyphen inside", (c, _) => c with { Id = $"S-{c.Id![2..]}" }),
        Child("4180", Years.Until(2024), Shape.Whole, CinChild.GenderField, "code 7", (c, _) => c with { Gender = "7" }),
        Child("4180", Years.Until(2024), Shape.Any, CinChild.GenderField, "taken away", (c, _) => c with { Gender = null }),
        Child("4180", From2025, Shape.Whole, CinChild.SexField, "code 1", (c, _) => c with { Sex = "1" }),
        Child("4180", From2025, Shape.Any, CinChild.SexField, "taken away", (c, _) => c with { Sex = null }),
        Child("4220", Years.Always, Shape.Any, CinChild.EthnicityField, "taken away", (c, _) => c with { Ethnicity = null }),
        Child("4220", Years.Always, Shape.Any, CinChild.EthnicityField, "code XXXX", (c, _) => c with { Ethnicity = "XXXX" }),
        Child("8500", Years.Always, Shape.Any, CinChild.IdField, "taken away", (c, _) => c with { Id = null }),
        Child("8510", Years.Always, Shape.Any, CinChild.IdField, SharedWithAnother, (c, _) => c),
        Child("8520", Years.Always, Shape.Whole, CinChild.BirthDateField, "the day after the year", (c, y) => c with { BirthDate = y.LastDay.AddDays(1) }),
        .. Turned("8525", Shape.Whole, CinChild.BirthDateField, "taken away", (c, _) => c with { BirthDate = null }),
        .. Turned("8525", Shape.Whole, CinChild.ExpectedBirthDateField, "given beside a birth date", (c, y) => c with { ExpectedBirthDate = y.LastDay }),
        Child("8530Q", Years.Always, Shape.Unborn, CinChild.ExpectedBirthDateField, "40 days before the end of the year",
            (c, y) => c with { ExpectedBirthDate = y.LastDay.AddDays(-40) }),
        Child("8535Q", Years.Always, Shape.Unborn, CinChild.DeathDateField, "given for an unborn child", (c, y) => c with { DeathDate = y.LastDay }),
        Child("8535Q", Years.Always, Shape.Whole, CinChild.DeathDateField, "the day before birth", (c, _) => c with { DeathDate = c.BirthDate?.AddDays(-1) }),
        Child("8540", Years.Always, Shape.Whole, CinChild.DisabilityField, "taken away", (c, _) => c with { Disabilities = [] }),
        Child("8540", Years.Always, Shape.Whole, CinChild.DisabilityField, "code XX", (c, _) => c with { Disabilities = ["XX"] }),
        Child("8545Q", Years.Always, Shape.Whole, CinChild.DeathDateField, "the day before the year", (c, y) => c with { DeathDate = y.FirstDay.AddDays(-1) }),
        .. Turned("8555", Shape.Whole, CinChild.DeathDateField, "the day before the referral",
            (c, _) => c with { DeathDate = c.Episodes[0].ReferralDate?.AddDays(-1) }),
        Child("8590", Years.Always, Shape.Any, CinChild.IdField, "episodes taken away", (c, _) => c with { Episodes = [] }),
        Child("8606", Years.Always, Shape.Whole, CinChild.BirthDateField, "281 days after the referral",
            (c, _) => c with { BirthDate = c.Episodes[0].ReferralDate?.AddDays(281) }),
        Child("8750", Years.Until(2024), Shape.Unborn, CinChild.GenderField, "given for an unborn child", (c, _) => c with { Gender = "2" }),
        Child("8750", From2025, Shape.Unborn, CinChild.SexField, "given for an unborn child", (c, _) => c with { Sex = "F" }),
        Child("8770Q", Years.Always, Shape.Whole, CinChild.UpnUnknownField, "no UPN and no reason", (c, _) => c with { Upn = null, FormerUpn = null }),
        Child("8770Q", From2025, Shape.Whole, CinChild.UpnUnknownField, "UN1 at school age",
            (c, _) => c with { Upn = null, FormerUpn = null, UpnUnknown = "UN1" }),
        Child("8772", Years.Always, Shape.Whole, CinChild.UpnUnknownField, "UN7 after further action",
            (c, _) => c with { Upn = null, FormerUpn = null, UpnUnknown = "UN7" }),
        Child("8775Q", Years.Always, Shape.Whole, CinChild.BirthDateField, "27 years before the end of the year",
            (c, y) => c with { BirthDate = y.LastDay.AddYears(-27) }),
        Child("8790", Years.Always, Shape.Whole, CinChild.DisabilityField, "NONE with another", (c, _) => c with { Disabilities = ["NONE", "LD"] }),
        Child("8794", Years.Always, Shape.Whole, CinChild.DisabilityField, "LD twice", (c, _) => c with { Disabilities = ["LD", "LD"] }),
        Child("4008", Years.From(2022), Shape.Whole, CinChild.DeathDateField, "the day before the CIN plan starts",
            (c, _) => c with { DeathDate = c.Episodes[0].CinPlans[0].Start?.AddDays(-1) }),
        Child("4009", Years.Between(2022, 2022), Shape.Whole, CinChild.DeathDateField, "the day before the CIN plan ends", DiedInCinPlan),
        Child("4009Q", From2023, Shape.Whole, CinChild.DeathDateField, "the day before the CIN plan ends", DiedInCinPlan),
        Child("8899Q", To2022, Shape.Whole, CinChild.DisabilityField, "LD without a factor of disability",
            (c, _) => c with { Disabilities = ["LD"], Episodes = [c.Episodes[0] with { Assessments = [c.Episodes[0].Assessments[0] with { Factors = ["16A"] }] }] }),
        Child("8915", Years.Always, Shape.Whole, CinChild.DeathDateField, "the day before the protection plan starts",
            (c, _) => c with { DeathDate = c.Episodes[0].ProtectionPlans[0].Start?.AddDays(-1) }),
        Child("8920", Years.Always, Shape.Whole, CinChild.DeathDateField, "the day before the protection plan ends",
            (c, _) => c with { DeathDate = c.Episodes[0].ProtectionPlans[0].End?.AddDays(-1) }),
    ];

    /// <summary>An error until 2021-22 and a query since.</summary>
    private static FaultKind[] Turned(string rule, Shape shape, Field field, string change, Func<CinChild, CollectionYear, CinChild> spoil) =>
        [Child(rule, To2022, shape, field, change, spoil), Child(rule + "Q", From2023, shape, field, change, spoil)];

    private static CinChild DiedInCinPlan(CinChild child, CollectionYear year) =>
        child with { DeathDate = child.Episodes[0].CinPlans[0].End?.AddDays(-1) };
}
