using OpenCollect.Reports;

namespace OpenCollect.Portal.Api;

/// <summary>A return of the machine's authority, as it stands.</summary>
public sealed record ReturnAnswer
{
    public required string Id { get; init; }

    /// <summary>The collection: cin or cla.</summary>
    public required string Collection { get; init; }

    /// <summary>The collection year, such as 2025-26.</summary>
    public required string Year { get; init; }

    /// <summary>Whether it is a trial, kept out of every figure.</summary>
    public required bool IsFamiliarisation { get; init; }

    public required string Title { get; init; }

    /// <summary>The authority's code of three digits.</summary>
    public required string Authority { get; init; }

    public required ReturnStatus Status { get; init; }

    /// <summary>Grows with every change of status or content.</summary>
    public required int Version { get; init; }

    /// <summary>Whether something can be loaded today, and its status allows it.</summary>
    public required bool TakesLoads { get; init; }

    /// <summary>The day by which it must be submitted, CCYY-MM-DD.</summary>
    public required string SubmitBy { get; init; }

    public required string? Submitted { get; init; }

    public required string? Authorised { get; init; }

    /// <summary>Submitted after the deadline, so not in the published figures.</summary>
    public required bool IsLate { get; init; }

    /// <summary>How many queries are to be explained.</summary>
    public required long Unexplained { get; init; }

    /// <summary>How many errors are bypassed with a reason, and need not be corrected.</summary>
    public required long Bypassed { get; init; }

    /// <summary>The load that counts; none while there is no data.</summary>
    public required LoadAnswer? CurrentLoad { get; init; }

    internal static ReturnAnswer Of(ReturnView view) => new()
    {
        Id = view.Id, Collection = view.Year.Code, Year = view.Year.Year.ToString(), IsFamiliarisation = view.Year.IsFamiliarisation, Title = view.Title, Authority = view.Authority.Code,
        Status = view.Status, Version = view.Return.Version, TakesLoads = view.Year.IsOpenOn(Clock.Today()) && LifeCycle.Allows(view.Status, ReturnEvent.Loaded),
        SubmitBy = view.Year.SubmitBy, Submitted = view.Return.Submitted, Authorised = view.Return.Authorised, IsLate = view.Return.IsLate, Unexplained = view.Return.Unexplained, Bypassed = view.Return.Bypassed,
        CurrentLoad = view.Load is { } load ? LoadAnswer.Of(load) : null,
    };
}

/// <summary>One load and what has become of it.</summary>
public sealed record LoadAnswer
{
    public required string Id { get; init; }

    public required string ReturnId { get; init; }

    /// <summary>From 1, in the order in which the return's loads came.</summary>
    public required int Number { get; init; }

    public required LoadState State { get; init; }

    /// <summary>Whether the check has not ended yet; ask again.</summary>
    public required bool IsWaiting { get; init; }

    public required IReadOnlyList<LoadedFile> Files { get; init; }

    public required long Bytes { get; init; }

    /// <summary>The SHA-256 of the files' bytes, one after the other.</summary>
    public required string Sha256 { get; init; }

    public required string LoadedAt { get; init; }

    public required string? FinishedAt { get; init; }

    /// <summary>How many children were checked so far.</summary>
    public required long Progress { get; init; }

    public required long? Children { get; init; }

    public required long? Errors { get; init; }

    public required long? Queries { get; init; }

    /// <summary>Why it was refused or failed.</summary>
    public required string? Problem { get; init; }

    internal static LoadAnswer Of(LoadRow load) => new()
    {
        Id = load.Id, ReturnId = load.ReturnId, Number = load.Number, State = load.State, IsWaiting = load.IsWaiting, Files = load.Files, Bytes = load.Bytes, Sha256 = load.Sha256,
        LoadedAt = load.LoadedAt, FinishedAt = load.FinishedAt, Progress = load.Progress, Children = load.Children, Errors = load.Errors, Queries = load.Queries, Problem = load.Problem,
    };
}

/// <summary>How often a rule fired in a load, and how much of that is left to do.</summary>
public sealed record RuleAnswer(string Rule, Severity Severity, string? Message, long Findings, long NotJudged, long Children, long Unexplained, long Bypassed, bool IsCleared);

/// <summary>A rule that was not run, and why.</summary>
public sealed record NotRunAnswer(string Rule, string Why);

/// <summary>A load's findings by rule.</summary>
public sealed record CountsAnswer(IReadOnlyList<RuleAnswer> Rules, IReadOnlyList<NotRunAnswer> NotRun);

/// <summary>One place of a finding. Holds child-level data.</summary>
public sealed record PlaceAnswer(string Module, string Record, string? Field, string? Value, int Line)
{
    internal static PlaceAnswer Of(ReportPlace place) => new(place.Group, place.Record, place.Field, place.Value, place.Line);
}

/// <summary>A finding with what people said of it. Holds child-level data.</summary>
public sealed record FindingAnswer
{
    public required long Number { get; init; }

    public required string Rule { get; init; }

    public required Severity Severity { get; init; }

    public required FindingState State { get; init; }

    /// <summary>The authority's identifier of the child; none for a finding about the return.</summary>
    public required string? Child { get; init; }

    public required string Message { get; init; }

    public required PlaceAnswer At { get; init; }

    public required IReadOnlyList<PlaceAnswer> Others { get; init; }

    public required string? Explanation { get; init; }

    /// <summary>What the Department answered to the explanation.</summary>
    public required string? Reply { get; init; }

    internal static FindingAnswer Of(FindingView view) => new()
    {
        Number = view.Row.Number, Rule = view.Row.Rule, Severity = Enum.Parse<Severity>(view.Row.Severity), State = view.Row.State, Child = view.Finding.Child, Message = view.Finding.Message,
        At = PlaceAnswer.Of(view.Finding.At), Others = [.. view.Finding.Others.Select(PlaceAnswer.Of)], Explanation = view.Explanation, Reply = view.Reply,
    };
}

/// <summary>Some of a load's findings, in the order of the return.</summary>
/// <param name="Total">How many there are in all that were asked for.</param>
/// <param name="Findings">These.</param>
/// <param name="Next">What to send as <c>after</c> for the next ones; none after the last.</param>
public sealed record FindingsAnswer(long Total, IReadOnlyList<FindingAnswer> Findings, long? Next);

/// <summary>What the notes come to for a rule with an automatic OK.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="IsCleared">Whether its findings are cleared.</param>
/// <param name="Difference">What keeps the note from being the prescribed sentence.</param>
public sealed record AutomaticOkAnswer(string Rule, bool IsCleared, string? Difference);

/// <summary>The return-level notes.</summary>
/// <param name="Version">The version, 0 for none.</param>
/// <param name="Text">The notes.</param>
/// <param name="WrittenBy">Who wrote this version.</param>
/// <param name="WrittenAt">When.</param>
/// <param name="AutomaticOk">What they come to.</param>
public sealed record NotesAnswer(int Version, string Text, string? WrittenBy, string? WrittenAt, IReadOnlyList<AutomaticOkAnswer> AutomaticOk);

/// <summary>New return-level notes.</summary>
/// <param name="BasedOn">The version that they change, 0 for none; where somebody wrote another since, nothing is changed.</param>
/// <param name="Text">The whole text.</param>
public sealed record NotesRequest(int BasedOn, string Text);
