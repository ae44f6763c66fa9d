using OpenCollect.LookedAfter;

namespace OpenCollect.Tests.LookedAfter;

/// <summary>Who is a care leaver of a year, by the definition in the format notes, section 7, on both sides of each edge.</summary>
public sealed class CareLeaverCohortTests
{
    private const string Id = "C000000001";

    private static readonly CollectionYear Year = new(2026);

    /// <summary>Turns 18 on 10 June 2025, in the year; 16 on 10 June 2023, 14 on 10 June 2021.</summary>
    private static readonly DateOnly Born = new(2007, 6, 10);

    private static readonly DateOnly Fourteenth = new(2021, 6, 10);
    private static readonly DateOnly Sixteenth = new(2023, 6, 10);

    [Theory]
    [InlineData(91, CohortPlace.In, "turns 18; 13 weeks of care since the 14th birthday, some of it since the 16th")]
    [InlineData(90, CohortPlace.Out, "90 days of care since the 14th birthday, fewer than 13 weeks")]
    public void ThirteenWeeks(int days, CohortPlace place, string reason) =>
        AssertJudged(place, reason, Person(Born, Care(Sixteenth.AddDays(30), Sixteenth.AddDays(30 + days))));

    /// <summary>The 14th birthday of somebody born on 29 February is the 28th in a common year.</summary>
    [Theory]
    [InlineData("2007-06-10", "2021-06-10", "2023-06-10")]
    [InlineData("2008-02-29", "2022-02-28", "2024-02-29")]
    public void ThirteenWeeksAreCountedOverAllTimesInCareSinceTheFourteenthBirthday(string born, string fourteenth, string sixteenth)
    {
        var (from, late) = (ReturnDate.Parse(fourteenth), ReturnDate.Parse(sixteenth));

        AssertJudged(CohortPlace.In, "13 weeks", Person(ReturnDate.Parse(born), Care(from, from.AddDays(90)), Care(late, late.AddDays(1))));
        AssertJudged(CohortPlace.Out, "90 days", Person(ReturnDate.Parse(born), Care(from.AddDays(-1), from.AddDays(89)), Care(late, late.AddDays(1))));
    }

    /// <summary>Who is not born yet has a date of birth, and no place in the list; so has a child of 16, who is nobody's care leaver.</summary>
    [Theory]
    [InlineData("2026-04-01")]
    [InlineData("2026-03-31")]
    [InlineData("2009-04-01")]
    [InlineData("2000-03-31")]
    public void WhoIsOfAnotherAgeIsNotListed(string born)
    {
        var cohort = new CareLeaverCohort();
        cohort.Add(Person(ReturnDate.Parse(born), Care(new(2024, 1, 1), null)), Year);

        Assert.Empty(cohort.In(Year));
    }

    [Theory]
    [InlineData(0, 91, CohortPlace.In)]
    [InlineData(-1, 91, CohortPlace.In)]
    [InlineData(-1, 90, CohortPlace.Out)]
    [InlineData(-4000, 90, CohortPlace.Out)]
    public void DaysBeforeTheFourteenthBirthdayDoNotCount(int from, int until, CohortPlace place) =>
        AssertJudged(place, null, Person(Born, Care(Fourteenth.AddDays(from), Fourteenth.AddDays(until - 1)), Care(Sixteenth, Sixteenth.AddDays(1))));

    /// <summary>The day of the end is not a day of care.</summary>
    [Theory]
    [InlineData(-1, CohortPlace.Out, "no care on or after the 16th birthday")]
    [InlineData(0, CohortPlace.Out, "no care on or after the 16th birthday")]
    [InlineData(1, CohortPlace.In, "turns 18")]
    public void SomeCareIsOnOrAfterTheSixteenthBirthday(int days, CohortPlace place, string reason) =>
        AssertJudged(place, reason, Person(Born, Care(Fourteenth, Sixteenth.AddDays(days))));

    /// <summary>Her birthdays are on 28 February in common years: the 14th in 2022, the 18th in 2026; the 16th is on 29 February 2024.</summary>
    [Theory]
    [InlineData("2024-02-28", CohortPlace.Out, "no care on or after the 16th birthday")]
    [InlineData("2024-02-29", CohortPlace.Out, "no care on or after the 16th birthday")]
    [InlineData("2024-03-01", CohortPlace.In, "turns 18")]
    [InlineData("2026-02-27", CohortPlace.In, "turns 18")]
    [InlineData("2026-02-28", CohortPlace.Out, "was still looked after on the 18th birthday")]
    public void BornOnTheLeapDay(string ends, CohortPlace place, string reason)
    {
        var member = AssertJudged(place, reason, Person(new(2008, 2, 29), Care(new(2022, 2, 28), ReturnDate.Parse(ends))));

        Assert.Equal(new DateOnly(2026, 2, 28), member.Birthday);
    }

    [Theory]
    [InlineData("V3")]
    [InlineData("V4")]
    public void ShortBreaksDoNotCount(string status)
    {
        var breaks = Care(Sixteenth, Sixteenth.AddDays(200)) with { LegalStatus = status };

        AssertJudged(CohortPlace.Out, "only short breaks", Person(Born, breaks));
        AssertJudged(CohortPlace.Out, "30 days", Person(Born, breaks, Care(Sixteenth.AddDays(300), Sixteenth.AddDays(330))));
    }

    [Theory]
    [InlineData("E11", CohortPlace.Out, "adopted")]
    [InlineData("E12", CohortPlace.Out, "adopted")]
    [InlineData("E2", CohortPlace.Out, "died")]
    [InlineData("E3", CohortPlace.Out, "care was taken over by another authority")]
    [InlineData("E4A", CohortPlace.In, "turns 18")]
    public void WhyCareEnded(string reason, CohortPlace place, string says) =>
        AssertJudged(place, says, Person(Born, Care(Sixteenth, Sixteenth.AddDays(200)) with { ReasonCeased = reason }));

    [Fact]
    public void TakenOverAndBackAgain() =>
        AssertJudged(
            CohortPlace.In, "turns 18",
            Person(Born, Care(Fourteenth, Fourteenth.AddDays(50)) with { ReasonCeased = "E3" }, Care(Sixteenth, Sixteenth.AddDays(100))));

    [Theory]
    [InlineData("YES", CohortPlace.In, "turns 22 and was in touch when last returned; 101 weeks")]
    [InlineData("NO", CohortPlace.Out, "turns 22 and was not in touch")]
    [InlineData("RHOM", CohortPlace.Out, "turns 22 and was not in touch")]
    [InlineData("DIED", CohortPlace.Out, "died")]
    [InlineData(null, CohortPlace.Out, "turns 22 and was not in touch")]
    public void FromTwentyTwoOnOnlyThoseInTouch(string? inTouch, CohortPlace place, string reason)
    {
        var born = new DateOnly(2003, 6, 10);

        AssertJudged(place, reason, Person(born, Care(new(2019, 6, 10), new(2021, 5, 20))) with { CareLeavers = Told(inTouch) });
    }

    [Theory]
    [InlineData("NO", CohortPlace.In, "some of it since the 16th")]
    [InlineData("RHOM", CohortPlace.In, "back home when last returned")]
    [InlineData("DIED", CohortPlace.Out, "died")]
    public void UpToTwentyOneBeingInTouchDoesNotMatter(string inTouch, CohortPlace place, string reason) =>
        AssertJudged(place, reason, Person(new(2004, 6, 10), Care(new(2020, 6, 10), new(2022, 6, 10))) with { CareLeavers = Told(inTouch) });

    /// <summary>The ages of the care leavers by year; older and younger people are not listed at all.</summary>
    [Theory]
    [InlineData(2015, 18, CohortPlace.Out)]
    [InlineData(2015, 19, CohortPlace.In)]
    [InlineData(2015, 21, CohortPlace.In)]
    [InlineData(2016, 17, CohortPlace.In)]
    [InlineData(2022, 22, CohortPlace.Out)]
    [InlineData(2023, 22, CohortPlace.In)]
    [InlineData(2023, 25, CohortPlace.In)]
    [InlineData(2023, 26, null)]
    [InlineData(2023, 16, null)]
    public void AgesOfTheYear(int ending, int age, CohortPlace? place)
    {
        var born = new DateOnly(ending - 1 - age, 5, 5);
        DateOnly? date = born;
        var sixteenth = date.Birthday(16)!.Value;
        var cohort = Of(Person(born, Care(sixteenth.AddDays(-200), sixteenth.AddDays(60))) with { CareLeavers = Told("YES") });

        Assert.Equal(place, cohort.In(new(ending)).SingleOrDefault()?.Place);
    }

    [Theory]
    [InlineData("2007-03-31", "2026-03-31", 19)]
    [InlineData("2007-04-01", "2025-04-01", 18)]
    public void TheBirthdayInTheYear(string born, string birthday, int age)
    {
        var member = AssertJudged(CohortPlace.In, "turns", Person(ReturnDate.Parse(born), Care(new(2022, 6, 1), new(2024, 6, 1))));

        Assert.Equal((ReturnDate.Parse(birthday), age), (member.Birthday, member.Age));
    }

    [Fact]
    public void StillLookedAfter()
    {
        var born = new DateOnly(2009, 6, 10);
        var open = Care(new(2025, 8, 1), null);

        AssertJudged(CohortPlace.IfCareEnds, "still looked after; in only if care ends before the 17th birthday", Person(born, open), new(2027));
        AssertJudged(CohortPlace.Out, "was still looked after on the 18th birthday", Person(Born, Care(Sixteenth, Born.AddYears(18))));
    }

    [Fact]
    public void WithoutADateOfBirthNothingIsDecided() =>
        AssertJudged(CohortPlace.Out, "no date of birth is known", Person(null, Care(Sixteenth, Sixteenth.AddDays(200))));

    [Fact]
    public void ACareLeaverWhoseCareNoReturnTells() =>
        AssertJudged(CohortPlace.Out, "no episode of care in the returns given", Person(Born) with { CareLeavers = Told("YES") });

    [Fact]
    public void SeveralReturnsTellOneLife()
    {
        // Last year's return tells the episode as open; this year's knows its end. An earlier time in care stands in last year's only.
        var cohort = Of(Person(Born, Care(Sixteenth, Sixteenth.AddDays(20))));
        cohort.Add(Person(Born, Care(Fourteenth, Fourteenth.AddDays(71)), Care(Sixteenth, null)), Year.Previous);

        Assert.Equal("turns 18; 13 weeks of care since the 14th birthday, some of it since the 16th", Assert.Single(cohort.In(Year)).Reason);
    }

    [Fact]
    public void ExpectedInOc3AndAbsent()
    {
        var cohort = Of(
            Named("absent", Born),
            Named("returned", Born) with { CareLeavers = Told("NO") },
            Named("empty", Born) with { CareLeavers = [new()] },
            Named("young", Born.AddYears(2)),
            Named("older", Born.AddYears(-5)) with { CareLeavers = [] });
        foreach (var lastYear in new[] { "absent", "gone" })
        {
            cohort.Add(Named(lastYear, Born) with { CareLeavers = Told("YES") }, Year.Previous);
        }

        cohort.Add(Named("returned", Born), Year.Previous);

        Assert.Equal(["absent", "empty", "gone"], cohort.Absent(Year).Select(m => m.ChildId));
        Assert.All(cohort.Absent(Year), m => Assert.Equal(CohortPlace.In, m.Place));
    }

    private static LookedAfterChild Named(string id, DateOnly born) => Person(born, Care(Sixteenth, Sixteenth.AddDays(200))) with { Id = id };

    private static LookedAfterChild Person(DateOnly? born, params ImmutableArray<Episode> episodes) =>
        new() { Id = Id, Headers = [new() { ChildId = Id, BirthDate = born }], Episodes = episodes };

    private static Episode Care(DateOnly from, DateOnly? until) =>
        new() { ChildId = Id, Start = from, LegalStatus = "C2", End = until, ReasonCeased = until is null ? null : "E4A" };

    private static ImmutableArray<CareLeaver> Told(string? inTouch) => inTouch is null ? [] : [new() { InTouch = inTouch, Activity = "F2", Accommodation = "U1" }];

    private static CareLeaverCohort Of(params IEnumerable<LookedAfterChild> children)
    {
        var cohort = new CareLeaverCohort();
        foreach (var child in children)
        {
            cohort.Add(child, Year);
        }

        return cohort;
    }

    private static CohortMember AssertJudged(CohortPlace place, string? reason, LookedAfterChild child, CollectionYear? year = null)
    {
        var member = Assert.Single(Of(child).In(year ?? Year));
        Assert.Equal((Id, place), (member.ChildId, member.Place));
        Assert.Contains(reason ?? "", member.Reason, StringComparison.Ordinal);
        return member;
    }
}
