using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.Cin.Reports;
using OpenCollect.Collections;

namespace OpenCollect.Tests.Cin.Reports;

/// <summary>This year's return, 2024-25, beside last year's: what goes on, and what does not.</summary>
public sealed class ContinuityTests
{
    private const string Missing = "Open at 31 March last year and not in this year’s return";
    private const string New = "Dated before this year and not in last year’s return";

    private static readonly CollectionYear Year = new(2025);

    private static CollectionReport Report => CinReports.All.Single(r => r.ComparesLastYear);

    [Fact]
    public void WhatGoesOnIsNotListed() => Assert.Empty(Compared(
        [
            Child("C1", Referral("2024-03-31"), Referral("2023-05-01", "2023-06-01")),
            Child("C2", Referral("2022-05-01", null, Plan("2022-06-01", null), Plan("2023-08-01", "2024-03-31"))),
            // Ended last year: not expected again, the child neither; the last day of the year is the edge.
            Child("C3", Referral("2023-05-01", "2024-03-31", Plan("2023-06-01", "2024-03-31"))),
            Child("C4", NoFurtherAction("2024-03-31")),
            Child("C5"),
            // Not known when it began, or not read.
            Child("C6", Referral(null), Referral("2024-04-01")),
            Child(null, Referral("2023-05-01")),
        ],
        [
            Child("C2", Referral("2022-05-01", "2024-04-01", Plan("2022-06-01", "2024-04-01"))),
            Child("C1", Referral("2024-03-31", "2024-04-01"), Referral("2024-04-01"), Referral("2023-05-01", "2023-06-01")),
            Child("C7", Referral("2024-04-01", null, Plan("2024-04-01", null))),
            Child(null, Referral("2023-05-01")),
        ]));

    [Fact]
    public void AChildWhoIsMissing() => Assert.Equal(
        [$"C1|Child|||||{Missing}", $"C2|Child|||||{Missing}", $"C3|Child|||||{Missing}"],
        Compared(
            [
                Child("C3", Referral("2023-05-01", "2023-06-01", Plan("2023-05-02", null))),
                Child("C2", Referral("2023-05-01", "2024-04-01")),
                Child("C1", Referral("2024-03-31", null, Plan("2024-03-31", null))),
            ],
            []));

    [Fact]
    public void AReferralOrPlanThatIsMissing() => Assert.Equal(
        [$"C1|Referral|2023-05-01||||{Missing}", $"C1|Child protection plan|2023-05-02||||{Missing}", $"C2|Child protection plan|2023-05-02|2024-04-02|||{Missing}"],
        Compared(
            [Child("C1", Referral("2023-05-01", null, Plan("2023-05-02", null))), Child("C2", Referral("2023-05-01", null, Plan("2023-05-02", "2024-04-02")))],
            [Child("C1", Referral("2024-04-01")), Child("C2", Referral("2023-05-01"))]));

    [Theory]
    [InlineData(null, "2024-03-31", "Open at 31 March last year and ended by then this year")]
    [InlineData(null, "2024-04-01", null)]
    [InlineData(null, null, null)]
    [InlineData("2024-03-31", "2024-03-31", null)]
    [InlineData("2024-03-31", null, "Ended last year and is open again")]
    [InlineData("2024-03-31", "2024-03-30", "The end changed")]
    [InlineData("2024-03-31", "2024-04-01", "The end changed")]
    [InlineData("2024-04-01", "2024-04-01", null)]
    [InlineData("2024-04-01", "2024-04-02", "The end changed")]
    [InlineData("2024-04-01", "2024-03-31", "Open at 31 March last year and ended by then this year")]
    public void AnEnd(string? lastYear, string? thisYear, string? difference)
    {
        Assert.Equal(
            difference is null ? [] : [$"C1|Referral|2023-05-01|{lastYear}|2023-05-01|{thisYear}|{difference}"],
            Compared([Child("C1", Referral("2023-05-01", lastYear))], [Child("C1", Referral("2023-05-01", thisYear))]));
        Assert.Equal(
            difference is null ? [] : [$"C1|Child protection plan|2023-06-01|{lastYear}|2023-06-01|{thisYear}|{difference}"],
            Compared(
                [Child("C1", Referral("2023-05-01", null, Plan("2023-06-01", lastYear)))],
                [Child("C1", Referral("2023-05-01", null, Plan("2023-06-01", thisYear)))]));
    }

    [Fact]
    public void AnUnreadableEndIsNeitherOpenNorAnotherEnd()
    {
        var unreadable = Referral("2023-05-01") with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.ClosureDateField, "30/02/2024", 0)) };

        Assert.Empty(Compared([Child("C1", unreadable)], []));
        Assert.Empty(Compared([Child("C1", Referral("2023-05-01"))], [Child("C1", unreadable)]));
        Assert.Empty(Compared([Child("C1", Referral("2023-05-01", "2024-03-01"))], [Child("C1", unreadable)]));
    }

    [Fact]
    public void NoFurtherActionInOneYearOnly() => Assert.Equal(
        ["C1|Referral|2023-05-01||2023-05-01||No further action last year, in need this year", "C2|Referral|2023-05-01||2023-05-01||In need last year, no further action this year"],
        Compared(
            [Child("C1", NoFurtherAction("2023-05-01")), Child("C2", Referral("2023-05-01")), Child("C3", NoFurtherAction("2023-05-01"))],
            [Child("C1", Referral("2023-05-01")), Child("C2", NoFurtherAction("2023-05-01")), Child("C3", NoFurtherAction("2023-05-01"))]));

    [Fact]
    public void WhatLastYearsReturnLacked() => Assert.Equal(
        [$"C1|Referral|||2024-03-31||{New}", $"C1|Referral|||2024-03-31||{New}", $"C1|Child protection plan|||2023-06-01|2024-05-01|{New}", $"C2|Referral|||2020-02-29|2024-05-01|{New}"],
        Compared(
            [Child("C1", Referral("2024-03-30", "2024-03-30"))],
            [
                Child("C2", Referral("2020-02-29", "2024-05-01"), Referral("2024-04-01")),
                Child("C1", Referral("2024-03-31", null, Plan("2023-06-01", "2024-05-01")), NoFurtherAction("2024-03-31")),
            ]));

    [Fact]
    public void AStartThatChanged()
    {
        Assert.Equal(
            ["C1|Referral|2023-05-01||2023-05-02||The date of the referral changed", "C1|Child protection plan|2023-06-01||2023-06-02|2024-05-01|The start of the plan changed"],
            Compared(
                [Child("C1", Referral("2023-05-01", null, Plan("2023-06-01", null)))],
                [Child("C1", Referral("2023-05-02", null, Plan("2023-06-02", "2024-05-01")), Referral("2024-04-01"))]));

        // Of two that are missing and one that is new, nobody can tell which it was.
        Assert.Equal(
            [$"C1|Referral|2023-05-01||||{Missing}", $"C1|Referral|2023-06-01||||{Missing}", $"C1|Referral|||2023-07-01||{New}"],
            Compared([Child("C1", Referral("2023-06-01"), Referral("2023-05-01"))], [Child("C1", Referral("2023-07-01"))]));
    }

    [Fact]
    public void TwoReferralsOfOneDayAreTwo() => Assert.Equal(
        [$"C1|Referral|2023-05-01||||{Missing}"],
        Compared([Child("C1", Referral("2023-05-01"), Referral("2023-05-01"))], [Child("C1", Referral("2023-05-01"))]));

    [Fact]
    public void AChildWhoStandsInAReturnTwiceIsOne() => Assert.Empty(Compared(
        [Child("C1", Referral("2023-05-01")), Child("C1", Referral("2023-06-01"))],
        [Child("C1", Referral("2023-06-01")), Child("C1", Referral("2023-05-01"))]));

    [Fact]
    public void WithoutLastYearsReturnTheTableSaysSo()
    {
        var table = Report.Of([new("C1", Child("C1", Referral("2023-05-01")))], Year);

        Assert.Equal("Last year’s return is not at hand, so nothing could be compared.", Assert.Single(table.Rows)[^1]);
        Assert.Equal(table.Columns.Length, table.Rows[0].Length);
    }

    [Fact]
    public void OtherReportsLookAtThisYearOnly() => Assert.All(CinReports.All.Where(r => !r.ComparesLastYear), r => Assert.Equal(
        r.Of([], Year).Rows, r.Of([], Year, [new("C1", Child("C1", Referral("2024-05-01")))]).Rows));

    /// <summary>Generated returns of two years agree, so nothing is listed but what is taken away.</summary>
    [Fact]
    public void GeneratedReturnsGoOn()
    {
        var generator = new CinGenerator(5, Year);
        var children = generator.Children(2000).ToList();
        var before = children.Select(generator.LastYear).OfType<CinChild>().ToList();
        var open = before.Where(c => c.Episodes.Any(e => !e.IsNoFurtherAction && e.ClosureDate is null)).Select(c => c.Id).ToHashSet();

        Assert.Empty(Compared(before, children));
        Assert.InRange(open.Count, 200, 1800);
        Assert.Equal(open.Order(StringComparer.Ordinal), Compared(before, []).Select(r => r.Split('|')[0]));
    }

    private static List<string> Compared(IEnumerable<CinChild> lastYear, IEnumerable<CinChild> thisYear) =>
        [.. Report.Of(thisYear.Select(c => new ChildRecord(c.Id, c)), Year, lastYear.Select(c => new ChildRecord(c.Id, c))).Rows.Select(r => string.Join('|', r))];

    private static CinChild Child(string? id, params Episode[] episodes) => new() { Id = id, Episodes = [.. episodes] };

    private static Episode Referral(string? date, string? closed = null, params ProtectionPlan[] plans) =>
        new() { ReferralDate = Date(date), ClosureDate = Date(closed), NoFurtherAction = "false", ProtectionPlans = [.. plans] };

    private static Episode NoFurtherAction(string date) => new() { ReferralDate = Date(date), NoFurtherAction = "1" };

    private static ProtectionPlan Plan(string start, string? end) => new() { Start = Date(start), End = Date(end) };

    private static DateOnly? Date(string? text) => text is null ? null : ReturnDate.Parse(text);
}
