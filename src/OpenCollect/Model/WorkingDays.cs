using System.Collections.Frozen;

namespace OpenCollect.Model;

/// <summary>
/// Working days in England: Monday to Friday without bank holidays. Bank holidays are worked out from the standing rules and the
/// departures announced from 2009 to 2028. Source: Banking and Financial Dealings Act 1971 and the royal proclamations; the
/// published lists of bank holidays.
/// </summary>
public static class WorkingDays
{
    /// <summary>The announced departures: a standing holiday moved, or a day added once.</summary>
    private static readonly FrozenSet<DateOnly> Added = new DateOnly[]
    {
        new(2011, 4, 29), new(2012, 6, 4), new(2012, 6, 5), new(2020, 5, 8), new(2022, 6, 2), new(2022, 6, 3), new(2022, 9, 19), new(2023, 5, 8),
    }.ToFrozenSet();

    private static readonly FrozenSet<DateOnly> Moved = new DateOnly[] { new(2012, 5, 28), new(2020, 5, 4), new(2022, 5, 30) }.ToFrozenSet();

    private static readonly Dictionary<int, FrozenSet<DateOnly>> ByYear = [];

    public static bool IsBankHoliday(DateOnly date) => In(date.Year).Contains(date);

    public static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    public static bool Includes(DateOnly date) => !IsWeekend(date) && !IsBankHoliday(date);

    /// <summary>The last working day before the date.</summary>
    public static DateOnly LastBefore(DateOnly date) => Back(date, 1);

    /// <summary>
    /// The day reached by stepping back from the date, day by day, over the given number of working days; the date itself is not
    /// counted.
    /// </summary>
    public static DateOnly Back(DateOnly date, int workingDays)
    {
        while (workingDays > 0)
        {
            date = date.AddDays(-1);
            if (Includes(date))
            {
                workingDays--;
            }
        }

        return date;
    }

    /// <summary>The day reached by stepping forward over the given number of working days; the date itself is not counted.</summary>
    public static DateOnly Forward(DateOnly date, int workingDays)
    {
        while (workingDays > 0)
        {
            date = date.AddDays(1);
            if (Includes(date))
            {
                workingDays--;
            }
        }

        return date;
    }

    /// <summary>How many working days lie after the first day up to and with the last; the same day is 0.</summary>
    public static int Between(DateOnly first, DateOnly last)
    {
        var days = 0;
        for (var day = first.AddDays(1); day <= last; day = day.AddDays(1))
        {
            days += Includes(day) ? 1 : 0;
        }

        return days;
    }

    /// <summary>The bank holidays of a calendar year, in order.</summary>
    public static IEnumerable<DateOnly> BankHolidays(int year) => In(year).Order();

    private static FrozenSet<DateOnly> In(int year)
    {
        lock (ByYear)
        {
            if (!ByYear.TryGetValue(year, out var days))
            {
                ByYear[year] = days = Of(year).Where(d => !Moved.Contains(d)).Concat(Added.Where(d => d.Year == year)).ToFrozenSet();
            }

            return days;
        }
    }

    private static IEnumerable<DateOnly> Of(int year)
    {
        yield return OnWeekday(new(year, 1, 1));

        var easter = EasterSunday(year);
        yield return easter.AddDays(-2);
        yield return easter.AddDays(1);

        yield return MondayOnOrAfter(new(year, 5, 1));
        yield return MondayOnOrAfter(new(year, 5, 25));
        yield return MondayOnOrAfter(new(year, 8, 25));

        // The substitute for a Christmas Day at the weekend comes after Boxing Day: a Sunday 25th is observed on Tuesday 27th.
        var christmas = new DateOnly(year, 12, 25);
        yield return IsWeekend(christmas) ? new(year, 12, 27) : christmas;
        yield return IsWeekend(christmas.AddDays(1)) ? new(year, 12, 28) : christmas.AddDays(1);
    }

    private static DateOnly OnWeekday(DateOnly date) => date.DayOfWeek switch
    {
        DayOfWeek.Saturday => date.AddDays(2),
        DayOfWeek.Sunday => date.AddDays(1),
        _ => date,
    };

    private static DateOnly MondayOnOrAfter(DateOnly date) => date.AddDays(((int)DayOfWeek.Monday - (int)date.DayOfWeek + 7) % 7);

    /// <summary>The Gregorian computus in its anonymous form (Nature, 20 April 1876).</summary>
    private static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, inCentury) = Math.DivRem(year, 100);
        var (leapCenturies, centuryRest) = Math.DivRem(century, 4);
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - leapCenturies - correction + 15) % 30;
        var (leaps, rest) = Math.DivRem(inCentury, 4);
        var weekday = (32 + (2 * centuryRest) + (2 * leaps) - epact - rest) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var days = epact + weekday - (7 * late) + 114;
        return new(year, days / 31, (days % 31) + 1);
    }
}
