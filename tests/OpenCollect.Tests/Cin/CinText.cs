using System.Text;
using OpenCollect.Cin;

namespace OpenCollect.Tests.Cin;

/// <summary>A return as text that tells everything that was given in it, and nothing of where: two returns are alike exactly if their texts are.</summary>
internal static class CinText
{
    public static string Of(CinHeader header, params IEnumerable<CinChild> children)
    {
        var text = new StringBuilder();
        foreach (var record in children.Prepend<Record>(header))
        {
            Append(text, record, 0);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Record record, int depth)
    {
        text.Append(' ', depth).AppendLine(record.Module.Name);
        Group[] groups = record is CinChild ? [CinChild.Identifiers, CinChild.Characteristics, CinChild.DisabilitiesGroup] : [record.Module];
        foreach (var field in groups.SelectMany(g => g.Fields))
        {
            if (field.ValueOf(record) is { } value)
            {
                var flaw = record.Flaws.Has(field) ? " (flawed)" : "";
                text.Append(' ', depth + 1).Append(field.Name).Append(flaw).Append(" = ").AppendLine(value.ReplaceLineEndings("\\n"));
            }
        }

        foreach (var part in record.Parts)
        {
            Append(text, part, depth + 1);
        }
    }
}
