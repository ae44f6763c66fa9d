using System.Runtime.CompilerServices;

namespace OpenCollect.Model;

/// <summary>
/// One element or row of a return as it was read: a child, an episode, a plan. Never changes once read. Its text form names the
/// kind of record and the line, never a value.
/// </summary>
public abstract record Record
{
    /// <summary>Where the record and each of its fields stand in the file.</summary>
    public Origin Origin { get; init; }

    /// <summary>The values that could not be read as what they should be.</summary>
    public Flaws Flaws { get; init; } = Flaws.None;

    /// <summary>Set by the reader on a child or header when it or any record inside it has flaws, so that a run need not look.</summary>
    public bool IsFlawed { get; init; }

    /// <summary>The record's own module: for a child, that of its identifiers.</summary>
    public abstract Group Module { get; }

    /// <summary>The records directly inside this one, in the order of the schema.</summary>
    public virtual IEnumerable<Record> Parts => [];

    /// <summary>
    /// Records that are not part of this one but were judged beside it, such as the same child in last year's return. Their flaws are
    /// not this return's.
    /// </summary>
    public virtual IEnumerable<Record> Beside => [];

    public int Line => Origin.Line;

    public sealed override string ToString() => $"{Module.Name}, line {Line}";
}

/// <summary>The line of a record, from 1, and of each of its fields. All zero for a record that was not read from a file.</summary>
public readonly struct Origin : IEquatable<Origin>
{
    internal const int MostFields = 13;

    /// <summary>The index of a field that is not read and so has no line of its own.</summary>
    internal const int NoIndex = -1;

    private readonly FieldLines _lines;

    internal Origin(int line, in FieldLines lines) => (Line, _lines) = (line, lines);

    public Origin(int line) => Line = line;

    public int Line { get; }

    /// <summary>
    /// The line of the field, in the table that is named after its group where the return is tables; that of the record where the
    /// field's own is not known.
    /// </summary>
    public int LineOf(Field field) => field.Index >= 0 && _lines[field.Index] is > 0 and var line ? line : Line;

    /// <summary>The same line. Where each field stands follows from it within one file.</summary>
    public bool Equals(Origin other) => Line == other.Line;

    public override bool Equals(object? obj) => obj is Origin other && Equals(other);

    public override int GetHashCode() => Line;

    public static bool operator ==(Origin left, Origin right) => left.Equals(right);

    public static bool operator !=(Origin left, Origin right) => !left.Equals(right);

    /// <summary>The line of each field; 0 if unknown.</summary>
    [InlineArray(MostFields)]
    internal struct FieldLines
    {
        private int _first;
    }
}

/// <summary>Why a value could not be taken as it stands.</summary>
public enum FlawKind
{
    /// <summary>The text of a date field is no date.</summary>
    NotADate,

    /// <summary>The text of a true/false field is neither.</summary>
    NotAFlag,

    /// <summary>The field stands a second time in its record; the first value is used.</summary>
    Repeated,

    /// <summary>The text is longer than any value of a return; only its beginning is kept.</summary>
    TooLong,
}

/// <summary>One value that could not be taken as it stands.</summary>
public readonly record struct Flaw(FlawKind Kind, Field Field, string Text, int Line)
{
    /// <summary>The field and line, never the text.</summary>
    public override string ToString() => $"{Kind} {Field}, line {Line}";
}

/// <summary>The flaws of one record. Most records have none and share <see cref="None"/>.</summary>
public sealed class Flaws
{
    private readonly ImmutableArray<Flaw> _all;

    public Flaws(params ReadOnlySpan<Flaw> all) => _all = [.. all];

    public static Flaws None { get; } = new();

    public bool Any => _all.Length > 0;

    public ImmutableArray<Flaw> All => _all;

    /// <summary>Whether something was given for the field that could not be read, so that the field is not simply missing.</summary>
    public bool Has(Field field)
    {
        foreach (var flaw in _all)
        {
            if (flaw.Field == field && flaw.Kind != FlawKind.Repeated)
            {
                return true;
            }
        }

        return false;
    }

    internal string? TextOf(Field field)
    {
        foreach (var flaw in _all)
        {
            if (flaw.Field == field && flaw.Kind is (FlawKind.NotADate or FlawKind.NotAFlag))
            {
                return flaw.Text;
            }
        }

        return null;
    }
}
