using System.Text.Json.Serialization;

namespace OpenCollect.Collections;

/// <summary>The form in which documents are stored.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredChild))]
[JsonSerializable(typeof(StoredReturn))]
internal sealed partial class DocumentJson : JsonSerializerContext;

/// <summary>A stored <see cref="ChildDocument"/>.</summary>
internal sealed record StoredChild(string? Id, int Line, StoredRecord[] Records);

/// <summary>A stored <see cref="DocumentRecord"/>: field names and texts by turns.</summary>
internal sealed record StoredRecord(string Path, int Line, string?[] Values)
{
    public static StoredRecord Of(DocumentRecord record) => new(record.Path, record.Line, [.. record.Values.SelectMany(v => new[] { v.Field, v.Text })]);

    public DocumentRecord Record() => new(Path, DocumentRecord.ModuleOf(Path), Line, [.. Values.Chunk(2).Select(v => new DocumentValue(v[0]!, v[1]))]);
}

/// <summary>A stored <see cref="ReturnDocument"/>.</summary>
internal sealed record StoredReturn(string Collection, StoredRecord? Header, string[] Tables, bool HasUascFlag);
