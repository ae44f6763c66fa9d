namespace OpenCollect.Engine;

/// <summary>
/// Checks of the file itself, before any numbered rule: what the Department's schema would refuse, and what was read with some
/// kindness. Their codes begin with F; they are ours, not official.
/// </summary>
public static class FileChecks
{
    private const string Module = "File";
    private const string NoGuide = "In no guide: a check of our own";

    public static RuleInfo NotADate { get; } = Of("F01", Severity.Error, "Value is not a date in the form required",
        "A date field has a text that is no date in the form of the collection (CCYY-MM-DD in the CIN census, dd/mm/yyyy in the looked after return), or a day that does not exist. Rules treat the field as given but unreadable: those about a missing value do not fire for it.",
        "Enter the date as CCYY-MM-DD in the CIN census, for example 2024-04-01, and as dd/mm/yyyy in the looked after return, for example 01/04/2024.");

    public static RuleInfo NotAFlag { get; } = Of("F02", Severity.Error, "Value is neither true (1) nor false (0)",
        "A true/false field that no numbered rule judges has a text other than true, false, 1 and 0, in any letter case.",
        "Enter true or 1, false or 0.");

    public static RuleInfo Repeated { get; } = Of("F03", Severity.Error, "Field or module stands more than once where only one may",
        "A field that may stand once in its record stands again, or a module that a child has once. The first is used.",
        "Send the value once.");

    public static RuleInfo TooLong { get; } = Of("F04", Severity.Error, "Value is longer than any value of a return can be",
        "A field has more than 1,000 characters. Its beginning is used.",
        "Correct the value.");

    public static RuleInfo Unknown { get; } = Of("F05", Severity.Note, "Element or column is not part of this collection, and was not read",
        "The name is not one of the collection's. It is counted and passed over.",
        "Nothing, if you meant to send it. Otherwise check the spelling in your system's export.");

    public static RuleInfo LetterCase { get; } = Of("F06", Severity.Error, "Element name has other capital letters than the specification",
        "The name differs from the specification's in letter case only. It was read; the Department's system compares letter by letter and would refuse the file.",
        "Ask your supplier to write the name as in the specification.");

    public static RuleInfo NotInYear { get; } = Of("F07", Severity.Error, "Field or module is not part of this collection year",
        "The name belongs to the collection, but to other years.",
        "Leave it out of this year's return.");

    public static RuleInfo OutOfOrder { get; } = Of("F08", Severity.Error, "Element stands out of the order of the specification",
        "The elements of a group have a fixed order, and this one comes after one that it should precede. It was read; the Department's schema would refuse the file.",
        "Ask your supplier to write the elements in the order of the specification.");

    public static RuleInfo YearDisagrees { get; } = Of("F09", Severity.Note, "Year in the header is not the year of the collection",
        "The header's Year is not the calendar year in which the collection year ends.",
        "Correct the header's Year, or choose the collection year that the return is for.");

    public static RuleInfo UnknownAuthority { get; } = Of("F10", Severity.Note, "Local authority code is not a code of this year",
        "The code, in the header's LEA or said by the sender, is missing or is not an education code of a local authority in England in the year. In the CIN census checked from 2024-25, when the Department aligned the codes.",
        "Enter your authority's three-digit education code.");

    public static RuleInfo LongChildId { get; } = Of("F11", Severity.Note, "Child's identifier is longer than the guide allows",
        "In the CIN census it has 11 to 20 characters; the guide allows 10, and rule 1570 fires only above 20. In the looked after return it has more than 20, until 2020-21 more than 10.",
        "Use shorter identifiers.");

    public static RuleInfo MissingPart { get; } = Of("F12", Severity.Error, "A part that every return has is missing",
        "The return has no Header or no Children, or a child no header.",
        "Send the whole return.");

    public static RuleInfo NoChild { get; } = Of("F13", Severity.Error, "Row does not say which child it is about",
        "A row of a table, or a child of an XML return, has no identifier of the child. A row cannot be told to belong to anybody and is not read.",
        "Enter the child's identifier in the row.", NoGuide);

    public static RuleInfo MissingColumn { get; } = Of("F14", Severity.Error, "Column that the table has in this collection year is missing",
        "The table is one of the collection's, but has the columns of another year. The values of the column count as blank.",
        "Export the table with all columns of the year.", NoGuide);

    public static RuleInfo NotANumber { get; } = Of("F15", Severity.Error, "Value that was keyed in place of a worked out one is not a number",
        "A column that returns need not have is there with a text that is no number, such as the distance from home. It was not read.",
        "Enter the number, for example 20.1, or leave it blank.", NoGuide);

    public static RuleInfo NotCarried { get; } = Of("F16", Severity.Note, "Row or value has no place in the format that was written",
        "The return was written in a format that cannot hold everything that a return can: the XML form of the looked after return has no social worker episodes, for example. It was left out.",
        "Send the tables instead, or send what was left out on its own.", NoGuide);

    public static ImmutableArray<RuleInfo> All { get; } =
    [
        NotADate, NotAFlag, Repeated, TooLong, Unknown, LetterCase, NotInYear, OutOfOrder, YearDisagrees, UnknownAuthority, LongChildId,
        MissingPart, NoChild, MissingColumn, NotANumber, NotCarried,
    ];

    public static RuleInfo For(FlawKind kind) => kind switch
    {
        FlawKind.NotADate => NotADate,
        FlawKind.NotAFlag => NotAFlag,
        FlawKind.Repeated => Repeated,
        FlawKind.TooLong => TooLong,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static RuleInfo Of(
        string code, Severity severity, string message, string logic, string advice, string guide = "Guide 2024-25, sections 1.8 and 1.11") =>
        new(code, severity, Scope.Return, Years.Always, message)
        {
            Module = Module,
            Logic = logic,
            Advice = advice,
            Guide = guide,
            Fields = [],
        };
}
