using CsvHelper;

namespace OpenCollect.Reports;

/// <summary>
/// The file <c>summary.csv</c>: one row for each rule that found something or could not be judged, in the order of
/// <see cref="ReturnSummary.Counts"/>. Same form as <see cref="FindingsCsv"/>. Holds no child's data.
/// </summary>
internal static class SummaryCsv
{
    private static readonly string[] Names =
        ["rule", "severity", "scope", "module", "message", "open", "accepted", "not_judged", "children", "automatic_ok"];

    public static void Write(Stream stream, ReturnSummary summary)
    {
        using var writer = CsvWriter.Create(stream, CsvWriterOptions.Default, leaveOpen: true);
        writer.WriteHeader(Names);
        foreach (var count in summary.Counts)
        {
            writer.WriteField(count.Rule.Code);
            writer.WriteField(Words.Of(count.Rule.Severity));
            writer.WriteField(Words.Of(count.Rule.Scope));
            writer.WriteField(FormulaGuard.On(count.Rule.Module));
            writer.WriteField(FormulaGuard.On(count.Rule.Message));
            writer.WriteField(count.Open);
            writer.WriteField(count.Accepted);
            writer.WriteField(count.NotJudged);
            writer.WriteField(count.Children);
            writer.WriteField(FormulaGuard.On(count.Rule.AutomaticOk));
            writer.EndRecord();
        }
    }
}
