namespace OpenCollect.Model;

/// <summary>What a field holds, which decides how its text is read.</summary>
public enum FieldKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>One value of a code set, or a number that a rule judges. A wrong one stays text: it is data to report.</summary>
    Code,

    /// <summary>A date, CCYY-MM-DD (CIN census guide 2024-25, section 1.11.1).</summary>
    Date,

    /// <summary>True or 1, false or 0 (CIN census guide 2024-25, section 1.11.2).</summary>
    Flag,
}

/// <summary>
/// One module of a return and the fields in it, in the order of the schema. Reader, writer, rules, findings, CSV layout and
/// documentation take the names from here.
/// </summary>
/// <param name="name">The module's name as the schema spells it.</param>
/// <param name="offset">How many fields of the same record belong to modules before this one.</param>
/// <param name="years">The collection years in which the module is part of the return.</param>
public sealed class Group(string name, int offset = 0, Years? years = null)
{
    private readonly List<Field> _fields = [];

    public string Name => name;

    public Years Years { get; } = years ?? Years.Always;

    public IReadOnlyList<Field> Fields => _fields;

    public Field Text<TRecord>(string fieldName, string item, Func<TRecord, string?> value, Years? years = null)
        where TRecord : Record => Add(fieldName, item, FieldKind.Text, record => value((TRecord)record), null, years);

    public Field Code<TRecord>(string fieldName, string item, CodeSet? codes, Func<TRecord, string?> value, Years? years = null)
        where TRecord : Record => Add(fieldName, item, FieldKind.Code, record => value((TRecord)record), codes, years);

    public Field Flag<TRecord>(string fieldName, string item, Func<TRecord, string?> value, Years? years = null)
        where TRecord : Record => Add(fieldName, item, FieldKind.Flag, record => value((TRecord)record), null, years);

    public Field Date<TRecord>(string fieldName, string item, Func<TRecord, DateOnly?> value, Years? years = null)
        where TRecord : Record =>
        Add(fieldName, item, FieldKind.Date, record => value((TRecord)record) is { } date ? ReturnDate.Format(date) : null, null, years);

    /// <summary>A field that may stand many times in one record; its value here is all of them, separated by a semicolon.</summary>
    public Field Codes<TRecord>(string fieldName, string item, CodeSet codes, Func<TRecord, ImmutableArray<string>> values, Years? years = null)
        where TRecord : Record =>
        Add(fieldName, item, FieldKind.Code,
            record => values((TRecord)record) is { Length: > 0 } all ? string.Join(';', all) : null, codes, years, repeats: true);

    public override string ToString() => name;

    private Field Add(
        string fieldName, string item, FieldKind kind, Func<Record, string?> value, CodeSet? codes, Years? years, bool repeats = false)
    {
        var field = new Field(this, fieldName, item, kind, offset + _fields.Count, value, codes, years ?? Years, repeats);
        _fields.Add(field);
        return field;
    }
}

/// <summary>A field as the guide names it: module, element or column name, the Department's item number, and its years.</summary>
public sealed class Field
{
    private readonly Func<Record, string?> _value;

    internal Field(
        Group group, string name, string item, FieldKind kind, int index, Func<Record, string?> value, CodeSet? codes, Years years, bool repeats)
    {
        (Group, Name, Item, Kind, Index, _value, Codes, Years, Repeats) = (group, name, item, kind, index, value, codes, years, repeats);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Origin.MostFields);
    }

    public Group Group { get; }

    public string Name { get; }

    /// <summary>The Department's item number in the common basic data set, such as N00097; empty where not known.</summary>
    public string Item { get; }

    public FieldKind Kind { get; }

    public CodeSet? Codes { get; }

    public Years Years { get; }

    /// <summary>Whether the field may stand more than once in a record.</summary>
    public bool Repeats { get; }

    /// <summary>The field's place among the fields of its record, from 0.</summary>
    internal int Index { get; }

    /// <summary>
    /// The value as the return gives it: a date as CCYY-MM-DD, a malformed value as it was typed, none if missing.
    /// This is child-level data: for reports that stay with the authority, never for logs.
    /// </summary>
    public string? ValueOf(Record record) => record.Flaws.TextOf(this) ?? _value(record);

    public override string ToString() => $"{Group.Name}/{Name}";
}
