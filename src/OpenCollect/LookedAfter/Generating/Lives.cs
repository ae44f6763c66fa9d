using OpenCollect.Generating;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>Makes lives: who it is, when care began and ended, and what happened in it.</summary>
internal sealed class Lives(CollectionYear year, SyntheticPlaces places)
{
    private static readonly Mix Ethnicity = new(
        ("WBRI", 640), ("WIRI", 4), ("WIRT", 4), ("WOTH", 35), ("WROM", 8), ("MWBC", 40), ("MWBA", 12), ("MWAS", 14), ("MOTH", 35), ("AIND", 6),
        ("APKN", 18), ("ABAN", 10), ("AOTH", 20), ("BCRB", 22), ("BAFR", 40), ("BOTH", 18), ("CHNE", 2), ("OOTH", 30), ("REFU", 2), ("NOBT", 4));

    private static readonly Mix EthnicityOfUasc = new(("BAFR", 400), ("OOTH", 300), ("WOTH", 80), ("AOTH", 200), ("BOTH", 20));

    private static readonly Mix Need = new(("N1", 650), ("N3", 35), ("N4", 80), ("N5", 160), ("N6", 15), ("N7", 1), ("N8", 59));

    private static readonly Mix Disability = new(
        ("AUT", 300), ("LD", 250), ("BEH", 130), ("COMM", 100), ("MOB", 80), ("PC", 60), ("DDA", 100), ("CON", 40), ("HEAR", 35), ("VIS", 35));

    private readonly CareStory _care = new(new(places), year.LastDay);
    private readonly AdoptionStory _adoption = new(new(places), year);
    private readonly Besides _besides = new(year, places);

    /// <summary>The last day but one: leaving on the last day itself would make a year in care of it (187, 190).</summary>
    private DateOnly LastToLeave => year.LastDay.AddDays(-1);

    public Life Live(Draws draws, int number, Course course)
    {
        var isUasc = course is Course.Ongoing or Course.Joined or Course.CameOfAge && draws.Is(course == Course.CameOfAge ? 250 : 80);
        var birth = Nudged(BirthDate(draws, course, isUasc));
        var isBreaks = course is Course.AgreedBreaks or Course.Breaks;
        var isDisabled = isBreaks || (!isUasc && birth.AddYears(2) < year.FirstDay && draws.Is(110));
        var who = Identify(draws, number, birth, isUasc, isDisabled);
        var need = isBreaks ? "N2" : isUasc ? "N8" : isDisabled && draws.Is(300) ? "N2" : Need.Draw(draws);
        var life = new Life(who) { Need = need, IsUasc = isUasc };
        life = course switch
        {
            Course.Adopted or Course.ToBeAdopted or Course.Reversed => _adoption.Tell(draws, life, course, places.Home(draws)),
            Course.AgreedBreaks => life with { Care = Agreement(draws) },
            Course.Breaks => life with { Care = Breaks(draws) },
            _ => life with { Care = Times(draws, life, course) },
        };
        if (course == Course.Joined && life.Care[0].From > year.LastDay.AddDays(-7) && who.IsOfSchoolAge(year) && draws.Is(500))
        {
            life = life with { Identity = who with { Upn = null, UpnUnknown = "UN4" } };
        }

        return _besides.Add(draws, life, course);
    }

    private Identity Identify(Draws draws, int number, DateOnly birth, bool isUasc, bool isDisabled)
    {
        var isMale = draws.Is(isUasc ? 940 : 555);
        var upn = isUasc || draws.Is(8) ? null : Identifiers.UpnOf(number, places.Authority, birth.Year + 4, temporary: draws.Is(15));
        return new(number, birth)
        {
            IsMale = isMale,
            Ethnicity = (isUasc ? EthnicityOfUasc : Ethnicity).Draw(draws),
            Upn = upn,
            UpnUnknown = upn is not null ? null : isUasc ? draws.Is(800) ? "UN2" : "UN3" : draws.Is(500) ? "UN3" : "UN5",
            Disabilities = isDisabled ? Disability.Draw(draws, draws.Is(600) ? 1 : 2) : [],
        };
    }

    /// <summary>Not a day whose birthdays fall on the edges of a year or are absent from most.</summary>
    private static DateOnly Nudged(DateOnly day) => (day.Month, day.Day) switch
    {
        (2, 29) or (3, 31) => day.AddDays(-1),
        (4, 1) => day.AddDays(1),
        _ => day,
    };

    private DateOnly BirthDate(Draws draws, Course course, bool isUasc)
    {
        var age = course switch
        {
            _ when isUasc && course != Course.CameOfAge => draws.Is(800) ? draws.Between(16, 17) : 15,
            Course.CameOfAge => 18,
            Course.Remand => draws.Between(13, 17),
            Course.AgreedBreaks or Course.Breaks => draws.Between(6, 17),
            Course.CareLeaver => draws.Below(100) switch
            {
                < 6 when year.Ending >= 2016 => draws.Between(17, 18),
                < 85 => draws.Between(19, 21),
                _ => year.Ending >= 2023 ? draws.Between(22, 25) : draws.Between(19, 21),
            },
            Course.Gone => draws.Between(2, 15),
            Course.Ongoing => Age(draws, babies: 0, small: 14, young: 32, middle: 72),
            Course.Left => Age(draws, babies: 0, small: 30, young: 50, middle: 78),
            _ => Age(draws, babies: 15, small: 32, young: 50, middle: 78),
        };
        return course is Course.Adopted or Course.ToBeAdopted or Course.Reversed
            ? year.LastDay.AddDays(-draws.Between(1150, 2200))
            : year.LastDay.AddYears(-age).AddDays(-draws.Between(age == 0 && course != Course.Joined ? 100 : 2, 362));
    }

    /// <summary>Of a hundred children so many are younger than 1, 5, 10 and 16.</summary>
    private static int Age(Draws draws, int babies, int small, int young, int middle)
    {
        var lot = draws.Below(100);
        return lot < babies ? 0
            : lot < small ? draws.Between(1, 4)
            : lot < young ? draws.Between(5, 9)
            : lot < middle ? draws.Between(10, 15)
            : draws.Between(16, 17);
    }

    private ImmutableArray<Care> Times(Draws draws, Life life, Course course)
    {
        var needs = new Needs(life.Identity.BirthDate, life.Identity.IsDisabled, life.IsUasc);
        var birth = needs.BirthDate;
        var home = life.IsUasc ? null : places.Home(draws);
        var (first, last) = (Later(year.FirstDay, birth), year.LastDay);
        switch (course)
        {
            case Course.Ongoing:
                return [_care.Tell(draws, needs, Before(draws, birth, life.IsUasc), null, null, home)];
            case Course.Joined:
                return [_care.Tell(draws, needs, draws.Day(first, last), null, null, home)];
            case Course.Left:
                var left = draws.Day(year.FirstDay.AddDays(10), Earlier(LastToLeave, birth.AddYears(18).AddDays(-5)));
                return [_care.Tell(draws, needs, Before(draws, birth, life.IsUasc), left, Leaving.Ordinary(draws, birth.AddYears(16) <= left), home)];
            case Course.Brief:
                var from = draws.Day(first, last.AddDays(-40));
                var until = draws.Day(from.AddDays(3), Earlier(LastToLeave, birth.AddYears(18).AddDays(-5)));
                return [_care.Tell(draws, needs, from, until, Leaving.Ordinary(draws, birth.AddYears(16) <= until), home)];
            case Course.Remand:
                var (on, off) = (draws.Day(year.FirstDay, last.AddDays(-70)), draws.Between(8, 60));
                return [_care.Tell(draws, needs, on, on.AddDays(off), Leaving.Remand, home, "J1")];
            case Course.Returned:
                return Twice(draws, needs, home!);
            case Course.CameOfAge:
                var ofAge = birth.AddYears(18);
                var since = Earlier(Before(draws, birth, life.IsUasc), ofAge.AddDays(-200));
                return [_care.Tell(draws, needs, since, ofAge, Leaving.OfAge, home)];
            case Course.CareLeaver:
                return [Finished(draws, needs, home)];
            default:
                var gone = draws.Day(year.Previous.FirstDay.AddDays(10), year.Previous.LastDay.AddDays(-1));
                var began = Earlier(Later(birth, gone.AddDays(-draws.Between(30, 900))), gone.AddDays(-2));
                return [_care.Tell(draws, needs, began, gone, Leaving.Ordinary(draws, isSixteen: false), home)];
        }
    }

    /// <summary>A day before the year, more often a late one; never before birth, and a UASC came at 14 or later.</summary>
    private DateOnly Before(Draws draws, DateOnly birth, bool isUasc)
    {
        var earliest = isUasc ? Later(birth.AddYears(14), year.FirstDay.AddDays(-700)) : birth;
        var days = Math.Min(year.FirstDay.DayNumber - 1 - earliest.DayNumber, 4400);
        return year.FirstDay.AddDays(-1 - (int)((long)draws.Below(days + 1) * draws.Below(1001) / 1000));
    }

    private ImmutableArray<Care> Twice(Draws draws, in Needs needs, string home)
    {
        var second = draws.Day(Later(year.FirstDay.AddDays(60), needs.BirthDate.AddDays(90)), year.LastDay);
        var until = second.AddDays(-draws.Between(31, 300));
        until = Later(until, needs.BirthDate.AddDays(30));
        var first = Later(needs.BirthDate, until.AddDays(-draws.Between(15, 500)));
        until = until == year.Previous.LastDay ? until.AddDays(-1) : until;
        return
        [
            _care.Tell(draws, needs, first, until, draws.Is(700) ? "E4A" : "E4B", home, "V2"),
            _care.Tell(draws, needs, second, null, null, draws.Is(800) ? home : places.Home(draws)),
        ];
    }

    /// <summary>Care that ended at 16 to 18, so late that the rules about care leavers up to 19 can see it in last year's return.</summary>
    private Care Finished(Draws draws, in Needs needs, string? home)
    {
        var birth = needs.BirthDate;
        DateOnly? born = birth;
        var age = born.AgeOn(year.LastDay)!.Value;
        var lastYear = year.Previous;
        var left = age >= 19
            ? birth.AddYears(18)
            : draws.Day(Later(lastYear.FirstDay.AddDays(5), birth.AddYears(16).AddDays(100)), Earlier(lastYear.LastDay.AddDays(-1), birth.AddYears(age).AddDays(-3)));
        var from = Later(birth, left.AddDays(-draws.Between(300, 4000)));
        var reason = age >= 19 ? Leaving.OfAge : draws.Is(600) ? "E5" : "E4A";
        return _care.Tell(draws, needs, from, left, reason, home);
    }

    private ImmutableArray<Care> Agreement(Draws draws)
    {
        var from = draws.Day(year.FirstDay.AddDays(-500), year.LastDay.AddDays(-20));
        var end = draws.Is(300) ? draws.Day(Later(from, year.FirstDay).AddDays(15), LastToLeave) : (DateOnly?)null;
        return [new([new(from, end, "S", "V4", ShortBreak(draws), end is null ? null : "E8")], null)];
    }

    /// <summary>Breaks of a few days about every month, not more than 75 days in a year (365, 367, 431).</summary>
    private ImmutableArray<Care> Breaks(Draws draws)
    {
        var setting = ShortBreak(draws);
        var breaks = new List<Care>();
        var from = year.FirstDay.AddDays(draws.Is(600) ? -draws.Between(10, 300) : draws.Between(3, 200));
        for (; from.AddDays(8) < LastToLeave; from = from.AddDays(draws.Between(25, 60)))
        {
            var end = from.AddDays(draws.Between(1, 5));
            if (end < year.FirstDay.AddDays(-1) || from > year.FirstDay)
            {
                breaks.Add(new([new(from, end, "S", "V3", setting, "E8")], null));
            }
        }

        return [.. breaks];
    }

    /// <summary>A kind of placement that needs no number, as short breaks may have none (214, 218).</summary>
    private static Setting ShortBreak(Draws draws) => draws.Is(850) ? new("R1", draws.Is(700) ? "PR4" : "PR5", null, "") : new("R2", "PR3", null, "");

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
