using System.Globalization;
using CsvHelper;
using OpenCollect.Collections;

namespace OpenCollect.Reports;

/// <summary>One correction that is still to be made in the system that the return came from.</summary>
/// <param name="Child">The authority's identifier of the child; none for the return's header, or where it is missing.</param>
/// <param name="Correction">The correction.</param>
public sealed record ChangeToMake(string? Child, Correction Correction)
{
    /// <summary>Who corrected; none where that is not known.</summary>
    public string? By { get; init; }

    /// <summary>When; none where that is not known.</summary>
    public DateTimeOffset? At { get; init; }

    public override string ToString() => Correction.ToString();
}

/// <summary>
/// The list of changes to make in the source system, so that next year's return is right from the beginning: one row a correction, in the
/// order in which they were made. UTF-8, RFC 4180, cells guarded as in <see cref="FindingsCsv"/>. Holds child-level data.
/// </summary>
public static class ListOfChanges
{
    private static readonly string[] Names = ["child", "module", "record", "dates", "change", "field", "was", "becomes", "by", "when"];

    /// <summary>
    /// The columns, in order. <c>dates</c> are those that told which record it was before the correction; <c>was</c> of a deletion is all that
    /// the record said; <c>when</c> is in UTC.
    /// </summary>
    public static ImmutableArray<string> Columns { get; } = [.. Names];

    /// <summary>Writes the list. The stream stays open.</summary>
    public static void Write(Stream stream, IEnumerable<ChangeToMake> changes)
    {
        using var writer = CsvWriter.Create(stream, CsvWriterOptions.Default, leaveOpen: true);
        writer.WriteHeader(Names);
        foreach (var change in changes)
        {
            var made = change.Correction;
            Text(change.Child);
            Text(made.Module);
            Text(made.Path);
            Text(made.Dates);
            Text(Words.Of(made.Kind));
            Text(made.Field);
            Text(made.Was);
            Text(made.Becomes);
            Text(change.By);
            Text(change.At?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            writer.EndRecord();
        }

        void Text(string? text) => writer.WriteField(FormulaGuard.On(text));
    }
}
