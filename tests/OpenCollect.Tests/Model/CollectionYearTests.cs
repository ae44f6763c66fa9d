namespace OpenCollect.Tests.Model;

public sealed class CollectionYearTests
{
    [Theory]
    [InlineData("2024-25", 2025)]
    [InlineData("2024/25", 2025)]
    [InlineData("2024-2025", 2025)]
    [InlineData("2025", 2025)]
    [InlineData(" 2024-25 ", 2025)]
    [InlineData("1999-00", 2000)]
    public void ReadsTheWaysPeopleWriteIt(string text, int ending)
    {
        Assert.True(CollectionYear.TryParse(text, out var year));
        Assert.Equal(ending, year.Ending);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2024-26")]
    [InlineData("2024-24")]
    [InlineData("24-25")]
    [InlineData("2024 25")]
    [InlineData("1066")]
    [InlineData("2024-2026")]
    [InlineData("+202")]
    public void RefusesWhatIsNoCollectionYear(string? text) => Assert.False(CollectionYear.TryParse(text, out _));

    [Fact]
    public void BothEndsAreIncluded()
    {
        var year = new CollectionYear(2025);

        Assert.True(year.Contains(new DateOnly(2024, 4, 1)));
        Assert.True(year.Contains(new DateOnly(2025, 3, 31)));
        Assert.False(year.Contains(new DateOnly(2024, 3, 31)));
        Assert.False(year.Contains(new DateOnly(2025, 4, 1)));
        Assert.False(year.Contains(null));
        Assert.False(year.Misses(null));
        Assert.True(year.Misses(new DateOnly(2024, 3, 31)));
        Assert.Equal("2024-25", year.ToString());
    }

    [Theory]
    [InlineData(2025, 3, 31, 2025)]
    [InlineData(2025, 4, 1, 2026)]
    [InlineData(2024, 12, 31, 2025)]
    public void ADateFallsInOneCollectionYear(int year, int month, int day, int ending) =>
        Assert.Equal(ending, CollectionYear.Of(new(year, month, day)).Ending);

    [Fact]
    public void AnotherYearsRulesOverThisYearsPeriod()
    {
        var trial = new CollectionYear(2026).OverPeriodOf(new(2025));

        Assert.True(Years.From(2026).Include(trial));
        Assert.Equal(new DateOnly(2025, 3, 31), trial.LastDay);
        Assert.Equal("2025-26", trial.ToString());
    }
}
