namespace OpenCollect.Collections;

/// <summary>What a correction does.</summary>
public enum CorrectionKind
{
    /// <summary>Gives one value another text.</summary>
    Change,

    /// <summary>Adds a record without values.</summary>
    Add,

    /// <summary>Deletes a record with all records inside it.</summary>
    Delete,
}

/// <summary>
/// One correction of a child's document, or of a return's header, by somebody who saw it as it was then: it is refused where that is no longer
/// so, and thus nobody overwrites another's correction without seeing it. Child-level data: never for logs.
/// </summary>
/// <param name="Kind">What it does.</param>
/// <param name="Path">
/// The record concerned; of one that is added, the path that it will have. Empty where a whole child was added or taken out, of which only a
/// list of changes speaks.
/// </param>
/// <param name="Field">The official name of the field that is changed; none otherwise.</param>
/// <param name="Was">The value's text that was seen, or all values of the record that is deleted; none if missing.</param>
/// <param name="Becomes">The value's new text; none for a missing value.</param>
public sealed record Correction(CorrectionKind Kind, string Path, string? Field, string? Was, string? Becomes)
{
    /// <summary>
    /// The dates that told which record it was, those of the records that hold it first; of a record that is added, of the one that will hold
    /// it. Empty where there were none.
    /// </summary>
    public string Dates { get; init; } = "";

    /// <summary>The name of the module concerned; empty for a whole child.</summary>
    public string Module => DocumentRecord.ModuleOf(Path);

    /// <summary>A value gets another text.</summary>
    /// <param name="seen">The document as it was seen.</param>
    /// <param name="path">The record.</param>
    /// <param name="field">The field; the first of its values, where it stands again.</param>
    /// <param name="becomes">The new text; none or blank for a missing value.</param>
    public static Correction Change(ChildDocument seen, string path, string field, string? becomes) =>
        new(CorrectionKind.Change, path, field, seen.Find(path)?[field], becomes) { Dates = seen.DatesOf(path) };

    /// <summary>A value of a return's header gets another text.</summary>
    public static Correction Change(ReturnDocument seen, string field, string? becomes) =>
        new(CorrectionKind.Change, seen.Header?.Path ?? "", field, seen.Header?[field], becomes);

    /// <summary>A record is added, the last of its kind.</summary>
    /// <param name="seen">The document as it was seen.</param>
    /// <param name="module">The module of the record.</param>
    /// <param name="holder">The path of the record that will hold it; empty for the child itself.</param>
    public static Correction Add(ChildDocument seen, string module, string holder = "") =>
        new(CorrectionKind.Add, seen.NextPath(module, holder), null, null, null) { Dates = seen.DatesOf(holder) };

    /// <summary>A record is deleted with all records inside it.</summary>
    public static Correction Delete(ChildDocument seen, string path) =>
        new(CorrectionKind.Delete, path, null, seen.TextOf(path), null) { Dates = seen.DatesOf(path) };

    public override string ToString() => $"{Kind} {Path} {Field}".TrimEnd();
}

/// <summary>Why a correction was not made.</summary>
/// <param name="Code">A word that never changes.</param>
/// <param name="Advice">What to do, for the person who made the correction.</param>
public sealed record Refusal(string Code, string Advice)
{
    public static Refusal NoRecord { get; } = new("no-record", "The record is no longer there. Look at the child again.");

    public static Refusal Changed { get; } = new("changed", "Somebody has corrected this since you saw it. Look at the child again, and correct it if that is still needed.");

    public static Refusal NoField { get; } = new("no-field", "The record has no such field in this collection year. Choose one that it has.");

    public static Refusal Identifier { get; } = new("identifier", "The row has the identifier of its child. Change that of the child, or delete the row and add it to another child.");

    public static Refusal NotAdded { get; } = new("not-added", "No record of this kind can be added there. Change the one that is there.");

    public static Refusal NotDeleted { get; } = new("not-deleted", "These are values of the child itself. Change them, or take the child out of the return.");

    public static Refusal NoText { get; } = new("no-text", "Enter the value on one line of at most 1,000 characters.");
}

/// <summary>What a correction came to: the corrected document, or why it was refused.</summary>
public sealed record Corrected<TDocument>(TDocument? Document, Refusal? Refused)
    where TDocument : class
{
    public override string ToString() => Refused?.Code ?? "corrected";
}
