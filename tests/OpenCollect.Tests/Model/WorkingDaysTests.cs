namespace OpenCollect.Tests.Model;

/// <summary>Against the published bank holidays of England and Wales.</summary>
public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData(2011, "3/1 22/4 25/4 29/4 2/5 30/5 29/8 26/12 27/12")]
    [InlineData(2012, "2/1 6/4 9/4 7/5 4/6 5/6 27/8 25/12 26/12")]
    [InlineData(2015, "1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12")]
    [InlineData(2016, "1/1 25/3 28/3 2/5 30/5 29/8 26/12 27/12")]
    [InlineData(2020, "1/1 10/4 13/4 8/5 25/5 31/8 25/12 28/12")]
    [InlineData(2021, "1/1 2/4 5/4 3/5 31/5 30/8 27/12 28/12")]
    [InlineData(2022, "3/1 15/4 18/4 2/5 2/6 3/6 29/8 19/9 26/12 27/12")]
    [InlineData(2023, "2/1 7/4 10/4 1/5 8/5 29/5 28/8 25/12 26/12")]
    [InlineData(2024, "1/1 29/3 1/4 6/5 27/5 26/8 25/12 26/12")]
    [InlineData(2025, "1/1 18/4 21/4 5/5 26/5 25/8 25/12 26/12")]
    [InlineData(2026, "1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12")]
    [InlineData(2027, "1/1 26/3 29/3 3/5 31/5 30/8 27/12 28/12")]
    [InlineData(2028, "3/1 14/4 17/4 1/5 29/5 28/8 25/12 26/12")]
    public void BankHolidaysAsPublished(int year, string days) =>
        Assert.Equal(days, string.Join(' ', WorkingDays.BankHolidays(year).Select(d => $"{d.Day}/{d.Month}")));

    [Theory]
    [InlineData("2022-04-01", "2022-03-31")]
    [InlineData("2024-04-01", "2024-03-28")]
    [InlineData("2025-04-01", "2025-03-31")]
    [InlineData("2023-04-01", "2023-03-31")]
    public void LastWorkingDayBeforeThePeriod(string day, string last) => Assert.Equal(ReturnDate.Parse(last), WorkingDays.LastBefore(ReturnDate.Parse(day)));

    [Theory]
    [InlineData("2022-03-31", "2022-01-27")]
    [InlineData("2023-03-31", "2023-01-27")]
    [InlineData("2024-03-31", "2024-01-26")]
    [InlineData("2025-03-31", "2025-01-27")]
    [InlineData("2026-03-31", "2026-01-27")]
    public void FortyFiveWorkingDaysBack(string day, string expected) => Assert.Equal(ReturnDate.Parse(expected), WorkingDays.Back(ReturnDate.Parse(day), 45));

    [Fact]
    public void ForwardAndBackMeetOnWorkingDays()
    {
        for (var day = new DateOnly(2021, 1, 1); day.Year < 2027; day = day.AddDays(1))
        {
            if (WorkingDays.Includes(day))
            {
                Assert.Equal(day, WorkingDays.Back(WorkingDays.Forward(day, 15), 15));
            }
        }
    }

    [Theory]
    [InlineData("2024-06-03", "2024-06-03", 0)]
    [InlineData("2024-06-03", "2024-06-04", 1)]
    [InlineData("2024-06-03", "2024-06-10", 5)]
    [InlineData("2024-05-31", "2024-06-01", 0)] // Friday to Saturday
    [InlineData("2024-05-31", "2024-06-02", 0)]
    [InlineData("2024-05-31", "2024-06-03", 1)]
    [InlineData("2024-06-01", "2024-06-03", 1)] // from a Saturday
    [InlineData("2024-06-01", "2024-06-02", 0)]
    [InlineData("2024-03-28", "2024-04-01", 0)] // Maundy Thursday to Easter Monday
    [InlineData("2024-03-28", "2024-04-02", 1)]
    [InlineData("2024-12-24", "2024-12-27", 1)]
    [InlineData("2024-12-20", "2025-01-02", 6)] // across the turn of the year
    [InlineData("2024-02-28", "2024-03-01", 2)] // with 29 February
    [InlineData("2024-02-29", "2024-03-01", 1)]
    [InlineData("2023-02-28", "2023-03-01", 1)]
    [InlineData("2024-06-03", "2024-08-27", 60)]
    [InlineData("2024-04-01", "2025-03-31", 254)]
    [InlineData("2024-06-04", "2024-06-03", 0)]
    [InlineData("2024-06-04", "2020-06-03", 0)]
    public void Between(string first, string last, int days) => Assert.Equal(days, WorkingDays.Between(ReturnDate.Parse(first), ReturnDate.Parse(last)));

    [Fact]
    public void BetweenGoesOnWhereForwardArrives()
    {
        for (var day = new DateOnly(2021, 1, 1); day.Year < 2027; day = day.AddDays(1))
        {
            Assert.Equal(15, WorkingDays.Between(day, WorkingDays.Forward(day, 15)));
            Assert.Equal(14, WorkingDays.Between(day, WorkingDays.Forward(day, 15).AddDays(-1)));
        }
    }
}
