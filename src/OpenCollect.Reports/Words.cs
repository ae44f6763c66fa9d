using System.Globalization;
using OpenCollect.Collections;

namespace OpenCollect.Reports;

/// <summary>The words and number forms that all reports share.</summary>
internal static class Words
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Query => "query",
        Severity.Note => "note",
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };

    public static string Of(Scope scope) => scope switch
    {
        Scope.Header => "header",
        Scope.Child => "child",
        Scope.Group => "group",
        Scope.Return => "return",
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };

    public static string Of(FindingStatus status) => status switch
    {
        FindingStatus.Open => "open",
        FindingStatus.Accepted => "accepted",
        FindingStatus.Bypassed => "bypassed",
        FindingStatus.NotJudged => "not-judged",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Of(CorrectionKind kind) => kind switch
    {
        CorrectionKind.Change => "change",
        CorrectionKind.Add => "add",
        CorrectionKind.Delete => "delete",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Severity? SeverityOf(string word) => word switch
    {
        "error" => Severity.Error,
        "query" => Severity.Query,
        "note" => Severity.Note,
        _ => null,
    };

    public static Scope? ScopeOf(string word) => word switch
    {
        "header" => Scope.Header,
        "child" => Scope.Child,
        "group" => Scope.Group,
        "return" => Scope.Return,
        _ => null,
    };

    public static FindingStatus? StatusOf(string word) => word switch
    {
        "open" => FindingStatus.Open,
        "accepted" => FindingStatus.Accepted,
        "bypassed" => FindingStatus.Bypassed,
        "not-judged" => FindingStatus.NotJudged,
        _ => null,
    };

    /// <summary>A number for people: 1,234.</summary>
    public static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>How many of what: 1 error, 1,234 errors.</summary>
    public static string Count(long number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    public static string Errors(long number) => Count(number, "error", "errors");

    public static string Queries(long number) => Count(number, "query", "queries");

    public static string Findings(long number) => Count(number, "finding", "findings");

    public static string Children(long number) => Count(number, "child", "children");

    public static string Rules(long number) => Count(number, "rule", "rules");

    /// <summary>What was found of one severity: 3 errors.</summary>
    public static string Count(long number, Severity severity) => severity switch
    {
        Severity.Error => Errors(number),
        Severity.Query => Queries(number),
        _ => Count(number, "note", "notes"),
    };

    /// <summary>The change from last year: <c>+34 (+2.8%)</c>; without a share where last year's figure is 0; none where it is not known.</summary>
    public static string? Change(HeadlineFigure figure)
    {
        if (figure.Previous is not { } previous)
        {
            return null;
        }

        var change = figure.Figure - previous;
        var sign = change > 0 ? "+" : "";
        return change == 0 ? "no change"
            : previous == 0 ? $"{sign}{Number(change)}"
            : $"{sign}{Number(change)} ({sign}{(change * 100m / previous).ToString("0.0", CultureInfo.InvariantCulture)}%)";
    }

    /// <summary>What the figure is a part of, and how much: <c>80.0% of 1,234</c>; none where no share is shown.</summary>
    public static string? Share(HeadlineFigure figure) =>
        figure.Of is not { } of ? null
        : of == 0 ? "of 0"
        : $"{(figure.Figure * 100m / of).ToString("0.0", CultureInfo.InvariantCulture)}% of {Number(of)}";

    /// <summary>The authority as code and name, as far as they are known.</summary>
    public static string Authority(ReturnSummary summary) => (summary.Authority, summary.AuthorityName) switch
    {
        ({ } code, { } name) => $"{name} ({code})",
        (null, { } name) => name,
        ({ } code, null) => $"authority {code}",
        _ => "authority not known",
    };

    /// <summary>The child by identifier, or by the line where the record begins.</summary>
    public static string Child(ReportFinding finding) => finding.Child ?? (finding.ChildLine > 0 ? $"(no identifier, line {finding.ChildLine})" : "");

    /// <summary>A place in one line: <c>CINdetails[1]/Assessments[1] AssessmentActualStartDate 2024-05-02 (line 40)</c>.</summary>
    public static string Place(ReportPlace place)
    {
        var where = place.Record.Length > 0 ? place.Record : place.Group;
        var what = place.Field is null ? where : $"{where} {place.Field}";
        var value = place.Field is null ? what : place.Value is null ? $"{what} missing" : $"{what} {place.Value}";
        return place.Line > 0 ? $"{value} (line {place.Line})" : value;
    }
}
