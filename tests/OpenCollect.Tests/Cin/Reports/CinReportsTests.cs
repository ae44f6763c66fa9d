using OpenCollect.Cin;
using OpenCollect.Cin.Reports;
using OpenCollect.Collections;

namespace OpenCollect.Tests.Cin.Reports;

/// <summary>
/// Each standing report over a few children of 2024-25 whose figures were worked out by hand from the definitions in the statistics notes,
/// section 2. From Monday 3 June 2024 there is no bank holiday until 26 August.
/// </summary>
public sealed class CinReportsTests
{
    private static readonly CollectionYear Year = new(2025);
    private static readonly DateOnly Monday = new(2024, 6, 3);

    [Fact]
    public void EveryReportHasItsOwnCodeTitleAndDescription()
    {
        Assert.Equal(15, CinReports.All.Length);
        Assert.Equal(CinReports.All.Length, CinReports.All.Select(r => r.Code).Distinct().Count());
        Assert.Equal(CinReports.All.Length, CinReports.All.Select(r => r.Title).Distinct().Count());
        Assert.All(CinReports.All, r => Assert.Matches("^[a-z]+(-[a-z]+)*$", r.Code));
        Assert.All(CinReports.All, r => Assert.EndsWith(".", r.About, StringComparison.Ordinal));
        Assert.All(CinReports.All, r => Assert.Equal(r.ListsChildren, r.Of([], Year, []).Columns[0] == "LA child ID"));
    }

    [Fact]
    public void AReturnWithoutChildrenHasNoughtsAndNoShares()
    {
        foreach (var report in CinReports.All)
        {
            var table = report.Of([], Year, []);
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Length, row.Length));
            Assert.DoesNotContain(table.Rows, row => row.Skip(1).Any(c => c.Contains('.', StringComparison.Ordinal) || c == "NaN" || (int.TryParse(c, out var number) && number != 0)));
        }
    }

    [Fact]
    public void AssessmentsList()
    {
        var late = Child("C2", Referral("2024-05-24", Assessed("2024-06-03", "2024-08-05"), Assessed("2024-06-03", "2024-08-06")));
        var odd = Child("C3", Referral(null, Assessed(null, "2024-04-01"), Assessed("2025-04-01", "2025-03-31"), Assessed("2025-03-31", "2025-04-01"), Assessed("2024-03-01", "2024-03-31"), Assessed("2025-03-03", null)));

        Assert.Equal(
            [
                "C1|2024-02-28|2024-02-29|2024-04-02|21|22|no",
                "C2|2024-05-24|2024-06-03|2024-08-05|45|50|no",
                "C2|2024-05-24|2024-06-03|2024-08-06|46|51|yes",
                "C3|||2024-04-01|||no",
                "C3||2025-04-01|2025-03-31|||no",
            ],
            Rows("assessments-list", Child("C1", Referral("2024-02-28", Assessed("2024-02-29", "2024-04-02"))), late, odd));
    }

    [Fact]
    public void AssessmentsSummary()
    {
        // Working days after Monday 3 June; both sides of each band's edge.
        string[] ends = ["2024-06-03", "2024-06-04", "2024-06-17", "2024-06-18", "2024-07-01", "2024-07-02", "2024-07-15", "2024-07-16", "2024-07-29", "2024-07-30", "2024-08-05", "2024-08-06", "2024-08-12", "2024-08-13", "2024-08-27", "2024-08-28"];

        Assert.Equal(
            [
                "Same day|2|10.5", "1 to 10|2|10.5", "11 to 20|2|10.5", "21 to 30|2|10.5", "31 to 40|2|10.5", "41 to 45|2|10.5", "46 to 50|2|10.5", "51 to 60|2|10.5",
                "61 or more|1|5.3", "No valid duration|2|10.5", "All|19|",
            ],
            Rows(
                "assessments-summary",
                Child("C1", Referral("2024-06-03", [.. ends.Select(e => Assessed("2024-06-03", e))])),
                // On a Saturday from Friday: no working day. Before it began, and without a start: completed, of no known duration.
                Child("C2", Referral("2024-06-03", Assessed("2024-05-31", "2024-06-01"), Assessed("2024-06-04", "2024-06-03"), Assessed(null, "2024-06-03"))),
                // Not completed in the year.
                Child("C3", Referral("2024-03-04", Assessed("2024-03-04", "2024-03-29"), Assessed("2025-03-03", "2025-04-01"), Assessed("2025-03-03", null)))));
    }

    [Fact]
    public void PlansByCategory()
    {
        Assert.Equal(
            [
                "NEG|0|1|0|0|0|0|1", "PHY|0|0|0|0|0|0|0", "SAB|0|0|0|0|0|0|0", "EMO|0|0|0|2|0|0|2", "MUL|0|0|0|0|0|0|0", "other|0|0|0|0|1|1|2",
                "All|0|1|0|2|1|1|5",
            ],
            Rows(
                "plans-by-category",
                Child("C1", Referral("2024-05-01", Plan("2025-03-31", null, "NEG", "PHY")), Referral("2024-06-01", Plan("2024-06-01", "2025-04-01", "EMO", "EMO"))),
                Child("C2", Referral("2020-05-01", Plan("2020-05-05", null, "EMO", "EMO"))),
                Child("C3", Referral("2024-05-01", Plan("2024-05-02", "2025-03-31", "SAB", "SAB"), Plan("2025-04-01", null, "SAB", "SAB"), Plan(null, null, "SAB", "SAB"))),
                Child("C4", Referral("2024-05-01", Plan("2024-05-02", null, "XXX", "MUL"), Plan("2024-05-03", null, null, null)))));
        Assert.Equal(["Initial category", "Latest NEG", "Latest PHY", "Latest SAB", "Latest EMO", "Latest MUL", "Latest other", "All"], Report("plans-by-category").Of([], Year).Columns);
    }

    [Fact]
    public void AnUnreadableEndIsNotAnOpenPlan()
    {
        var plan = Plan("2024-05-02", null, "NEG", "NEG") with { Flaws = new(new Flaw(FlawKind.NotADate, ProtectionPlan.EndField, "30/02/2025", 0)) };

        Assert.Equal("All|0|0|0|0|0|0|0", Rows("plans-by-category", Child("C1", Referral("2024-05-01", plan)))[^1]);
    }

    [Fact]
    public void Factors()
    {
        var rows = Rows(
            "factors",
            // Twice in one episode counts once; in two episodes of a child twice.
            Child("C1", Referral("2024-05-01", Assessed("2024-05-01", "2024-05-31", "1A", "3B"), Assessed("2024-07-01", "2024-07-31", "3B")), Referral("2024-11-01", Assessed("2024-11-01", "2024-11-30", "3B"))),
            Child("C2", Referral("2024-05-01", Assessed("2024-05-01", "2024-04-01", "21"))),
            Child("C3", Referral("2024-05-01", Assessed("2024-05-01", "2025-03-31", "18A", "8A", "??"))),
            // Completed in another year or not yet; no factor; only what is no factor.
            Child("C4", Referral("2024-05-01", Assessed("2024-03-01", "2024-03-31", "2A"), Assessed("2025-03-01", "2025-04-01", "2A"), Assessed("2025-03-01", null, "2A"), Assessed("2024-05-01", "2024-05-02"))),
            Child("C5", Referral("2024-05-01", Assessed("2024-05-01", "2024-05-02", "??"))));

        Assert.Equal(
            ["1A|1|25.0", "3B|2|50.0", "8A|1|25.0", "18A|1|25.0", "21|1|25.0", "|4|"],
            rows.Select(r => r.Split('|')).Where(r => r[2] != "0").Select(r => $"{r[0]}|{r[2]}|{r[3]}"));
        Assert.Equal(42 + 2 + 1, rows.Count);
        Assert.EndsWith("Episodes with any factor information|4|", rows[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void TransferInConferences()
    {
        Assert.Equal(
            ["0 to 15|2|50.0", "16 to 20|1|25.0", "21 or more|1|25.0", "No valid duration|2|", "All|6|"],
            Rows(
                "transfer-in-conferences",
                Child("C1", TransferIn("2024-06-03", "2024-06-03"), TransferIn("2024-06-03", "2024-06-24")),
                Child("C2", TransferIn("2024-06-03", "2024-06-25"), TransferIn("2024-06-03", "2024-07-02")),
                Child("C3", TransferIn("2024-06-03", "2024-05-31"), TransferIn(null, "2024-04-01")),
                Child("C4", TransferIn("2024-03-28", "2024-03-31"), TransferIn("2025-03-28", "2025-04-01"), TransferIn("2024-06-03", null)),
                Child("C5", Referral("2024-06-03", Enquiry("2024-06-03", "2024-06-04")))));
    }

    [Fact]
    public void ConferencesSummary()
    {
        Assert.Equal(
            ["0 to 10|2|25.0", "11 to 15|2|25.0", "16 to 20|2|25.0", "21 or more|2|25.0", "No valid duration|2|", "All|10|"],
            Rows(
                "conferences-summary",
                Child("C1", Referral("2024-06-03", Enquiry("2024-06-03", "2024-06-03"), Enquiry("2024-06-03", "2024-06-17"), Enquiry("2024-06-03", "2024-06-18"), Enquiry("2024-06-03", "2024-06-24"))),
                Child("C2", Referral("2024-06-03", Enquiry("2024-06-03", "2024-06-25"), Enquiry("2024-06-03", "2024-07-01"), Enquiry("2024-06-03", "2024-07-02"), Enquiry("2023-06-05", "2024-04-01"))),
                Child("C3", Referral("2024-06-03", Enquiry("2024-06-04", "2024-06-03"), Enquiry(null, "2025-03-31"))),
                Child("C4", Referral("2024-03-01", Enquiry("2024-03-01", "2024-03-31"), Enquiry("2025-03-20", "2025-04-01"), Enquiry("2024-06-03", null)), TransferIn("2024-06-03", "2024-06-04"))));
    }

    [Fact]
    public void KeyIndicators()
    {
        Assert.Equal(
            [
                "Referrals with no further action|1|3|33.3",
                "Assessments completed within 45 working days of their start|1|4|25.0",
                "Initial conferences within 15 working days of the section 47 enquiry|1|2|50.0",
                "Plans started for a second or further time|1|4|25.0",
                "Plans ended after two years or more|1|3|33.3",
                "Plans open at 31 March reviewed within timescales|1|2|50.0",
            ],
            Rows(
                "key-indicators",
                Child("C1", Referral("2024-04-01") with { NoFurtherAction = "1" }, Referral("2025-03-31"), Referral("2024-03-31") with { NoFurtherAction = "true" }, Referral("2025-04-01"), Referral(null)),
                // 45 and 46 working days, one before its start, one without a start: all four were completed.
                Child("C2", Referral("2024-06-03", Assessed("2024-06-03", "2024-08-05"), Assessed("2024-06-03", "2024-08-06"), Assessed("2024-06-04", "2024-06-03"), Assessed(null, "2024-06-03"))),
                // 15 and 16 working days; a conference before its enquiry is not in the share.
                Child("C3", Referral("2023-06-03", Enquiry("2024-06-03", "2024-06-24"), Enquiry("2024-06-03", "2024-06-25"), Enquiry("2024-06-03", "2024-05-31"))),
                // Ended after 730, 729 and 1 days; started twice in the year for the first time, once for a further one, once not known.
                Child("C4", Referral("2022-06-03", Plan("2022-09-30", "2024-09-28"), Plan("2022-10-01", "2024-09-28"))),
                Child("C5", Referral("2023-06-03", Plan("2024-04-01", "2024-04-01"), Plan("2025-01-15", null) with { PreviousPlans = "2" }, Plan("2025-02-01", null) with { PreviousPlans = "many" }, Plan("2024-03-31", "2025-04-01", reviews: ["2024-06-30", "2024-12-01"]))),
                // Open for just three months, and not reviewed.
                Child("C6", Referral("2023-12-31", Plan("2024-12-31", null)))));
    }

    [Theory]
    [InlineData("2022-10-01", "2024-09-28", false)] // 729 days
    [InlineData("2022-09-30", "2024-09-28", true)] // 730 days
    [InlineData("2023-03-01", "2025-02-28", true)] // 731 days with 29 February 2024
    [InlineData("2023-03-01", "2025-02-26", false)] // 729 days with it
    [InlineData("2020-02-29", "2024-04-01", true)]
    [InlineData("2020-02-29", "2025-03-31", true)]
    [InlineData("2020-02-29", "2024-03-31", false)] // ended the year before
    [InlineData("2020-02-29", "2025-04-01", false)] // ended the year after
    [InlineData("2020-02-29", null, false)]
    [InlineData(null, "2024-05-01", false)]
    [InlineData("2024-05-02", "2024-05-01", false)]
    public void PlansOfTwoYears(string? start, string? end, bool isListed)
    {
        var rows = Rows("plans-two-years", Child("C1", Referral("2019-05-01", Plan(start, end))));

        Assert.Equal(isListed ? [$"C1|{start}|{end}|{Day(end!).DayNumber - Day(start!).DayNumber + 1}"] : [], rows);
    }

    [Fact]
    public void ALeapDayCountsAmongTheDaysOfAPlan() =>
        Assert.Equal(["C1|2022-04-01|2024-04-01|732"], Rows("plans-two-years", Child("C1", Referral("2022-04-01", Plan("2022-04-01", "2024-04-01")))));

    /// <summary>First reviews within three months, then at most six months apart, judged in the year only; both sides of each edge.</summary>
    [Theory]
    [InlineData("2024-12-31", "no")] // open for just three months, and no review
    [InlineData("2024-12-31", "yes", "2025-03-31")]
    [InlineData("2024-06-30", "yes", "2024-09-30", "2025-03-30")]
    [InlineData("2024-06-30", "no", "2024-10-01", "2025-03-30")] // the first a day late
    [InlineData("2024-04-01", "no", "2024-07-01", "2025-01-02", "2025-03-30")] // the second a day late
    [InlineData("2024-04-01", "yes", "2024-07-01", "2025-01-01")]
    [InlineData("2024-06-30", "no", "2024-09-29")] // nothing in the last six months
    [InlineData("2024-06-30", "yes", "2024-09-30", "2024-10-01")]
    [InlineData("2024-06-30", "no", "2024-09-30")] // six months from it are up on 30 March
    [InlineData("2024-11-30", "yes", "2025-02-28")] // three months from 30 November end in February
    [InlineData("2024-11-30", "no", "2025-03-01")]
    [InlineData("2024-08-31", "yes", "2024-11-30", "2025-03-01")]
    [InlineData("2024-02-29", "yes", "2024-05-29", "2024-11-29")] // started before the year, due in it
    [InlineData("2024-02-29", "no", "2024-05-30", "2024-11-29")]
    [InlineData("2024-02-29", "yes", "2024-03-20", "2024-09-20", "2025-03-20")] // the last review before the year, in time
    [InlineData("2024-01-01", "yes", "2024-03-31", "2024-09-30", "2025-03-30")] // first due on 1 April, the first day of the year
    [InlineData("2024-01-01", "yes", "2024-04-01", "2024-10-01")] // and held on that day
    [InlineData("2023-12-31", "yes", "2024-03-31", "2024-09-30", "2025-03-30")] // first due on 31 March before it
    [InlineData("2023-12-31", "no", "2024-04-01", "2024-10-01")] // due before the year, and none before it: late or not known
    [InlineData("2022-05-01", "no", "2024-05-01", "2024-11-01")]
    [InlineData("2022-05-01", "yes", "2023-11-01", "2024-05-01", "2024-11-01")]
    [InlineData("2022-05-01", "no", "2023-10-31", "2024-05-01", "2024-11-01")] // across the year's start a day late
    [InlineData("2022-05-01", "yes", "2022-08-01", "2024-03-01", "2024-09-01", "2025-03-01")] // what was late before the year is not judged
    [InlineData("2022-05-01", "no", "2023-10-01")]
    [InlineData("2024-06-30", "yes", "2024-09-30", "2025-03-30", "2025-04-30")] // a review after the year says nothing
    [InlineData("2024-06-30", "yes", "2024-09-30", "2025-03-30", "2025-12-01")] // nor does how late it comes
    [InlineData("2024-06-30", "no", "2025-04-30")]
    [InlineData("2024-06-30", "yes", "2025-03-30", "", "2024-09-30")] // in any order, and one without a date
    public void PlansReviewed(string start, string inTime, params string[] reviews)
    {
        var child = Child("C1", Referral("2022-04-20", Plan(start, null, reviews: reviews)));
        var last = reviews.Length == 0 ? "" : reviews.Max(StringComparer.Ordinal);

        Assert.Equal([$"C1|{start}|{reviews.Length}|{last}|{inTime}"], Rows("plans-reviewed", child));
        Assert.Equal($"Plans open at 31 March reviewed within timescales|{(inTime == "yes" ? 1 : 0)}|1|{(inTime == "yes" ? "100.0" : "0.0")}", Rows("key-indicators", child)[^1]);
    }

    [Theory]
    [InlineData("2025-01-01", null)] // not yet three months
    [InlineData("2024-06-30", "2025-03-31")]
    [InlineData("2025-04-01", null)]
    [InlineData(null, null)]
    public void PlansThatAreNotYetOrNoMoreToBeReviewed(string? start, string? end) =>
        Assert.Empty(Rows("plans-reviewed", Child("C1", Referral("2022-04-20", Plan(start, end, reviews: ["2024-09-30"])))));

    [Fact]
    public void APlanThatEndsTheDayAfterTheYearIsToBeReviewed() =>
        Assert.Equal(["C1|2024-06-30|0||no"], Rows("plans-reviewed", Child("C1", Referral("2022-04-20", Plan("2024-06-30", "2025-04-01")))));

    [Fact]
    public void PlansAgain() => Assert.Equal(
        ["C1|2024-04-01|1", "C1|2025-03-31|2"],
        Rows(
            "plans-again",
            Child("C1", Referral("2024-03-01", Again("2024-04-01", "1")), Referral("2025-03-01", Again("2025-03-31", "2"))),
            Child("C2", Referral("2024-03-01", Again("2024-03-31", "1"), Again("2025-04-01", "1"), Again("2024-05-01", "0"), Again("2024-05-01", null), Again("2024-05-01", "x"), Again("2024-05-01", "-1"), Again(null, "1")))));

    [Fact]
    public void ReferralSource()
    {
        var rows = Rows(
            "referral-source",
            Child("C1", Referral("2024-04-01") with { ReferralSource = "1A" }, Referral("2025-03-31") with { ReferralSource = "1A" }),
            Child("C2", Referral("2024-08-01") with { ReferralSource = "5D", NoFurtherAction = "true" }, Referral("2024-09-01") with { ReferralSource = "1a" }, Referral("2024-10-01") with { ReferralSource = null }),
            Child("C3", Referral("2024-03-31") with { ReferralSource = "1A" }, Referral("2025-04-01") with { ReferralSource = "1A" }, Referral(null) with { ReferralSource = "1A" }));

        Assert.Equal(
            ["1A|2|40.0", "5D|1|20.0", "|2|40.0", "|5|"],
            rows.Select(r => r.Split('|')).Where(r => r[2] != "0").Select(r => $"{r[0]}|{r[2]}|{r[3]}"));
        Assert.Equal(22 + 2, rows.Count);
        Assert.Equal(21 + 2, Report("referral-source").Of([], new(2022)).Rows.Count);
    }

    [Fact]
    public void ByMonth()
    {
        var table = Report("by-month").Of(
            Records(
                Child("C1", Referral("2024-04-01", Assessed("2024-04-01", "2024-04-30")), Referral("2025-03-31", Assessed("2025-03-31", "2025-04-01"))),
                Child("C2", Referral("2024-02-29", Assessed("2024-02-29", "2025-02-28"), Assessed("2024-02-29", "2024-03-31")), Referral(null), Referral("2025-04-01")),
                Child("C3", Referral("2024-12-31", Plan("2024-12-31", "2025-01-01"), Plan("2023-06-01", "2024-04-01"), Plan("2025-03-31", "2025-04-01"), Plan("2024-03-31", null)) with { NoFurtherAction = "true" })),
            Year);

        Assert.Equal(
            [
                "April 2024|1|1|0|1", "May 2024|0|0|0|0", "June 2024|0|0|0|0", "July 2024|0|0|0|0", "August 2024|0|0|0|0", "September 2024|0|0|0|0", "October 2024|0|0|0|0",
                "November 2024|0|0|0|0", "December 2024|1|0|1|0", "January 2025|0|0|0|1", "February 2025|0|1|0|0", "March 2025|1|0|1|0", "All|3|2|2|2",
            ],
            table.Rows.Select(r => string.Join('|', r)));
    }

    [Fact]
    public void TheLeapDayIsInFebruary()
    {
        var table = Report("by-month").Of(Records(Child("C1", Referral("2024-02-29"))), new(2024));

        Assert.Equal(["February 2024|1|0|0|0", "All|1|0|0|0"], table.Rows.Where(r => r[1] != "0").Select(r => string.Join('|', r)));
    }

    [Fact]
    public void PlansStarted() => Assert.Equal(
        ["NEG|Neglect|1|33.3", "PHY|Physical abuse|0|0.0", "SAB|Sexual abuse|0|0.0", "EMO|Emotional abuse|1|33.3", "MUL|Multiple, or not recommended|0|0.0", "|Missing or not a code of the year|1|33.3", "|All|3|"],
        Rows(
            "plans-started",
            Child("C1", Referral("2024-03-01", Plan("2024-04-01", null, "NEG", "PHY"), Plan("2025-03-31", "2025-03-31", "EMO", "SAB"), Plan("2024-05-01", null, null, "PHY"))),
            Child("C2", Referral("2024-03-01", Plan("2024-03-31", null, "PHY", "PHY"), Plan("2025-04-01", null, "PHY", "PHY"), Plan(null, null, "PHY", "PHY")))));

    [Fact]
    public void Summary() => Assert.Equal(
        [
            "Child records|6",
            "Referrals in the year|5",
            "Referrals with no further action|1",
            "Episodes open at 31 March|3",
            "Episodes closed in the year|2",
            "Assessments completed in the year|2",
            "Section 47 enquiries started in the year|3",
            "Initial child protection conferences in the year|3",
            "Child protection plans started in the year|1",
            "Child protection plans ended in the year|1",
            "Child protection plans open at 31 March|1",
        ],
        Rows(
            "summary",
            // Two referrals of one child in the year, the second open across its end; the first closed on 31 March is not open then.
            Child("C1", Referral("2024-04-01") with { ClosureDate = Year.LastDay, ReasonForClosure = "RC7" }, Referral("2025-03-31")),
            // No further action, also with a closure that it should not have: no episode.
            Child("C2", Referral("2024-05-01") with { NoFurtherAction = "1", ClosureDate = new(2024, 5, 2) }),
            // Assessed and not in need: a referral and an assessment, no episode. With an enquiry it is one.
            Child("C3", Referral("2024-06-03", Assessed("2024-06-03", "2024-07-01")) with { ClosureDate = new(2024, 7, 1), ReasonForClosure = "RC8" }),
            Child("C4", Referral("2024-03-01", Assessed("2024-03-04", "2024-04-02"), Enquiry("2024-03-31", "2024-04-01")) with { ClosureDate = new(2024, 7, 1), ReasonForClosure = "RC9" }),
            // Three enquiries of one day are one, in whichever episode; a conference before a transfer in counts too, an unborn child as any.
            new CinChild
            {
                Id = "C5",
                ExpectedBirthDate = new(2025, 6, 1),
                Episodes =
                [
                    TransferIn("2024-12-02", "2024-12-09"),
                    Referral("2023-06-03", Enquiry("2024-12-02", null), Enquiry("2024-12-02", null), Enquiry("2024-12-03", "2025-03-31"), Enquiry("2025-03-31", "2025-04-01"), Enquiry("2024-03-31", null)) with { ClosureDate = new(2024, 3, 31) },
                    Referral("2025-04-01", Enquiry("2024-12-02", null)),
                ],
            },
            Child(null, Referral("2023-04-01", Plan("2024-03-31", "2024-04-01"), Plan("2025-03-31", null)) with { ClosureDate = new(2025, 4, 1) })));

    [Theory]
    [InlineData("RC8", true, false, null, 0)]
    [InlineData("RC9", true, false, null, 0)]
    [InlineData("RC7", true, false, null, 1)]
    [InlineData("RC8", false, false, null, 1)]
    [InlineData("RC8", true, true, null, 1)]
    [InlineData("RC8", true, false, "2024-06-10", 1)]
    public void AnEpisodeAssessedAsNotInNeed(string reason, bool isAssessed, bool hasPlan, string? conference, int closed)
    {
        var episode = Referral("2024-06-03", isAssessed ? [Assessed("2024-06-03", "2024-07-01")] : []) with
        {
            ClosureDate = new(2024, 7, 1),
            ReasonForClosure = reason,
            CinPlans = hasPlan ? [new() { Start = new(2024, 6, 4) }] : [],
            ConferenceDate = conference is null ? null : Day(conference),
        };

        Assert.Equal($"Episodes closed in the year|{closed}", Rows("summary", Child("C1", episode))[4]);
    }

    [Fact]
    public void AChildWithoutAnIdentifierIsListedAllTheSame() =>
        Assert.Equal(["|2024-06-03|2024-06-03|2024-06-04|1|1|no"], Rows("assessments-list", Child(null, Referral("2024-06-03", Assessed("2024-06-03", "2024-06-04")))));

    private static CollectionReport Report(string code) => CinReports.All.Single(r => r.Code == code);

    private static List<string> Rows(string code, params CinChild[] children) =>
        [.. Report(code).Of(Records(children), Year).Rows.Select(r => string.Join('|', r))];

    private static IEnumerable<ChildRecord> Records(params CinChild[] children) => children.Select(c => new ChildRecord(c.Id, c));

    private static CinChild Child(string? id, params Episode[] episodes) => new() { Id = id, BirthDate = new(2016, 2, 29), Episodes = [.. episodes] };

    private static Episode Referral(string? date, params OpenCollect.Model.Record[] parts) => new()
    {
        ReferralDate = Date(date),
        ReferralSource = "1A",
        NoFurtherAction = "false",
        Assessments = [.. parts.OfType<Assessment>()],
        Section47s = [.. parts.OfType<Section47>()],
        ProtectionPlans = [.. parts.OfType<ProtectionPlan>()],
    };

    private static Episode TransferIn(string? referred, string? conference) => Referral(referred) with { ConferenceDate = Date(conference) };

    private static Assessment Assessed(string? start, string? authorised, params string[] factors) =>
        new() { Start = Date(start), Authorised = Date(authorised), Factors = [.. factors] };

    private static Section47 Enquiry(string? start, string? conference) => new() { Start = Date(start), ConferenceDate = Date(conference) };

    private static ProtectionPlan Plan(string? start, string? end, string? initial = "NEG", string? latest = "NEG", string[]? reviews = null) => new()
    {
        Start = Date(start),
        End = Date(end),
        InitialCategory = initial,
        LatestCategory = latest,
        PreviousPlans = "0",
        Reviews = [.. (reviews ?? []).Select(r => new Review { Date = Date(r) })],
    };

    private static ProtectionPlan Again(string? start, string? previous) => Plan(start, null) with { PreviousPlans = previous };

    private static DateOnly? Date(string? text) => string.IsNullOrEmpty(text) ? null : Day(text);

    private static DateOnly Day(string text) => ReturnDate.Parse(text);
}
