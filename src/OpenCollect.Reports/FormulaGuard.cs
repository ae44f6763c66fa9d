namespace OpenCollect.Reports;

/// <summary>
/// Keeps a spreadsheet from running a cell of a CSV file as a formula: a text that begins with = + - @, a tab or a carriage return
/// gets an apostrophe in front. So that reading gives back exactly what was written, a text that has apostrophes before such a
/// character gets one more. Source: OWASP, CSV injection.
/// </summary>
public static class FormulaGuard
{
    public static string? On(string? text) => IsGuarded(text, 0) ? "'" + text : text;

    public static string Off(string text) => text is ['\'', ..] && IsGuarded(text, 1) ? text[1..] : text;

    private static bool IsGuarded(string? text, int start)
    {
        if (text is null)
        {
            return false;
        }

        var first = text.AsSpan(start).IndexOfAnyExcept('\'');
        return first >= 0 && text[start + first] is '=' or '+' or '-' or '@' or '\t' or '\r';
    }
}
