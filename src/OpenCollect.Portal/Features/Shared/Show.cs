using System.Globalization;
using Microsoft.AspNetCore.Html;
using OpenCollect.Reports;

namespace OpenCollect.Portal.Features.Shared;

/// <summary>How pages write times, numbers and states.</summary>
public static class Show
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>A time in England: 31 March 2025 at 4:05pm.</summary>
    public static string Time(string? utc)
    {
        if (utc is null)
        {
            return "";
        }

        var time = Clock.Parse(utc);
        return $"{Day(Clock.DayOf(utc))} at {TimeOfDay(time)}";
    }

    /// <summary>A day kept as CCYY-MM-DD: 31 March 2025.</summary>
    public static string Day(string day) => Day(ReturnDate.Parse(day));

    /// <summary>A day: 31 March 2025.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", English);

    /// <summary>The day of a time, short for a table: 31 Mar 2025; a dash for none.</summary>
    public static string ShortDay(string? utc) => utc is null ? "–" : Clock.DayOf(utc).ToString("d MMM yyyy", English);

    /// <summary>A time of the day in England: 4:05pm.</summary>
    public static string TimeOfDay(DateTimeOffset time) => $"{Clock.InEngland(time).ToString("h:mm", English)}{(Clock.InEngland(time).Hour < 12 ? "am" : "pm")}";

    public static string Number(long? number) => number?.ToString("N0", English) ?? "–";

    public static string Count(long number, string one, string? many = null) => $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    public static string Size(long bytes) => bytes < 1 << 20 ? $"{Math.Max(1, bytes >> 10):N0} KB" : $"{bytes / (double)(1 << 20):N1} MB";

    /// <summary>A status as a tag; the word says it, the colour only helps.</summary>
    public static IHtmlContent Tag(ReturnStatus status) => Tag(LifeCycle.Words(status), status switch
    {
        ReturnStatus.NoData => "grey",
        ReturnStatus.Authorised => "green",
        ReturnStatus.Submitted => "turquoise",
        ReturnStatus.Rejected => "red",
        ReturnStatus.ReadyForApproval => "purple",
        ReturnStatus.AmendedBySource or ReturnStatus.Reopened => "yellow",
        _ => "blue",
    });

    public static IHtmlContent Tag(LoadState state) => state switch
    {
        LoadState.Receiving => Tag("Arriving", "light-blue"),
        LoadState.Queued => Tag("Waiting to be checked", "light-blue"),
        LoadState.Running => Tag("Being checked", "light-blue"),
        LoadState.Done => Tag("Checked", "green"),
        LoadState.Refused => Tag("Refused", "red"),
        LoadState.Failed => Tag("Failed", "red"),
        _ => Tag("Deleted", "grey"),
    };

    /// <summary>How many errors there are to correct, and how many besides are bypassed.</summary>
    public static string Errors(ReturnView view) => $"{Count(view.Errors, "error")}{(view.Return.Bypassed > 0 ? $" ({Number(view.Return.Bypassed)} more bypassed with a reason)" : "")}";

    /// <summary>What has become of a finding: of a query whether it is explained, of an error whether it is bypassed.</summary>
    public static IHtmlContent Tag(Store.FindingRow finding) => (finding.Severity, finding.State) switch
    {
        (nameof(Engine.Severity.Error), FindingState.Open) => Tag("To correct", "red"),
        (nameof(Engine.Severity.Error), FindingState.Explained) => Tag("Bypassed", "blue"),
        (nameof(Engine.Severity.Error), FindingState.Accepted) => Tag("Bypass accepted", "green"),
        _ => Tag(finding.State),
    };

    public static IHtmlContent Tag(FindingState state) => state switch
    {
        FindingState.Open => Tag("Not explained", "yellow"),
        FindingState.Stale => Tag("Values changed", "orange"),
        FindingState.Explained => Tag("Explained", "blue"),
        FindingState.Accepted => Tag("Accepted", "green"),
        FindingState.AskedAgain => Tag("Asked again", "red"),
        _ => Tag("Automatic OK", "green"),
    };

    public static IHtmlContent Severity(string severity) => severity switch
    {
        nameof(Engine.Severity.Error) => Tag("Error", "red"),
        nameof(Engine.Severity.Query) => Tag("Query", "yellow"),
        _ => Tag("Note", "grey"),
    };

    /// <summary>Who did something, where that may have been the portal itself, as it was started.</summary>
    public static string By(string name) => name == ReferenceData.System ? "when the portal was started" : $"by {name}";

    /// <summary>A version of reference data in one line.</summary>
    public static string Reference(ReferenceVersion? version) =>
        version is null ? "None" : $"{string.Join(", ", version.Files.Select(f => f.Name))}, {Count(version.Rows, "row")}, added {Day(Clock.DayOf(version.AddedAt))}";

    /// <summary>The rule in force in the year; file checks too.</summary>
    public static RuleInfo? Rule(OpenedYear year, string code) =>
        year.Collection.RulesIn(year.Year).FirstOrDefault(r => r.Code == code) ?? FileChecks.All.FirstOrDefault(r => r.Code == code);

    /// <summary>Where in the child a place is: module, position and field.</summary>
    public static string Where(ReportPlace place) => place.Record.Length == 0 ? place.Group : place.Record;

    public static IHtmlContent Tag(string text, string colour) =>
        new HtmlContentBuilder().AppendHtml($"<strong class=\"govuk-tag govuk-tag--{colour}\">").Append(text).AppendHtml("</strong>");
}
