namespace OpenCollect.Model;

/// <summary>
/// Birthdays and days counted from a date that may be absent; absent stays absent. Whoever was born on 29 February has the birthday
/// on 28 February in years without that day, as the public validators of these returns reckon. Never goes past the last day of the
/// calendar, so that an absurd year cannot break a rule.
/// </summary>
public static class Birthdays
{
    /// <summary>The day on which somebody born on the date reaches the age: the date itself for 0.</summary>
    public static DateOnly? Birthday(this DateOnly? born, int age) =>
        born is not { } date ? null : date.Year > DateOnly.MaxValue.Year - age ? DateOnly.MaxValue : date.AddYears(age);

    /// <summary>How many birthdays somebody born on the date has had by the day, that day included; none before birth or if a date is absent.</summary>
    public static int? AgeOn(this DateOnly? born, DateOnly? day)
    {
        if (born > day || born is not { } from || day is not { } until)
        {
            return null;
        }

        var age = until.Year - from.Year;
        return born.Birthday(age) > until ? age - 1 : age;
    }

    /// <summary>The date so many days later, or earlier for a negative number.</summary>
    public static DateOnly? PlusDays(this DateOnly? from, int days) =>
        from is { } date ? DateOnly.FromDayNumber(Math.Clamp(date.DayNumber + days, 0, DateOnly.MaxValue.DayNumber)) : null;
}
