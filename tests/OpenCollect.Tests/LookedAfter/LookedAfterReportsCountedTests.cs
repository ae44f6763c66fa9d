using System.Collections.Concurrent;
using System.Globalization;
using OpenCollect.Collections;
using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;
using Files = OpenCollect.Tests.LookedAfter.LookedAfterTableFiles;

namespace OpenCollect.Tests.LookedAfter;

/// <summary>
/// Every figure of every standing report over a generated return with faults, counted a second time from the CSV files as plainly as can be,
/// with nothing of ours but the report.
/// </summary>
public sealed class LookedAfterReportsCountedTests
{
    private const int Ending = 2025;

    private static readonly DateTime First = new(Ending - 1, 4, 1);
    private static readonly DateTime Last = new(Ending, 3, 31);
    private static readonly CollectionYear Year = new(Ending);

    private static readonly Lazy<Files> Return = new(() => Files.Written(
        Year, new LookedAfterFaults(new(7, Year), 0.3, asTables: true).Children(2000).Select(c => c.Person.ThisYear).OfType<LookedAfterChild>()));

    private static readonly ConcurrentDictionary<string, ILookup<string, Dictionary<string, string>>> Tables = new(StringComparer.Ordinal);

    private static readonly Lazy<List<ChildRecord>> Children = new(() => [.. Return.Value.Children(Year).Select(c => new ChildRecord(c.Id, c))]);

    private static ILookup<string, Dictionary<string, string>> Episodes => Table("episodes.csv");

    private static List<string> Everybody => [.. Return.Value.Keys.SelectMany(name => Table(name).Select(t => t.Key)).Distinct()];

    private static List<string> InCare => [.. Everybody.Where(c => !HasOnlyShortBreaks(c))];

    [Fact]
    public void Summary()
    {
        var uasc = Table("uasc.csv");
        int[] expected =
        [
            Everybody.Count,
            InCare.Count(c => Care(c).Any(OverlapsTheYear)),
            InCare.Count(c => Care(c).Any(IsOpen)),
            InCare.Count(c => Care(c).Any(IsOpen) && uasc.Contains(c)),
            InCare.Count(c => Care(c).Any(IsOpen) && IsTwelveMonths([.. Episodes[c]])),
            InCare.Count(c => Care(c).Any(e => e["RNE"] == "S" && InYear(e["DECOM"]))),
            InCare.Count(c => Ceased(c).Any()),
            InCare.Count(c => Care(c).Any(e => e["REC"] is "E11" or "E12" && InYear(e["DEC"]))),
            InCare.Count(c => Missing(c).Any(m => m["MISSING"] == "M")),
            InCare.Count(c => Table("oc3.csv").Contains(c)),
        ];

        Assert.Equal(expected.Select(e => $"{e}"), Rows("summary").Select(r => r[1]));
        Assert.All(expected, e => Assert.NotEqual(0, e));
    }

    [Fact]
    public void LegalStatus() => AssertCodes("legal-status", OnLastDay("LS"));

    [Fact]
    public void Placement() => AssertCodes("placement", OnLastDay("PLACE"));

    [Fact]
    public void Need() => AssertCodes("need", OnLastDay("CIN"));

    [Fact]
    public void ReasonCeased() => AssertCodes("reason-ceased", [.. Everybody.Where(c => Ceased(c).Any()).Select(c => Ceased(c).MaxBy(e => Day(e["DEC"]))!["REC"])]);

    [Fact]
    public void MissingPeriods() => Assert.Equal(
        InCare.SelectMany(c => Missing(c).Select(m => $"{c}|{m["MISSING"]}|{Iso(m["MIS_START"])}|{Iso(m["MIS_END"])}")).Order(StringComparer.Ordinal),
        Rows("missing").Select(r => string.Join('|', r)).Order(StringComparer.Ordinal));

    [Fact]
    public void ShortBreaks() => Assert.Equal(
        Everybody.Where(HasOnlyShortBreaks).Select(c => $"{c}|{Episodes[c].Count()}").Order(StringComparer.Ordinal), Rows("short-breaks").Select(r => string.Join('|', r)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("care-leavers-expected", Ending)]
    [InlineData("care-leavers-next", Ending + 1)]
    public void CareLeavers(string report, int ending)
    {
        var rows = Rows(report).ToDictionary(r => r[0], r => r.ToArray(), StringComparer.Ordinal);
        var (births, oc3, mismatches) = (Table("header.csv"), Table("oc3.csv"), new List<string>());
        foreach (var child in Everybody)
        {
            var born = Day((births[child].FirstOrDefault() ?? oc3[child].FirstOrDefault())?["DOB"] ?? "") ?? Day(oc3[child].FirstOrDefault()?["DOB"] ?? "");
            var expected = born is { } date ? Birthday(date, ending) is var (birthday, age) && age is >= 17 and <= 25 ? $"{birthday:yyyy-MM-dd}|{age}" : null : "|";
            var found = rows.TryGetValue(child, out var row) ? $"{row[1]}|{row[2]}" : null;
            if (expected != found || (row is { Length: 6 } && (row[5] == "yes") != oc3.Contains(child)) || (row is not null && born is { } day && IsPlain(child) && !Agrees(child, day, row, ending)))
            {
                mismatches.Add($"{child} {expected} {found} {row?[3]} {row?[4]}");
            }
        }

        Assert.Empty(mismatches);
        Assert.Contains(rows.Values, r => r[3] == "yes");
        Assert.Contains(rows.Values, r => r[3] == "if care ends");
        Assert.Contains(rows.Values, r => r[3] == "no");
    }

    /// <summary>A child whose place follows from its days of care alone: not adopted, not dead, not taken over by another authority, each day known.</summary>
    private static bool IsPlain(string child) =>
        Episodes[child].All(e => e["REC"] is not ("E11" or "E12" or "E2" or "E3") && Day(e["DECOM"]) is not null && (e["DEC"] == "" || Day(e["DEC"]) is not null))
        && Episodes[child].Select(e => e["DECOM"]).Distinct().Count() == Episodes[child].Count() && Table("oc3.csv")[child].All(o => o["IN_TOUCH"] != "DIED");

    /// <summary>Goes through the days from the 14th birthday and counts those in care.</summary>
    private static bool Agrees(string child, DateTime born, string[] row, int ending)
    {
        var (birthday, age) = Birthday(born, ending);
        var days = Enumerable.Range(0, (int)(birthday - born.AddYears(14)).TotalDays).Select(d => born.AddYears(14).AddDays(d))
            .Where(day => Care(child).Any(e => Day(e["DECOM"]) <= day && (e["DEC"] == "" || Day(e["DEC"]) > day))).ToList();
        var isOpen = Care(child).Any(e => e["DEC"] == "");
        var isOnBirthday = Care(child).Any(e => e["DEC"] == "" || Day(e["DEC"]) >= birthday);
        var enough = days.Count >= 91 && days.Any(d => d >= born.AddYears(16));
        var inTouch = Table("oc3.csv")[child].FirstOrDefault()?["IN_TOUCH"] == "YES";
        return row[3] == (isOnBirthday ? isOpen && !Care(child).Any(e => Day(e["DEC"]) >= birthday) ? "if care ends" : "no" : enough && (age <= 21 || inTouch) ? "yes" : "no");
    }

    private static (DateTime Day, int Age) Birthday(DateTime born, int ending)
    {
        var age = born.AddYears(ending - born.Year) <= new DateTime(ending, 3, 31) ? ending - born.Year : ending - 1 - born.Year;
        return (born.AddYears(age), age);
    }

    private static List<string> OnLastDay(string column) => [.. InCare.Where(c => Care(c).Any(IsOpen)).Select(c => Care(c).Where(IsOpen).OrderBy(e => Day(e["DECOM"])).Last()[column])];

    private static void AssertCodes(string report, List<string> values)
    {
        var rows = Rows(report);
        Assert.All(rows.SkipLast(2), r => Assert.Equal((r[0], $"{values.Count(v => v == r[0])}", Share(values.Count(v => v == r[0]), values.Count)), (r[0], r[2], r[3])));
        var other = values.Count(v => !rows.SkipLast(2).Any(r => r[0] == v));
        Assert.Equal($"|{other}|{Share(other, values.Count)}", $"{rows[^2][0]}|{rows[^2][2]}|{rows[^2][3]}");
        Assert.Equal($"|{values.Count}|", $"{rows[^1][0]}|{rows[^1][2]}|{rows[^1][3]}");
        Assert.InRange(rows.SkipLast(2).Count(r => r[2] != "0"), 4, 40);
    }

    private static List<ImmutableArray<string>> Rows(string report) => [.. LookedAfterReports.All.Single(r => r.Code == report).Of(Children.Value, Year).Rows];

    /// <summary>A table's rows by child, each by column.</summary>
    private static ILookup<string, Dictionary<string, string>> Table(string name) => Tables.GetOrAdd(name, Read);

    private static ILookup<string, Dictionary<string, string>> Read(string name)
    {
        var lines = Return.Value[name].Split("\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r').Split(',')).ToList();
        return lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(c => c.First, c => c.Second.Trim('"'), StringComparer.Ordinal)).ToLookup(r => r["CHILD"], StringComparer.Ordinal);
    }

    private static IEnumerable<Dictionary<string, string>> Care(string child) => Episodes[child].Where(e => e["LS"] is not ("V3" or "V4"));

    private static IEnumerable<Dictionary<string, string>> Ceased(string child) => Care(child).Where(e => e["REC"] is not ("" or "X1") && InYear(e["DEC"]));

    private static IEnumerable<Dictionary<string, string>> Missing(string child) => Table("missing.csv")[child].Where(m => Day(m["MIS_START"]) <= Last && (m["MIS_END"] == "" || Day(m["MIS_END"]) >= First));

    private static bool HasOnlyShortBreaks(string child) => Episodes.Contains(child) && !Care(child).Any();

    private static bool OverlapsTheYear(Dictionary<string, string> episode) => Day(episode["DECOM"]) <= Last && (episode["DEC"] == "" || Day(episode["DEC"]) >= First);

    private static bool IsOpen(Dictionary<string, string> episode) => Day(episode["DECOM"]) <= Last && (episode["DEC"] == "" || Day(episode["DEC"]) > Last);

    private static bool IsTwelveMonths(List<Dictionary<string, string>> episodes) =>
        episodes.Exists(OverlapsTheYear)
        && !episodes.Exists(e => e["RNE"] == "S" && Day(e["DECOM"]) > First && Day(e["DECOM"]) <= Last)
        && !episodes.Exists(e => e["REC"] != "X1" && Day(e["DEC"]) >= First && Day(e["DEC"]) < Last)
        && !episodes.Exists(e => e["LS"] is "V3" or "V4" && OverlapsTheYear(e));

    private static bool InYear(string date) => Day(date) is { } day && day >= First && day <= Last;

    private static DateTime? Day(string date) => DateTime.TryParseExact(date, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Iso(string date) => Day(date)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Share(int part, int whole) => whole == 0 ? "" : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);
}
