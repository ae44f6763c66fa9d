using System.Globalization;
using System.Xml.Linq;
using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.Cin.Reports;
using OpenCollect.Collections;

namespace OpenCollect.Tests.Cin.Reports;

/// <summary>
/// Every figure of every standing report over a generated return with faults, counted a second time from the XML file as plainly as can be,
/// with nothing of ours but the report.
/// </summary>
public sealed class CinReportsCountedTests
{
    private static readonly Lazy<Counted> Spoilt = new(() => new(2025, 7, 1500, 0.4));

    private static Counted Return => Spoilt.Value;

    [Fact]
    public void AssessmentsList()
    {
        Assert.Equal(
            Return.Completed.Select(a => string.Join('|', Return.Id(a), Date(a.Parent!, "CINreferralDate"), Date(a, "AssessmentActualStartDate"), Date(a, "AssessmentAuthorisationDate"),
                Return.Duration(a), Days(Date(a.Parent!, "CINreferralDate"), Date(a, "AssessmentAuthorisationDate")), Return.Duration(a) > 45 ? "yes" : "no")),
            Return.Rows("assessments-list"));
        Assert.Contains(Return.Completed, a => Return.Duration(a) is null);
    }

    [Fact]
    public void AssessmentsSummary()
    {
        var all = Return.Completed.Count;
        Assert.Equal(
            [
                Band("Same day", 0, 0), Band("1 to 10", 1, 10), Band("11 to 20", 11, 20), Band("21 to 30", 21, 30), Band("31 to 40", 31, 40), Band("41 to 45", 41, 45), Band("46 to 50", 46, 50),
                Band("51 to 60", 51, 60), Band("61 or more", 61, int.MaxValue), $"No valid duration|{Unknown}|{Share(Unknown, all)}", $"All|{all}|",
            ],
            Return.Rows("assessments-summary"));

        string Band(string name, int from, int until)
        {
            var count = Return.Completed.Count(a => Return.Duration(a) >= from && Return.Duration(a) <= until);
            return $"{name}|{count}|{Share(count, all)}";
        }
    }

    [Fact]
    public void PlansByCategory()
    {
        string[] codes = ["NEG", "PHY", "SAB", "EMO", "MUL"];
        var open = Return.Plans.Where(p => Return.IsOpen(p, "CPPstartDate", "CPPendDate")).ToList();
        var table = Return.Rows("plans-by-category");

        foreach (var (row, initial) in ((string[])[.. codes, "other", "All"]).Index())
        {
            var cells = ((string[])[.. codes, "other"]).Select(latest => open.Count(p => Is(p, "InitialCategoryOfAbuse", initial) && Is(p, "LatestCategoryOfAbuse", latest))).ToList();
            Assert.Equal($"{initial}|{string.Join('|', cells)}|{cells.Sum()}", table[row]);
        }

        Assert.Equal(7, table.Count);
        Assert.EndsWith($"|{open.Count}", table[^1], StringComparison.Ordinal);

        bool Is(XElement plan, string field, string code) =>
            code == "All" || (code == "other" ? !codes.Contains(Text(plan, field)) : Text(plan, field) == code);
    }

    [Fact]
    public void Factors()
    {
        var codes = Table.Read("cin-codesets.tsv").Where(r => r["codeset"] == "AssessmentFactors").Select(r => r["code"]).ToHashSet(StringComparer.Ordinal);
        var episodes = Return.Episodes.Select(e => e.Elements("Assessments").Where(Return.Completed.Contains)
            .SelectMany(a => a.Descendants("AssessmentFactors")).Select(f => f.Value).Where(codes.Contains).ToHashSet(StringComparer.Ordinal)).Where(f => f.Count > 0).ToList();
        var rows = Return.Rows("factors").Select(r => r.Split('|')).ToList();

        Assert.Equal($"{episodes.Count}", rows[^1][2]);
        Assert.All(rows.SkipLast(1), r => Assert.Equal((r[0], $"{episodes.Count(e => e.Contains(r[0]))}", Share(episodes.Count(e => e.Contains(r[0])), episodes.Count)), (r[0], r[2], r[3])));
        Assert.Equal(episodes.Sum(e => e.Count), rows.SkipLast(1).Sum(r => int.Parse(r[2])));
        Assert.InRange(rows.Count(r => r[2] != "0"), 30, 60);
    }

    [Fact]
    public void TransferInConferences() => AssertBands(
        "transfer-in-conferences",
        [.. Return.Episodes.Where(e => Return.InYear(e, "DateOfInitialCPC")).Select(e => Days(Date(e, "CINreferralDate"), Date(e, "DateOfInitialCPC")))],
        ("0 to 15", 0, 15), ("16 to 20", 16, 20), ("21 or more", 21, int.MaxValue));

    [Fact]
    public void ConferencesSummary() => AssertBands(
        "conferences-summary",
        [.. Return.Conferences.Select(s => Days(Date(s, "S47ActualStartDate"), Date(s, "DateOfInitialCPC")))],
        ("0 to 10", 0, 10), ("11 to 15", 11, 15), ("16 to 20", 16, 20), ("21 or more", 21, int.MaxValue));

    [Fact]
    public void KeyIndicators()
    {
        var conferences = Return.Conferences.Select(s => Days(Date(s, "S47ActualStartDate"), Date(s, "DateOfInitialCPC"))).OfType<int>().ToList();
        var started = Return.Plans.Where(p => Return.InYear(p, "CPPstartDate")).ToList();
        var ended = Return.Plans.Where(p => Return.InYear(p, "CPPendDate")).ToList();
        var reviewed = Return.Rows("plans-reviewed");
        Assert.Equal(
            [
                Line("Referrals with no further action", Return.Referrals.Count(IsNoFurtherAction), Return.Referrals.Count),
                Line("Assessments completed within 45 working days of their start", Return.Completed.Count(a => Return.Duration(a) <= 45), Return.Completed.Count),
                Line("Initial conferences within 15 working days of the section 47 enquiry", conferences.Count(d => d <= 15), conferences.Count),
                Line("Plans started for a second or further time", started.Count(IsAgain), started.Count),
                Line("Plans ended after two years or more", ended.Count(p => PlanDays(p) > 729), ended.Count),
                Line("Plans open at 31 March reviewed within timescales", Return.Reviewable.Count(Return.IsInTime), Return.Reviewable.Count),
            ],
            Return.Rows("key-indicators"));

        static string Line(string name, int part, int whole) => $"{name}|{part}|{whole}|{Share(part, whole)}";
    }

    [Fact]
    public void PlansOfTwoYears() => Assert.Equal(
        Return.Plans.Where(p => Return.InYear(p, "CPPendDate") && PlanDays(p) > 729)
            .Select(p => $"{Return.Id(p)}|{Text(p, "CPPstartDate")}|{Text(p, "CPPendDate")}|{PlanDays(p)}"),
        Return.Rows("plans-two-years"));

    [Fact]
    public void PlansReviewed()
    {
        Assert.Equal(
            Return.Reviewable.Select(p => $"{Return.Id(p)}|{Text(p, "CPPstartDate")}|{Return.Reviews(p).Max()}|{(Return.IsInTime(p) ? "yes" : "no")}"),
            Return.Rows("plans-reviewed").Select(r => r.Split('|')).Select(r => $"{r[0]}|{r[1]}|{r[3]}|{r[4]}"));
        Assert.Contains(Return.Reviewable, Return.IsInTime);
        Assert.Contains(Return.Reviewable, p => !Return.IsInTime(p));
    }

    [Fact]
    public void PlansAgain() => Assert.Equal(
        Return.Plans.Where(p => Return.InYear(p, "CPPstartDate") && IsAgain(p)).Select(p => $"{Return.Id(p)}|{Text(p, "CPPstartDate")}|{Text(p, "NumberOfPreviousCPP")}"),
        Return.Rows("plans-again"));

    [Fact]
    public void ReferralSource() => AssertCodes("referral-source", [.. Return.Referrals.Select(r => Text(r, "ReferralSource"))]);

    [Fact]
    public void PlansStarted() =>
        AssertCodes("plans-started", [.. Return.Plans.Where(p => Return.InYear(p, "CPPstartDate")).Select(p => Text(p, "InitialCategoryOfAbuse"))]);

    [Fact]
    public void ByMonth()
    {
        string[] months = ["April 2024", "May 2024", "June 2024", "July 2024", "August 2024", "September 2024", "October 2024", "November 2024", "December 2024", "January 2025", "February 2025", "March 2025"];
        var dates = (string[][])
        [
            [.. Return.Episodes.Select(e => Date(e, "CINreferralDate"))], [.. Return.All("Assessments").Select(a => Date(a, "AssessmentAuthorisationDate"))],
            [.. Return.Plans.Select(p => Date(p, "CPPstartDate"))], [.. Return.Plans.Select(p => Date(p, "CPPendDate"))],
        ];
        var expected = months.Select((month, i) => $"{month}|{string.Join('|', dates.Select(d => d.Count(x => x.StartsWith(i < 9 ? $"2024-{i + 4:00}" : $"2025-{i - 8:00}", StringComparison.Ordinal))))}");

        Assert.Equal(
            [.. expected, $"All|{Return.Referrals.Count}|{Return.Completed.Count}|{Return.Plans.Count(p => Return.InYear(p, "CPPstartDate"))}|{Return.Plans.Count(p => Return.InYear(p, "CPPendDate"))}"],
            Return.Rows("by-month"));
    }

    [Fact]
    public void Summary()
    {
        var inNeed = Return.Episodes.Where(e => !IsNoFurtherAction(e) && !IsNotInNeed(e)).ToList();
        int[] expected =
        [
            Return.All("Child").Count, Return.Referrals.Count, Return.Referrals.Count(IsNoFurtherAction),
            inNeed.Count(e => Return.IsOpen(e, "CINreferralDate", "CINclosureDate")), inNeed.Count(e => Return.InYear(e, "CINclosureDate")),
            Return.Completed.Count,
            Return.All("Child").Sum(c => c.Descendants("Section47").Where(s => Return.InYear(s, "S47ActualStartDate")).Select(s => Date(s, "S47ActualStartDate")).Distinct().Count()),
            Return.Conferences.Count + Return.Episodes.Count(e => Return.InYear(e, "DateOfInitialCPC")),
            Return.Plans.Count(p => Return.InYear(p, "CPPstartDate")), Return.Plans.Count(p => Return.InYear(p, "CPPendDate")), Return.Plans.Count(p => Return.IsOpen(p, "CPPstartDate", "CPPendDate")),
        ];

        Assert.Equal(expected.Select(e => $"{e}"), Return.Rows("summary").Select(r => r.Split('|')[1]));
        Assert.All(expected, e => Assert.NotEqual(0, e));
    }

    private static int Unknown => Return.Completed.Count(a => Return.Duration(a) is null);

    private static void AssertBands(string report, List<int?> durations, params (string Name, int From, int Until)[] bands)
    {
        var known = durations.Count(d => d is not null);
        Assert.Equal(
            [.. bands.Select(b => durations.Count(d => d >= b.From && d <= b.Until) is var n ? $"{b.Name}|{n}|{Share(n, known)}" : ""), $"No valid duration|{durations.Count - known}|", $"All|{durations.Count}|"],
            Return.Rows(report));
        Assert.NotEqual(0, known);
    }

    private static void AssertCodes(string report, List<string> values)
    {
        var rows = Return.Rows(report).Select(r => r.Split('|')).ToList();
        Assert.All(rows.SkipLast(2), r => Assert.Equal((r[0], $"{values.Count(v => v == r[0])}", Share(values.Count(v => v == r[0]), values.Count)), (r[0], r[2], r[3])));
        var other = values.Count(v => !rows.SkipLast(2).Any(r => r[0] == v));
        Assert.Equal($"|Missing or not a code of the year|{other}|{Share(other, values.Count)}", string.Join('|', rows[^2]));
        Assert.Equal($"|All|{values.Count}|", string.Join('|', rows[^1]));
    }

    private static bool IsNoFurtherAction(XElement episode) => Text(episode, "ReferralNFA") is "1" or "true";

    private static bool IsNotInNeed(XElement episode) =>
        !IsNoFurtherAction(episode) && Text(episode, "ReasonForClosure") is "RC8" or "RC9" && episode.Elements("Assessments").Any()
        && !episode.Elements().Any(e => e.Name.LocalName is "Section47" or "CINPlanDates" or "ChildProtectionPlans" or "DateOfInitialCPC");

    private static bool IsAgain(XElement plan) => Text(plan, "NumberOfPreviousCPP") is { Length: > 0 } number && number.All(char.IsAsciiDigit) && number.Any(c => c != '0');

    private static int PlanDays(XElement plan) =>
        Date(plan, "CPPstartDate") is { Length: > 0 } start && Date(plan, "CPPendDate") is { Length: > 0 } end ? (int)(Time(end) - Time(start)).TotalDays + 1 : 0;

    private static string Text(XElement parent, string name) => parent.Element(name)?.Value.Trim() ?? "";

    /// <summary>A date as it stands in the file, or nothing if it is none.</summary>
    private static string Date(XElement parent, string name) => parent.Element(name) is { } date ? Date(date) : "";

    private static string Date(XElement date) =>
        DateTime.TryParseExact(date.Value.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? date.Value.Trim() : "";

    private static DateTime Time(string date) => DateTime.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Share(int part, int whole) => whole == 0 ? "" : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>The published bank holidays of England.</summary>
    private static readonly HashSet<string> BankHolidays =
    [
        .. "2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28".Split(' '),
        .. "2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28".Split(' '),
        .. "2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27".Split(' '),
        .. "2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26".Split(' '),
        .. "2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26".Split(' '),
        .. "2025-01-01".Split(' '),
    ];

    /// <summary>Working days after the first date up to and with the second; none if either is missing or they stand the wrong way round.</summary>
    private static int? Days(string from, string until)
    {
        if (from == "" || until == "" || string.CompareOrdinal(from, until) > 0)
        {
            return null;
        }

        Assert.True(Time(from).Year >= 2020 && string.CompareOrdinal(until, "2025-03-31") <= 0, "The list of bank holidays is too short.");
        return Enumerable.Range(1, (int)(Time(until) - Time(from)).TotalDays).Select(d => Time(from).AddDays(d))
            .Count(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.Contains(d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    /// <summary>A generated return as a file, and the reports that our reader and reports make of the file.</summary>
    private sealed class Counted
    {
        private readonly XDocument _file;
        private readonly List<ChildRecord> _read;
        private readonly CollectionYear _year;
        private readonly (string First, string Last) _days;

        public Counted(int ending, int seed, int children, double faults)
        {
            _year = new(ending);
            _days = ($"{ending - 1}-04-01", $"{ending}-03-31");
            var generator = new CinGenerator(seed, _year);
            using var stream = new MemoryStream();
            using (var writer = new CinWriter(stream, _year))
            {
                writer.Write(generator.Header);
                foreach (var (child, _) in new CinFaults(generator, faults).Children(children))
                {
                    writer.Write(child);
                }

                writer.Finish();
            }

            stream.Position = 0;
            _file = XDocument.Load(stream);
            stream.Position = 0;
            using var reader = new CinXmlReader(stream);
            _read = [.. reader.Children(_year).Select(c => new ChildRecord(c.Id, c))];
            Completed = [.. All("Assessments").Where(a => InYear(a, "AssessmentAuthorisationDate"))];
            Reviewable = [.. Plans.Where(p => IsOpen(p, "CPPstartDate", "CPPendDate") && Time(Date(p, "CPPstartDate")).AddMonths(3) <= Time(_days.Last))];
        }

        public List<XElement> Episodes => All("CINdetails");

        public List<XElement> Plans => All("ChildProtectionPlans");

        public List<XElement> Completed { get; }

        public List<XElement> Reviewable { get; }

        public List<XElement> Referrals => [.. Episodes.Where(e => InYear(e, "CINreferralDate"))];

        public List<XElement> Conferences => [.. All("Section47").Where(s => InYear(s, "DateOfInitialCPC"))];

        public List<XElement> All(string name) => [.. _file.Descendants(name)];

        public List<string> Rows(string report) => [.. CinReports.All.Single(r => r.Code == report).Of(_read, _year).Rows.Select(r => string.Join('|', r))];

        public string Id(XElement part) => Text(part.Ancestors("Child").Single().Element("ChildIdentifiers")!, "LAchildID");

        public int? Duration(XElement assessment) => Days(Date(assessment, "AssessmentActualStartDate"), Date(assessment, "AssessmentAuthorisationDate"));

        public bool InYear(XElement part, string date) =>
            Date(part, date) is { Length: > 0 } day && string.CompareOrdinal(day, _days.First) >= 0 && string.CompareOrdinal(day, _days.Last) <= 0;

        /// <summary>Begun by 31 March, and no end then, or a later one.</summary>
        public bool IsOpen(XElement part, string start, string end) =>
            Date(part, start) is { Length: > 0 } day && string.CompareOrdinal(day, _days.Last) <= 0
            && (Text(part, end) == "" || string.CompareOrdinal(Date(part, end), _days.Last) > 0);

        public List<string> Reviews(XElement plan) => [.. plan.Descendants("CPPreviewDate").Select(Date).Where(d => d != "")];

        /// <summary>Goes through the year day by day: on no day was a review of the plan overdue.</summary>
        public bool IsInTime(XElement plan)
        {
            var start = Time(Date(plan, "CPPstartDate"));
            var reviews = Reviews(plan).Select(Time).ToHashSet();
            DateTime? last = null;
            var due = start.AddMonths(3);
            for (var day = reviews.Append(start).Min(); day <= Time(_days.Last); day = day.AddDays(1))
            {
                // Overdue before the day's review, if there is one. What was late before the year is made good by the last review before it.
                if (day > due && day >= Time(_days.First))
                {
                    return false;
                }

                if (reviews.Contains(day))
                {
                    (last, due) = (day, day.AddMonths(6));
                }
            }

            return last is not null;
        }
    }
}
