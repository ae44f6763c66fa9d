using System.Globalization;

namespace OpenCollect.Portal.Features.Shared;

/// <summary>A date as people type it, in three boxes. Source: GOV.UK Design System, date input.</summary>
/// <param name="Name">The name of the boxes but for what follows the hyphen.</param>
/// <param name="Label">What the date is, as a legend.</param>
/// <param name="Day">What stands in the first box.</param>
/// <param name="Month">What stands in the second.</param>
/// <param name="Year">What stands in the third.</param>
public sealed record DateInput(string Name, string Label, string Day, string Month, string Year)
{
    /// <summary>What is wrong, as a sentence without a full stop; none if nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>More about the date.</summary>
    public string? Hint { get; init; }

    /// <summary>The box that a problem is about: the first that is empty, otherwise the day.</summary>
    public string ProblemAt => $"{Name}-{(Day.Length == 0 ? "day" : Month.Length == 0 ? "month" : Year.Length == 0 ? "year" : "day")}";

    /// <summary>Whether the box is marked: it alone where it is the one that is missing, otherwise all three.</summary>
    /// <param name="part">day, month or year.</param>
    public bool IsMarked(string part) => Problem is not null && (ProblemAt == $"{Name}-{part}" || Day.Length + Month.Length + Year.Length == 0 || (Day.Length > 0 && Month.Length > 0 && Year.Length > 0));

    /// <summary>The date; none if there is none or it is wrong.</summary>
    public DateOnly? Date =>
        Year.Length == 4 && Number(Year) is { } year && Number(Month) is { } month && Number(Day) is { } day && year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day) : null;

    /// <summary>Boxes that show a day kept as CCYY-MM-DD; empty boxes for none.</summary>
    public static DateInput Of(string name, string label, string? day) => ReturnDate.TryParse(day, out var date)
        ? new(name, label, Text(date.Day), Text(date.Month), Text(date.Year)) : new(name, label, "", "", "");

    /// <summary>What was sent, with what is wrong with it.</summary>
    public static DateInput Read(string name, string label, IFormCollection form)
    {
        var input = new DateInput(name, label, Box("day"), Box("month"), Box("year"));
        return input with { Problem = input.Wrong() };

        string Box(string part) => form[$"{name}-{part}"].ToString().Trim();
    }

    private string? Wrong()
    {
        string[] missing = [.. new[] { (Day, "a day"), (Month, "a month"), (Year, "a year") }.Where(p => p.Item1.Length == 0).Select(p => p.Item2)];
        return missing.Length == 3 ? $"Enter the {char.ToLowerInvariant(Label[0])}{Label[1..]}"
            : missing.Length > 0 ? $"{Label} must include {string.Join(" and ", missing)}"
            : Year.Length != 4 && Number(Year) is not null ? "Year must include 4 numbers"
            : Date is null ? $"{Label} must be a real date" : null;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
