using System.Text.Json;

namespace OpenCollect.Collections;

/// <summary>
/// All that a return says of one child, as plain texts by module and field, whichever collection it is of: to be stored, shown, corrected
/// and, through <see cref="Collection.FilesOf"/>, read and judged again as the return was. Nothing that was read of the child is lost:
/// malformed values stand as they were typed, and values of fields that are not of the year stand where there are any. Child-level data:
/// never for logs. Documents are equal if all that they say is.
/// </summary>
/// <param name="Id">The authority's identifier of the child; none where it is missing.</param>
/// <param name="Line">The line where the child begins in the file, from 1; 0 for a child that was not read from one.</param>
/// <param name="Records">The child's own values first, then each record before those inside it, in the order of the schema.</param>
public sealed record ChildDocument(string? Id, int Line, ImmutableArray<DocumentRecord> Records)
{
    /// <summary>The document of a child as <see cref="OpenReturn.Children"/> and <see cref="OpenReturn.Check"/> hand it out.</summary>
    /// <param name="child">The child.</param>
    /// <param name="year">The collection year, whose fields stand in the document even where they have no value.</param>
    public static ChildDocument Of(Record child, CollectionYear year)
    {
        var collection = Collection.OfChild(child);
        var records = ImmutableArray.CreateBuilder<DocumentRecord>();
        foreach (var module in collection.Modules)
        {
            if (module.Occurs == Occurrence.Own)
            {
                records.Add(new(module.Name, module.Name, child.Line, module.ValuesOf(child, year)));
            }
        }

        Add(child, "");
        return new(records[0].Values[0].Text, child.Line, records.DrainToImmutable());

        void Add(Record holder, string path)
        {
            foreach (var (part, number) in RecordPath.Parts(holder))
            {
                var inside = DocumentRecord.PathOf(path, part.Module.Name, number);
                records.Add(new(inside, part.Module.Name, part.Line, collection.ModuleOf(part.Module).ValuesOf(part, year)));
                Add(part, inside);
            }
        }
    }

    /// <summary>The record at the path; none if there is none.</summary>
    public DocumentRecord? Find(string path) => Records.FirstOrDefault(r => r.Path == path);

    /// <summary>
    /// The document with the correction made; refused where it is no longer as the person saw it. What is entered is put as the reader would
    /// have it: white space at the ends dropped, a date in the form of the collection, capital letters where letter case is not told apart.
    /// </summary>
    /// <param name="correction">The correction.</param>
    /// <param name="year">The collection year, whose modules and fields there are.</param>
    public Corrected<ChildDocument> With(Correction correction, CollectionYear year) => new Correcting(this, year).Make(correction);

    /// <summary>The dates that tell which record it is that stands at the path, those of the records that hold it first; empty if none do.</summary>
    public string DatesOf(string path)
    {
        if (path.Length == 0 || Find(path) is not { } record)
        {
            return "";
        }

        var dates = (Collection.ModuleOf(record.Module)?.Identifying ?? []).Where(f => record[f.Name] is not null).Select(f => $"{f.Name} {record[f.Name]}");
        return string.Join(", ", dates.Prepend(DatesOf(record.Holder)).Where(d => d.Length > 0));
    }

    /// <summary>All values of the record and of those inside it, as people read them.</summary>
    internal string TextOf(string path) => string.Join(", ", Records.Where(r => r.Path == path || r.IsInside(path))
        .SelectMany(r => r.Values.Where(v => v.Text is not null && v.Field != Collection.ModuleOf(r.Module)?.Key?.Name)).Select(v => $"{v.Field} {v.Text}"));

    /// <summary>The path that the next record of the module in the holder gets.</summary>
    internal string NextPath(string module, string holder) =>
        DocumentRecord.PathOf(holder, module, 1 + Records.Count(r => r.Holder == holder && r.Module == module));

    /// <summary>The collection, told by the child's own module.</summary>
    internal Collection Collection => Collection.All.First(c => c.Modules[0].Name == Records[0].Module);

    /// <summary>The document as compact JSON in UTF-8.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(
        new StoredChild(Id, Line, [.. Records.Select(StoredRecord.Of)]), DocumentJson.Default.StoredChild);

    /// <summary>The document that <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="JsonException">The bytes are none.</exception>
    public static ChildDocument FromBytes(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, DocumentJson.Default.StoredChild) is { Records: { } records } stored
            ? new(stored.Id, stored.Line, [.. records.Select(r => r.Record())])
            : throw new JsonException("This is no document of a child.");

    public bool Equals(ChildDocument? other) =>
        other is not null && Id == other.Id && Line == other.Line && Records.AsSpan().SequenceEqual(other.Records.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Id, Line, Records.Length);

    public override string ToString() => $"child, line {Line}";
}

/// <summary>One record of a child.</summary>
/// <param name="Path">Where it stands, as <see cref="RecordPath"/> names it: <c>ChildIdentifiers</c>, <c>CINdetails[1]/Assessments[2]</c>, <c>Episodes[3]</c>.</param>
/// <param name="Module">The module's name.</param>
/// <param name="Line">The line where the record begins in the file, from 1; 0 for a record that was not read from one.</param>
/// <param name="Values">
/// Every field of the year in the order of the schema, and others that have a value. Where a field that should stand once stands again, each
/// further value follows the first under the same name.
/// </param>
public sealed record DocumentRecord(string Path, string Module, int Line, ImmutableArray<DocumentValue> Values)
{
    private const char Slash = '/';

    /// <summary>The path of the record that holds this one; empty where the child itself does.</summary>
    public string Holder => HolderOf(Path);

    /// <summary>The field's value, the first if there are several; none if missing.</summary>
    public string? this[string field]
    {
        get
        {
            foreach (var value in Values)
            {
                if (value.Field == field)
                {
                    return value.Text;
                }
            }

            return null;
        }
    }

    /// <summary>Whether the record stands inside the one at the path, however deep.</summary>
    internal bool IsInside(string path) => Path.Length > path.Length && Path[path.Length] == Slash && Path.StartsWith(path, StringComparison.Ordinal);

    internal static string HolderOf(string path) => path[..Math.Max(0, path.LastIndexOf(Slash))];

    internal static string PathOf(string holder, string module, int number) => holder.Length == 0 ? RecordPath.Step(module, number) : $"{holder}{Slash}{RecordPath.Step(module, number)}";

    /// <summary>The name of the module at the end of the path.</summary>
    internal static string ModuleOf(string path)
    {
        var last = path.AsSpan(path.LastIndexOf(Slash) + 1);
        return last.IndexOf('[') is >= 0 and var number ? last[..number].ToString() : last.ToString();
    }

    public bool Equals(DocumentRecord? other) =>
        other is not null && Path == other.Path && Module == other.Module && Line == other.Line && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Path, Line, Values.Length);

    public override string ToString() => $"{Path}, line {Line}";
}

/// <summary>One value of a record.</summary>
/// <param name="Field">The field's official name.</param>
/// <param name="Text">
/// The value as the return gives it; none if missing. Several values of a field that repeats are parted by semicolons, with a backslash before
/// a semicolon or backslash inside a value.
/// </param>
public readonly record struct DocumentValue(string Field, string? Text)
{
    public override string ToString() => Field;
}
