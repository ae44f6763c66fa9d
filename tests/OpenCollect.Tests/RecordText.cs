using System.Text;

namespace OpenCollect.Tests;

/// <summary>Records as text that tells everything that was given in them, and nothing of where: they are alike exactly if their texts are.</summary>
internal static class RecordText
{
    /// <param name="records">The records, with those inside them.</param>
    /// <param name="groups">The groups whose fields a record has; none for that of its module.</param>
    public static string Of(IEnumerable<Record> records, Func<Record, Group[]>? groups = null)
    {
        var text = new StringBuilder();
        foreach (var record in records)
        {
            Append(text, record, 0, groups ?? (r => [r.Module]));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Record record, int depth, Func<Record, Group[]> groups)
    {
        text.Append(' ', depth).AppendLine(record.Module.Name);
        foreach (var field in groups(record).SelectMany(g => g.Fields))
        {
            if (field.ValueOf(record) is { } value)
            {
                var flaw = record.Flaws.Has(field) ? " (flawed)" : "";
                text.Append(' ', depth + 1).Append(field.Name).Append(flaw).Append(" = ").AppendLine(value.ReplaceLineEndings("\\n"));
            }
        }

        foreach (var part in record.Parts)
        {
            Append(text, part, depth + 1, groups);
        }
    }
}
