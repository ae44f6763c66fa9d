using OpenCollect.Formats;
using OpenCollect.LookedAfter;

namespace OpenCollect.Collections;

/// <summary>How often a module stands in a child.</summary>
public enum Occurrence
{
    /// <summary>Once, as values of the child itself: its path has no number, and it is neither added nor deleted.</summary>
    Own,

    /// <summary>Once in every child, as a record: a looked after child's row in the Header table.</summary>
    Always,

    /// <summary>Once or not at all.</summary>
    AtMostOnce,

    /// <summary>Any number of times.</summary>
    Many,
}

/// <summary>One module of a collection as documents and forms have it: the CINdetails of the census, the Episodes of a looked after child.</summary>
/// <param name="Group">The module; its name and years.</param>
/// <param name="Occurs">How often it stands in what holds it.</param>
/// <param name="Fields">Its fields in the order of the schema, those that may be keyed in place of a worked out value last.</param>
public sealed record CollectionModule(Group Group, Occurrence Occurs, ImmutableArray<Field> Fields)
{
    public string Name => Group.Name;

    /// <summary>The name of the module whose records hold those of this one; none where the child itself does.</summary>
    public string? Under { get; init; }

    /// <summary>The field that joins a row to its child, so that it follows the child's identifier; none where records stand inside the child.</summary>
    public Field? Key { get; init; }

    /// <summary>The dates that tell people which of several records one is; empty where there are none.</summary>
    public ImmutableArray<Field> Identifying { get; init; } = [];

    /// <summary>The field with the name; none if the module has none.</summary>
    public Field? Find(string? field) => Fields.FirstOrDefault(f => f.Name == field);

    /// <summary>The same with the fields of the year only.</summary>
    internal CollectionModule In(CollectionYear year) => this with { Fields = [.. Fields.Where(f => f.Years.Include(year))] };

    /// <summary>Whether a document of the year has the field even where it has no value.</summary>
    internal bool Expects(Field field, CollectionYear year) =>
        field.Years.Include(year) && (field.Kind != FieldKind.Derived || Occurs == Occurrence.Own);

    /// <summary>The values of the module in the record: those that the year expects, and any others that are there.</summary>
    internal ImmutableArray<DocumentValue> ValuesOf(Record record, CollectionYear year)
    {
        var values = ImmutableArray.CreateBuilder<DocumentValue>(Fields.Length);
        foreach (var field in Fields)
        {
            if (DocumentText.Of(record, field) is var text && (text is not null || Expects(field, year)))
            {
                values.Add(new(field.Name, text));
            }

            foreach (var again in record.Flaws.All)
            {
                if (again.Kind == FlawKind.Repeated && again.Field == field && again.Text.Length > 0)
                {
                    values.Add(new(field.Name, again.Text));
                }
            }
        }

        return values.DrainToImmutable();
    }

    /// <summary>Reads the values of a document's record as a reader of files reads those of an element or row.</summary>
    /// <param name="record">The record.</param>
    /// <param name="slots">Takes the values.</param>
    /// <param name="many">Takes those of the field that repeats.</param>
    /// <param name="reading">With what is read.</param>
    internal void Take(DocumentRecord record, FieldSlots slots, List<string> many, DocumentReading reading)
    {
        foreach (var (name, text) in record.Values)
        {
            if (text is null || Find(name) is not { } field || field == Key)
            {
                continue;
            }

            if (!field.Years.Include(reading.Year))
            {
                reading.Notes.Add(FileChecks.NotInYear, field.ToString(), record.Line, $"only in {field.Years}");
            }

            if (field.Repeats)
            {
                many.AddRange(DocumentText.ValuesOf(text).Select(v => slots.TakeOne(field, v, record.Line, reading.Texts)).OfType<string>());
            }
            else if (field.Kind != FieldKind.Derived)
            {
                slots.Take(field, text, record.Line, reading.Texts);
            }
            else if (LookedAfterRecords.TakeKeyed(slots, field, text, reading.Texts) is { } check)
            {
                reading.Notes.Add(check, field.ToString(), record.Line);
            }
        }
    }
}

/// <summary>With what documents are read: the year whose fields are expected, where others are noted, and texts kept once.</summary>
internal sealed record DocumentReading(CollectionYear Year, ReadingNotes Notes, TextCache Texts);
