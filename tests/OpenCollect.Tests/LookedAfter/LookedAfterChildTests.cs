using OpenCollect.LookedAfter;
using OpenCollect.Reference;

namespace OpenCollect.Tests.LookedAfter;

public sealed class LookedAfterChildTests
{
    private static readonly LookedAfterSample Sample = LookedAfterSample.Latest;

    [Fact]
    public void EpisodesInOrderOfStartLeaveOutThoseWithoutOne()
    {
        var child = Sample.Child with { Episodes = [Sample.Episode, Sample.Episode with { Start = null }, Sample.FirstEpisode] };

        Assert.Equal([child.Episodes[2], child.Episodes[0]], child.EpisodesByStart);
        Assert.Same(child.Episodes[2], child.Earliest);
        Assert.Same(child.Episodes[0], child.Latest);
        Assert.Same(Sample.Episode, (child with { Episodes = [Sample.Episode] }).Earliest);
    }

    [Fact]
    public void APeriodOfCareEndsWhereTheNextEpisodeStartsLater()
    {
        var child = Sample.Child with { Episodes = [Sample.FirstEpisode, Sample.Episode with { Start = Sample.Day(8, 16) }] };

        Assert.Single(Sample.Child.PeriodsOfCare);
        Assert.True(Sample.Child.PeriodsOfCare[0].IsOpen);
        Assert.Equal([Sample.Day(8, 15), null], child.PeriodsOfCare.Select(p => p.End));
        Assert.Empty((child with { Episodes = [] }).PeriodsOfCare);
    }

    [Theory]
    [InlineData("S", 4, 1, null, true)]
    [InlineData("S", 4, 2, null, false)]
    [InlineData("P", 4, 2, null, true)]
    [InlineData("S", 3, 31, null, false)]
    [InlineData("P", 4, 1, "X1", true)]
    [InlineData("P", 4, 1, "E4A", false)]
    public void LookedAfterForTheYearWithAnEpisode(string reason, int month, int day, string? ceased, bool continuous)
    {
        var episode = Sample.Episode with
        {
            ReasonStarted = reason,
            Start = Sample.Day(month, day),
            End = ceased is null ? null : Sample.Day(3, 30),
            ReasonCeased = ceased,
        };

        Assert.Equal(continuous, (Sample.Child with { Episodes = [episode] }).IsContinuouslyLookedAfter(Sample.Year));
    }

    [Fact]
    public void LeavingOnTheLastDayIsLookedAfterForTheYear()
    {
        LookedAfterChild Leaving(DateOnly on) =>
            Sample.Child with { Episodes = [Sample.FirstEpisode with { End = on, ReasonCeased = null }] };

        Assert.True(Leaving(Sample.Day(3, 31)).IsContinuouslyLookedAfter(Sample.Year));
        Assert.False(Leaving(Sample.Day(4, 1)).IsContinuouslyLookedAfter(Sample.Year));
        Assert.False(Leaving(Sample.Day(4, 1).AddDays(-1)).IsContinuouslyLookedAfter(Sample.Year));
        Assert.False(Sample.ShortBreaks.Child.IsContinuouslyLookedAfter(Sample.Year));
        Assert.False(Sample.LeftCare.Child.IsContinuouslyLookedAfter(Sample.Year));
    }

    /// <summary>32,347 metres by the formula of the format notes.</summary>
    [Fact]
    public void DistanceIsMilesToOneDecimal() =>
        Assert.Equal(20.1m, new PostcodeSite(1000, 2000, null).MilesTo(new(1000, 34347, null)));

    [Fact]
    public void PlacementIsWorkedOutFromItsPostcode()
    {
        Assert.Equal(("352", "IN"), (Sample.FirstEpisode.PlacementAuthority, Sample.FirstEpisode.PlacementLocation));
        Assert.Equal(("383", "OUT"), (Sample.Episode.PlacementAuthority, Sample.Episode.PlacementLocation));
        Assert.Equal(35.8m, Sample.Episode.Distance);
        Assert.Equal("35.8", Episode.DistanceField.ValueOf(Sample.Episode));

        var keyed = LookedAfterSample.Reference.Derive(new() { PlacementPostcode = "ls14dy", PlacementAuthority = "CON" });
        Assert.Equal(("CON", "OUT", null), (keyed.PlacementAuthority, keyed.PlacementLocation, keyed.Distance));
    }

    [Theory]
    [InlineData("02/03/2015", "2015-03-02")]
    [InlineData("zz/02/2016", "2016-02-29")]
    [InlineData("ZZ/zz/2016", "2016-12-31")]
    [InlineData("02/zz/2015", "2015-12-02")]
    [InlineData("31/ZZ/2015", "2015-12-31")]
    [InlineData("zz/zz/zzzz", null)]
    [InlineData("29/02/zzzz", null)]
    [InlineData("zz/03/zzzz", null)]
    [InlineData("31/zz/zzzz", null)]
    public void LatestDayThatAPartlyKnownDateCanBe(string text, string? latest)
    {
        Assert.True(PartlyKnownDate.TryParse(text, out var date));
        Assert.Equal(latest is null ? null : ReturnDate.Parse(latest), date.Latest);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("31/02/2015")]
    [InlineData("32/zz/2015")]
    [InlineData("00/zz/2015")]
    [InlineData("30/02/zzzz")]
    [InlineData("29/02/2015")]
    [InlineData("zz/13/2015")]
    [InlineData("zz/00/2015")]
    [InlineData("zz/zz/0000")]
    [InlineData("zz/zz/zz15")]
    [InlineData("z1/03/2015")]
    [InlineData("zz/+3/2015")]
    [InlineData("zz/03-2015")]
    [InlineData("zz-03-2015")]
    [InlineData("zz/03/20155")]
    public void NoPartlyKnownDate(string? text) => Assert.False(PartlyKnownDate.TryParse(text, out _));

    [Theory]
    [InlineData("2008-02-29", "2026-02-27", 17)]
    [InlineData("2008-02-29", "2026-02-28", 18)]
    [InlineData("2008-03-01", "2026-03-01", 18)]
    [InlineData("2026-03-02", "2026-03-01", null)]
    public void AgeOnADay(string born, string day, int? age)
    {
        DateOnly? from = ReturnDate.Parse(born);

        Assert.Equal(age, from.AgeOn(ReturnDate.Parse(day)));
    }

    [Fact]
    public void DaysBeyondTheCalendarStopAtItsEnd()
    {
        DateOnly? last = new DateOnly(9999, 6, 1);

        Assert.Equal(DateOnly.MaxValue, last.Birthday(18));
        Assert.Equal(DateOnly.MaxValue, last.PlusDays(400));
        Assert.Null(((DateOnly?)null).Birthday(18));
    }
}
