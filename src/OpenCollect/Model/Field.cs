namespace OpenCollect.Model;

/// <summary>What a field holds, which decides how its text is read.</summary>
public enum FieldKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>One value of a code set, or a number that a rule judges. A wrong one stays text: it is data to report.</summary>
    Code,

    /// <summary>A date in the form of its collection.</summary>
    Date,

    /// <summary>True or 1, false or 0 (CIN census guide 2024-25, section 1.11.2).</summary>
    Flag,

    /// <summary>Worked out from other fields, never read or written: the distance between home and placement.</summary>
    Derived,
}

/// <summary>
/// One module of a return and the fields in it, in the order of the schema. Reader, writer, rules, findings, CSV layout and
/// documentation take the names from here.
/// </summary>
/// <param name="name">The module's name as the schema spells it.</param>
/// <param name="offset">How many fields of the same record belong to modules before this one.</param>
/// <param name="years">The collection years in which the module is part of the return.</param>
/// <param name="dates">The form that the collection's dates have.</param>
/// <param name="upperCase">Whether values are read as capital letters, because the collection does not tell letter case apart.</param>
public sealed class Group(
    string name, int offset = 0, Years? years = null, DateForm dates = DateForm.YearFirst, bool upperCase = false)
{
    private readonly List<Field> _fields = [];

    public string Name => name;

    public Years Years { get; } = years ?? Years.Always;

    /// <summary>The fields that are read, in the order of the schema; derived ones are not among them.</summary>
    public IReadOnlyList<Field> Fields => _fields;

    public DateForm Dates => dates;

    /// <summary>Whether values are read as capital letters.</summary>
    public bool UpperCase => upperCase;

    public Field Text<TRecord>(string fieldName, string item, Func<TRecord, string?> value, Years? years = null)
        where TRecord : Record => Add(fieldName, item, FieldKind.Text, record => value((TRecord)record), null, years);

    public Field Code<TRecord>(string fieldName, string item, CodeSet? codes, Func<TRecord, string?> value, Years? years = null)
        where TRecord : Record => Add(fieldName, item, FieldKind.Code, record => value((TRecord)record), codes, years);

    public Field Flag<TRecord>(string fieldName, string item, Func<TRecord, string?> value, Years? years = null)
        where TRecord : Record => Add(fieldName, item, FieldKind.Flag, record => value((TRecord)record), null, years);

    /// <param name="fieldName">The name in the return.</param>
    /// <param name="item">The Department's item number.</param>
    /// <param name="value">Gets the value.</param>
    /// <param name="years">The collection years in which the field is returned.</param>
    /// <param name="dateRule">The numbered rule that judges whether the text is a date, so that the file check leaves it alone.</param>
    public Field Date<TRecord>(
        string fieldName, string item, Func<TRecord, DateOnly?> value, Years? years = null, string? dateRule = null)
        where TRecord : Record
    {
        var field = Add(
            fieldName, item, FieldKind.Date, record => value((TRecord)record) is { } date ? ReturnDate.Format(date, dates) : null, null, years);
        field.DateRule = dateRule;
        return field;
    }

    /// <summary>A field that no file has: rules point at it, reports show it.</summary>
    public Field Derived<TRecord>(string fieldName, Func<TRecord, string?> value)
        where TRecord : Record => new(this, fieldName, "", FieldKind.Derived, Origin.NoIndex, record => value((TRecord)record), null, Years, values: null);

    /// <summary>A field that may stand many times in one record; its value here is all of them, separated by a semicolon.</summary>
    public Field Codes<TRecord>(string fieldName, string item, CodeSet codes, Func<TRecord, ImmutableArray<string>> values, Years? years = null)
        where TRecord : Record =>
        Add(fieldName, item, FieldKind.Code,
            record => values((TRecord)record) is { Length: > 0 } all ? string.Join(';', all) : null, codes, years, record => values((TRecord)record));

    public override string ToString() => name;

    private Field Add(
        string fieldName, string item, FieldKind kind, Func<Record, string?> value, CodeSet? codes, Years? years,
        Func<Record, ImmutableArray<string>>? values = null)
    {
        var field = new Field(this, fieldName, item, kind, offset + _fields.Count, value, codes, years ?? Years, values);
        _fields.Add(field);
        return field;
    }
}

/// <summary>A field as the guide names it: module, element or column name, the Department's item number, and its years.</summary>
public sealed class Field
{
    private readonly Func<Record, string?> _value;
    private readonly Func<Record, ImmutableArray<string>>? _values;

    internal Field(
        Group group, string name, string item, FieldKind kind, int index, Func<Record, string?> value, CodeSet? codes, Years years,
        Func<Record, ImmutableArray<string>>? values)
    {
        (Group, Name, Item, Kind, Index, _value, Codes, Years, _values) = (group, name, item, kind, index, value, codes, years, values);
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
    public bool Repeats => _values is not null;

    /// <summary>The numbered rule that judges whether the text of a date field is a date; none for most.</summary>
    public string? DateRule { get; internal set; }

    /// <summary>The field's place among the fields of its record, from 0; <see cref="Origin.NoIndex"/> for a derived one.</summary>
    internal int Index { get; }

    /// <summary>
    /// The value as the return gives it: a date in the collection's form, a malformed value as it was typed, none if missing.
    /// This is child-level data: for reports that stay with the authority, never for logs.
    /// </summary>
    public string? ValueOf(Record record) => record.Flaws.TextOf(this) ?? _value(record);

    /// <summary>The values of a field that repeats, in file order.</summary>
    internal ImmutableArray<string> ValuesOf(Record record) => _values?.Invoke(record) ?? [];

    public override string ToString() => $"{Group.Name}/{Name}";
}
