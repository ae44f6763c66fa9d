using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenCollect.Collections;

public sealed record ChildDocument(string? Id, int Line, ImmutableArray<DocumentRecord> Records)
{
    public static ChildDocument Of(Record child, CollectionYear year)
    {
        var records = new List<DocumentRecord>();
        var fields = child.GetType();
        Add(child, "");
        return new(null, child.Line, [.. records]);

        void Add(Record record, string path)
        {
            _ = fields;
            records.Add(new(path.Length == 0 ? record.Module.Name : path, record.Module.Name, record.Line, [.. record.Module.Fields.Select(f => new DocumentValue(f.Name, f.ValueOf(record)))]));
            var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var part in record.Parts)
            {
                var number = numbers[part.Module.Name] = numbers.GetValueOrDefault(part.Module.Name) + 1;
                Add(part, $"{(path.Length == 0 ? "" : path + "/")}{part.Module.Name}[{number}]");
            }
        }
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, DocumentJson.Default.ChildDocument);

    public static ChildDocument FromBytes(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize(bytes, DocumentJson.Default.ChildDocument)!;
}

public sealed record DocumentRecord(string Path, string Module, int Line, ImmutableArray<DocumentValue> Values);

public readonly record struct DocumentValue(string Field, string? Text);

[JsonSerializable(typeof(ChildDocument))]
internal sealed partial class DocumentJson : JsonSerializerContext;
