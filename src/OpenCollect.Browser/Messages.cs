using System.Text.Json.Serialization;

namespace OpenCollect.Browser;

/// <summary>A file as the page has it.</summary>
/// <param name="Number">The worker's number for it.</param>
/// <param name="Path">Its name, with the folders below the one that was chosen.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record GivenFile(int Number, string Path, long Bytes);

/// <summary>A return as it was found among the files.</summary>
internal sealed record FoundItem(int Number, string Name, string Collection, string? Year, string? Authority, string? AuthorityName, string[] Files, long Bytes, bool IsXml, string? Problem);

/// <summary>What to check and how. Its properties can be set, because a value left out would otherwise replace the one that stands here.</summary>
internal sealed record CheckRequest
{
    /// <summary>The number of the return among those found.</summary>
    public int Return { get; set; }

    /// <summary>The collection that the user named; none for the one that was told from the content.</summary>
    public string? Collection { get; set; }

    public string? Year { get; set; }

    public bool OwnPeriod { get; set; }

    public bool Stages { get; set; }

    public string? Authority { get; set; }

    public string? Notes { get; set; }

    public GivenFile[] Previous { get; set; } = [];

    public GivenFile[] BeforePrevious { get; set; } = [];

    public GivenFile[] Postcodes { get; set; } = [];

    public GivenFile[] Providers { get; set; } = [];
}

/// <summary>Two returns to check together.</summary>
internal sealed record MatchRequest
{
    public int Cin { get; set; }

    public int Cla { get; set; }

    public string? Year { get; set; }

    public GivenFile[] PreviousCin { get; set; } = [];

    public GivenFile[] PreviousCla { get; set; } = [];
}

/// <summary>A correction of one child: change, add or delete; or undo, which takes back all of the child's.</summary>
internal sealed record CorrectionRequest
{
    /// <summary>The child's number in the return.</summary>
    public int Number { get; set; }

    public string Kind { get; set; } = "";

    /// <summary>The record; of one to add, the record that will hold it.</summary>
    public string? Path { get; set; }

    public string? Field { get; set; }

    /// <summary>The value that was seen.</summary>
    public string? Was { get; set; }

    public string? Becomes { get; set; }

    /// <summary>The module of a record to add.</summary>
    public string? Module { get; set; }
}

/// <summary>A child after a correction, judged again.</summary>
/// <param name="Child">The child as it is now.</param>
/// <param name="Findings">What is found of it now.</param>
/// <param name="Changes">All corrections of it.</param>
/// <param name="Refused">Why the correction was not made; none if it was.</param>
internal sealed record CorrectedItem(ChildItem Child, FindingItem[] Findings, ChangeItem[] Changes, string? Refused);

/// <summary>One correction.</summary>
internal sealed record ChangeItem(int Number, string? Child, int Line, string Kind, string Path, string? Field, string? Was, string? Becomes);

/// <summary>What a check came to.</summary>
internal sealed record CheckResult
{
    public required string Collection { get; init; }

    public required string Year { get; init; }

    public required bool Trial { get; init; }

    public required IEnumerable<string> Assumptions { get; init; }

    public required string Authority { get; init; }

    public required IEnumerable<string> Files { get; init; }

    public required IEnumerable<string> PreviousFiles { get; init; }

    public required long Children { get; init; }

    public required long Errors { get; init; }

    public required long Queries { get; init; }

    public required long Accepted { get; init; }

    public required long NotJudged { get; init; }

    public required int RulesApplied { get; init; }

    public required IEnumerable<HeadlineItem> Headlines { get; init; }

    public required IEnumerable<CountItem> Counts { get; init; }

    public required IEnumerable<NotRunItem> NotRun { get; init; }

    public required IEnumerable<NoteItem> Notes { get; init; }

    /// <summary>The rules that findings name by number.</summary>
    public required IEnumerable<RuleItem> Rules { get; init; }

    /// <summary>The children that findings name by number.</summary>
    public required IEnumerable<NamedChild> ChildrenFound { get; init; }

    /// <summary>The report files that can be had.</summary>
    public required IEnumerable<string> Reports { get; init; }
}

internal sealed record HeadlineItem(string Label, long Figure, long? Previous, string? Change, string? Share);

internal sealed record CountItem(string Rule, long Open, long Accepted, long NotJudged, long Children);

internal sealed record NotRunItem(string Rule, string Message, string Why);

internal sealed record NoteItem(string Rule, string Note, bool Matches, string? Difference);

internal sealed record NamedChild(string? Id, int Line);

internal sealed record RuleItem(
    string Code, string Severity, string Scope, string Years, string Module, string Message, string Logic, string Advice, string Guide, string? AutomaticOk, int? Stage,
    string? Doubt, IEnumerable<string> Fields);

/// <summary>A finding as a list shows it.</summary>
internal sealed record FindingItem(int Number, string Rule, string Severity, string Status, string? Child, int ChildLine, string Message, IEnumerable<PlaceItem> Places);

internal sealed record PlaceItem(string Group, string Record, string? Field, string? Value, int Line);

/// <summary>A child with all records.</summary>
/// <param name="Source">The number of the return, where a check has several.</param>
/// <param name="Number">The child's number in the return.</param>
/// <param name="Id">The authority's identifier.</param>
/// <param name="Line">The line where the child begins.</param>
/// <param name="Collection">What the return is.</param>
/// <param name="Year">Its year.</param>
/// <param name="Records">The records.</param>
/// <param name="Timeline">The child's way as SVG; none where nothing has a date.</param>
internal sealed record ChildItem(int Source, int Number, string? Id, int Line, string Collection, string Year, IEnumerable<RecordItem> Records, string? Timeline);

internal sealed record RecordItem(string Path, string Module, int Line, IEnumerable<ValueItem> Values);

internal sealed record ValueItem(string Field, string? Text);

internal sealed record ModuleItem(string Name, string Occurs, string? Under, IEnumerable<FieldItem> Fields);

internal sealed record FieldItem(string Name, string Kind, bool Repeats, bool Key, IEnumerable<CodeItem>? Codes);

internal sealed record CodeItem(string Value, string Label);

/// <summary>How far the children are put aside.</summary>
internal sealed record StoredItem(bool More, long Children);

internal sealed record AboutItem(string Version, IEnumerable<CollectionItem> Collections, IEnumerable<AuthorityItem> Authorities);

internal sealed record CollectionItem(string Code, string Title, IEnumerable<YearItem> Years);

internal sealed record YearItem(string Year, bool Provisional);

internal sealed record AuthorityItem(string Code, string Name);

/// <summary>Why something could not be done.</summary>
/// <param name="Problem">What to tell the user.</param>
/// <param name="Ours">Whether it is a fault of the program.</param>
internal sealed record ProblemItem(string Problem, bool Ours);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GivenFile[]))]
[JsonSerializable(typeof(FoundItem[]))]
[JsonSerializable(typeof(CheckRequest))]
[JsonSerializable(typeof(MatchRequest))]
[JsonSerializable(typeof(CheckResult))]
[JsonSerializable(typeof(FindingItem[]))]
[JsonSerializable(typeof(RuleItem[]))]
[JsonSerializable(typeof(AboutItem))]
[JsonSerializable(typeof(ProblemItem))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(ChildItem[]))]
[JsonSerializable(typeof(ModuleItem[]))]
[JsonSerializable(typeof(StoredItem))]
[JsonSerializable(typeof(CorrectionRequest))]
[JsonSerializable(typeof(CorrectedItem))]
[JsonSerializable(typeof(ChangeItem[]))]
internal sealed partial class Messages : JsonSerializerContext;
