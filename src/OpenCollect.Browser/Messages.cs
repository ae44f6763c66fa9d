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
    public required IEnumerable<ChildItem> ChildrenFound { get; init; }

    /// <summary>The report files that can be had.</summary>
    public required IEnumerable<string> Reports { get; init; }
}

internal sealed record HeadlineItem(string Label, long Figure, long? Previous, string? Change, string? Share);

internal sealed record CountItem(string Rule, long Open, long Accepted, long NotJudged, long Children);

internal sealed record NotRunItem(string Rule, string Message, string Why);

internal sealed record NoteItem(string Rule, string Note, bool Matches, string? Difference);

internal sealed record ChildItem(string? Id, int Line);

internal sealed record RuleItem(
    string Code, string Severity, string Scope, string Years, string Module, string Message, string Logic, string Advice, string Guide, string? AutomaticOk, int? Stage,
    string? Doubt, IEnumerable<string> Fields);

/// <summary>A finding as a list shows it.</summary>
internal sealed record FindingItem(int Number, string Rule, string Severity, string Status, string? Child, int ChildLine, string Message, IEnumerable<PlaceItem> Places);

internal sealed record PlaceItem(string Group, string Record, string? Field, string? Value, int Line);

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
internal sealed partial class Messages : JsonSerializerContext;
