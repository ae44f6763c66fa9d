using System.Text.Json;

namespace OpenCollect.Collections;

/// <summary>
/// What a return says beside its children, as plain texts. With the documents of the children it is the whole return.
/// </summary>
/// <param name="Collection">The collection's short name.</param>
/// <param name="Header">The header; none where the return has none, as the looked after return never has.</param>
/// <param name="Tables">The tables that the return has, where a return may lack some: rules that need others are not run.</param>
/// <param name="HasUascFlag">Whether the return is of the form that has the UASC element of a looked after child's header, which is XML.</param>
public sealed record ReturnDocument(string Collection, DocumentRecord? Header, ImmutableArray<string> Tables, bool HasUascFlag)
{
    /// <summary>The document with a value of the header changed; refused where it is no longer as the person saw it.</summary>
    public Corrected<ReturnDocument> With(Correction correction, CollectionYear year)
    {
        if (Header is null || correction.Path != Header.Path || correction.Kind != CorrectionKind.Change)
        {
            return new(null, Refusal.NoRecord);
        }

        var changed = Correcting.Change(Header, CinReturns.Header, year, correction);
        return changed.Document is { } header ? new(this with { Header = header }, null) : new(null, changed.Refused);
    }

    /// <summary>The document as compact JSON in UTF-8.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(
        new StoredReturn(Collection, Header is null ? null : StoredRecord.Of(Header), [.. Tables], HasUascFlag), DocumentJson.Default.StoredReturn);

    /// <summary>The document that <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="JsonException">The bytes are none.</exception>
    public static ReturnDocument FromBytes(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, DocumentJson.Default.StoredReturn) is { Collection: { } collection, Tables: { } tables } stored
            ? new(collection, stored.Header?.Record(), [.. tables], stored.HasUascFlag)
            : throw new JsonException("This is no document of a return.");

    public bool Equals(ReturnDocument? other) =>
        other is not null && Collection == other.Collection && Header == other.Header && HasUascFlag == other.HasUascFlag
        && Tables.AsSpan().SequenceEqual(other.Tables.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Collection, Header, Tables.Length, HasUascFlag);

    public override string ToString() => $"return of {Collection}";
}
