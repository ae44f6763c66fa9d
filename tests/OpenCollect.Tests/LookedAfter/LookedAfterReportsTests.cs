using OpenCollect.Collections;
using OpenCollect.LookedAfter;
using Files = OpenCollect.Tests.LookedAfter.LookedAfterTableFiles;

namespace OpenCollect.Tests.LookedAfter;

/// <summary>
/// Each standing report over small tables of 2024-25, read by the real reader, whose figures were worked out by hand from the statistics
/// notes, section 3, and the indicator notes, section 0.
/// </summary>
public sealed class LookedAfterReportsTests
{
    private static readonly CollectionYear Year = new(2025);

    [Fact]
    public void EveryReportHasItsOwnCodeTitleAndDescription()
    {
        Assert.Equal(9, LookedAfterReports.All.Length);
        Assert.Equal(LookedAfterReports.All.Length, LookedAfterReports.All.Select(r => r.Code).Distinct().Count());
        Assert.Equal(LookedAfterReports.All.Length, LookedAfterReports.All.Select(r => r.Title).Distinct().Count());
        Assert.All(LookedAfterReports.All, r => Assert.Matches("^[a-z]+(-[a-z]+)*$", r.Code));
        Assert.All(LookedAfterReports.All, r => Assert.EndsWith(".", r.About, StringComparison.Ordinal));
        Assert.All(LookedAfterReports.All, r => Assert.Equal(r.ListsChildren, r.Of([], Year).Columns[0] == "CHILD"));
        Assert.Equal(["care-leavers-expected", "care-leavers-next"], LookedAfterReports.All.Where(r => r.ComparesLastYear).Select(r => r.Code));
    }

    /// <summary>
    /// A1 has two periods of care in the year and leaves on its first day; A2 comes on its last; A3 leaves on 31 March and A4 a day later; A5 was
    /// adopted twice over, as no child is; A6 left the year before and A7 comes after; A8 and A9 have short breaks, A9 care beside them; B1 is
    /// a care leaver; B2 stands in the header only.
    /// </summary>
    private static Files Some
    {
        get
        {
            var files = Files.None;
            files["h.csv"] = Files.Header + string.Concat(
                "A1,F,14/05/2010,WBRI,UN1,0,\n", "A2,M,02/09/2008,AOTH,UN2,,\n", "A3,F,29/02/2012,WBRI,UN1,0,\n", "A4,F,01/01/2015,WBRI,UN1,0,\n", "A5,M,11/06/2019,MWBC,UN1,,\n",
                "A6,M,11/06/2015,MWBC,UN1,,\n", "A7,M,11/06/2015,MWBC,UN1,,\n", "A8,M,11/06/2015,MWBC,UN1,,\n", "A9,M,11/06/2015,MWBC,UN1,,\n", "B1,F,20/11/2005,BCRB,UN1,,\n", "B2,F,,WBRI,UN1,,\n");
            files["e.csv"] = Files.Episodes + string.Concat(
                "A1,10/01/2021,S,C2,N1,U6,PR1,01/04/2024,E4A,,,,\n", "A1,01/10/2024,S,V2,N4,U4,PR4,31/12/2024,E4B,,,,\n",
                "A2,31/03/2025,S,V2,N8,K2,PR4,,,,,,\n",
                "A3,01/04/2024,S,C1,N1,U6,PR1,31/03/2025,E5,,,,\n",
                "A4,31/03/2024,S,C1,N1,U6,PR1,15/08/2024,X1,CARPL,,,\n", "A4,15/08/2024,P,C2,N1,U4,PR1,01/04/2025,E4A,,,,\n",
                "A5,01/05/2023,S,E1,N1,A6,PR1,20/06/2024,E12,,,,\n", "A5,01/07/2024,S,E1,N1,A3,PR1,31/08/2024,E11,,,,\n",
                "A6,01/05/2023,S,C2,N1,U6,PR1,31/03/2024,E4A,,,,\n",
                "A7,01/04/2025,S,C2,N1,U6,PR1,,,,,,\n",
                "A8,01/05/2023,S,V4,N2,R1,PR1,,,,,,\n", "A8,01/05/2024,S,V3,N2,R1,PR1,03/05/2024,E4A,,,,\n",
                "A9,01/05/2023,S,V4,N2,R1,PR1,,,,,,\n", "A9,01/06/2024,S,XX,N2,,PR1,,,,,,\n");
            files["u.csv"] = Files.Uasc + "A2,M,02/09/2008,\n";
            files["m.csv"] = Files.Missing + string.Concat(
                "A1,14/05/2010,M,20/03/2024,01/04/2024\n", "A1,14/05/2010,A,31/03/2025,\n", "A1,14/05/2010,M,01/03/2024,31/03/2024\n", "A1,14/05/2010,M,01/04/2025,\n",
                "A2,02/09/2008,A,01/05/2024,02/05/2024\n", "A4,01/01/2015,M,31/12/2024,30/02/2025\n", "A8,11/06/2015,M,01/05/2024,02/05/2024\n", "A9,11/06/2015,M,01/05/2022,\n");
            files["3.csv"] = Files.Oc3 + "B1,20/11/2005,YES,F5,U1\n";
            return files;
        }
    }

    [Fact]
    public void Summary() => Assert.Equal(
        [
            "Children in the return|11",
            "Looked after during the year|6", // A1 to A5, A9
            "Looked after at 31 March|3", // A2, A4, A9
            "Unaccompanied asylum-seeking children at 31 March|1", // A2
            "Looked after for 12 months at 31 March|1", // A4, come the day before the year
            "Started to be looked after in the year|5", // A1, A2, A3, A5, A9
            "Ceased to be looked after in the year|3", // A1 once, A3, A5 once
            "Adopted in the year|1", // A5
            "Went missing in the year|2", // A1 to the first day, A9
            "Care leavers|1",
        ],
        Rows("summary", Some));

    [Fact]
    public void LegalStatus() => AssertCounts("legal-status", Some, "C2|1|33.3", "V2|1|33.3", "|1|33.3", "|3|");

    [Fact]
    public void Placement() => AssertCounts("placement", Some, "K2|1|33.3", "U4|1|33.3", "|1|33.3", "|3|");

    [Fact]
    public void Need() => AssertCounts("need", Some, "N1|1|33.3", "N2|1|33.3", "N8|1|33.3", "|3|");

    [Fact]
    public void OfTwoOpenEpisodesTheLatestCounts()
    {
        var files = Files.None;
        files["e.csv"] = Files.Episodes + "A1,01/06/2024,P,C2,N1,U4,PR1,,,,,,\nA1,01/05/2023,S,C1,N1,U6,PR1,,,,,,\nA1,01/07/2024,S,V4,N1,R1,PR1,,,,,,\n";

        AssertCounts("legal-status", files, "C2|1|100.0", "|1|");
    }

    [Fact]
    public void ReasonCeased() => AssertCounts("reason-ceased", Some, "E11|1|33.3", "E4B|1|33.3", "E5|1|33.3", "|3|");

    [Fact]
    public void ReasonCeasedThatIsNoCodeOfTheYear()
    {
        var files = Files.None;
        files["e.csv"] = Files.Episodes + "A1,01/06/2023,S,C2,N1,U4,PR1,01/06/2024,E43,,,,\nA2,01/05/2023,S,C1,N1,U6,PR1,01/06/2024,X1,,,,\nA3,01/05/2023,S,C1,N1,U6,PR1,01/06/2024,,,,,\nA4,01/05/2023,S,C1,N1,U6,PR1,,E4A,,,,\n";

        AssertCounts("reason-ceased", files, "|1|100.0", "|1|");
    }

    /// <summary>Of the end that cannot be read nobody knows whether it lies in the year.</summary>
    [Fact]
    public void Missing() => Assert.Equal(
        ["A1|M|2024-03-20|2024-04-01", "A1|A|2025-03-31|", "A2|A|2024-05-01|2024-05-02", "A9|M|2022-05-01|"], Rows("missing", Some));

    [Fact]
    public void ShortBreaks() => Assert.Equal(["A8|2"], Rows("short-breaks", Some));

    /// <summary>
    /// C1 turned 18 on the last day of February, being born on the 29th; C2 turns 19 on 31 March, the last day of the year, and 20 next year; C3
    /// is 17 and still in care; C4 turned 16 and will be 17; C5 was in care for 90 days only; C6 has no date of birth; C7 turns 26 and is not
    /// listed; C8 turned 17 on the first day of the year, having left care, and 18 next year.
    /// </summary>
    private static Files Leavers
    {
        get
        {
            var files = Files.None;
            files["h.csv"] = Files.Header + string.Concat(
                "C1,F,29/02/2008,WBRI,UN1,0,\n", "C2,M,31/03/2007,WBRI,UN1,,\n", "C3,F,01/10/2008,WBRI,UN1,0,\n", "C4,F,01/10/2009,WBRI,UN1,0,\n", "C5,M,10/06/2007,WBRI,UN1,,\n",
                "C6,M,,WBRI,UN1,,\n", "C7,M,10/06/1999,WBRI,UN1,,\n", "C8,F,01/04/2008,WBRI,UN1,0,\n");
            files["e.csv"] = Files.Episodes + string.Concat(
                "C1,01/03/2022,S,C2,N1,U6,PR1,27/02/2026,E5,,,,\n", "C2,31/03/2022,S,C2,N1,U6,PR1,31/03/2025,E5,,,,\n", "C3,01/10/2022,S,C2,N1,U6,PR1,,,,,,\n",
                "C4,01/10/2023,S,C2,N1,U6,PR1,,,,,,\n", "C5,10/06/2023,S,C2,N1,U6,PR1,08/09/2023,E4A,,,,\n", "C6,10/06/2023,S,C2,N1,U6,PR1,,,,,,\n",
                "C8,01/04/2022,S,C2,N1,U6,PR1,31/03/2025,E4A,,,,\n");
            files["3.csv"] = Files.Oc3 + "C2,31/03/2007,YES,F5,U1\nC7,10/06/1999,YES,F5,U1\n";
            return files;
        }
    }

    [Fact]
    public void CareLeaversExpected()
    {
        var year = new CollectionYear(2026);

        Assert.Equal(["CHILD", "Birthday in the year", "Age", "In the cohort", "Reason", "In OC3"], Report("care-leavers-expected").Of([], year).Columns);
        Assert.Equal(
            ["C1|2026-02-28|18|yes|no", "C2|2026-03-31|19|yes|yes", "C3|2025-10-01|17|if care ends|no", "C5|2025-06-10|18|no|no", "C6|||no|no", "C8|2025-04-01|17|yes|no"],
            Cohort("care-leavers-expected", year).Select(r => $"{r[0]}|{r[1]}|{r[2]}|{r[3]}|{r[5]}"));
        Assert.Equal("90 days of care since the 14th birthday, fewer than 13 weeks", Cohort("care-leavers-expected", year).Single(r => r[0] == "C5")[4]);
    }

    [Fact]
    public void CareLeaversOfNextYear()
    {
        var year = new CollectionYear(2026);

        Assert.Equal(["CHILD", "Birthday in the year", "Age", "In the cohort", "Reason"], Report("care-leavers-next").Of([], year).Columns);
        Assert.Equal(
            ["C1|2027-02-28|19|yes", "C2|2027-03-31|20|yes", "C3|2026-10-01|18|if care ends", "C4|2026-10-01|17|if care ends", "C5|2026-06-10|19|no", "C6|||no", "C8|2026-04-01|18|yes"],
            Cohort("care-leavers-next", year).Select(r => $"{r[0]}|{r[1]}|{r[2]}|{r[3]}"));
    }

    /// <summary>D1 left care last year and is in OC3; D2 left care then and is in this year's return no more; D3 is told of by both, and this year's is believed.</summary>
    [Fact]
    public void CareThatOnlyLastYearsReturnTellsOf()
    {
        var (now, before) = (Files.None, Files.None);
        now["h.csv"] = Files.Header + "D1,F,10/06/2007,WBRI,UN1,0,\nD3,F,10/06/2007,WBRI,UN1,0,\n";
        now["e.csv"] = Files.Episodes + "D3,01/06/2023,S,C2,N1,U6,PR1,02/06/2025,E5,,,,\n";
        now["3.csv"] = Files.Oc3 + "D1,10/06/2007,YES,F5,U1\n";
        before["h.csv"] = Files.Header + "D1,F,10/06/2007,WBRI,UN1,0,\nD2,F,10/06/2007,WBRI,UN1,0,\nD3,F,10/06/2007,WBRI,UN1,0,\n";
        before["e.csv"] = Files.Episodes + "D1,01/06/2023,S,C2,N1,U6,PR1,02/06/2024,E5,,,,\nD2,01/06/2023,S,C2,N1,U6,PR1,02/06/2024,E5,,,,\nD3,01/06/2023,S,C2,N1,U6,PR1,,,,,,\n";
        var year = new CollectionYear(2026);
        var report = Report("care-leavers-expected");

        Assert.Equal(["D1|no|yes", "D3|yes|no"], Places(report.Of(Records(now), year)));
        Assert.Equal(["D1|yes|yes", "D2|yes|no", "D3|yes|no"], Places(report.Of(Records(now), year, Records(before, year.Previous))));

        IEnumerable<ChildRecord> Records(Files files, CollectionYear? of = null) => files.Children(of ?? year).Select(c => new ChildRecord(c.Id, c));

        static IEnumerable<string> Places(ReportTable table) => table.Rows.Select(r => $"{r[0]}|{r[3]}|{r[5]}");
    }

    private static List<ImmutableArray<string>> Cohort(string code, CollectionYear year) => [.. Of(code, Leavers, year).Rows];

    private static void AssertCounts(string code, Files files, params string[] expected) => Assert.Equal(
        expected, Of(code, files, Year).Rows.Where(r => r[2] != "0").Select(r => $"{r[0]}|{r[2]}|{r[3]}"));

    private static List<string> Rows(string code, Files files) => [.. Of(code, files, Year).Rows.Select(r => string.Join('|', r))];

    private static ReportTable Of(string code, Files files, CollectionYear year) =>
        Report(code).Of(files.Children(year).Select(c => new ChildRecord(c.Id, c)), year);

    private static CollectionReport Report(string code) => LookedAfterReports.All.Single(r => r.Code == code);
}
