using System.Data.Common;
using System.Text;
using System.Text.Json;
using Dapper;
using OpenCollect.Reports;

namespace OpenCollect.Store;

/// <summary>What is kept, encrypted, of a finding: everything that holds child-level data.</summary>
public sealed record StoredFinding(string? Child, string Message, ReportPlace At, IReadOnlyList<ReportPlace> Others);

/// <summary>What has become of a finding.</summary>
public enum FindingState
{
    /// <summary>An error that nobody bypassed, or a query that nobody explained.</summary>
    Open,

    /// <summary>The explanation was written about other values than those that stand there now.</summary>
    Stale,

    /// <summary>Somebody explained the query, or gave a reason why the error may stand.</summary>
    Explained,

    /// <summary>The Department accepted the explanation or reason.</summary>
    Accepted,

    /// <summary>The Department was not content with the explanation.</summary>
    AskedAgain,

    /// <summary>A return-level note clears it.</summary>
    AutomaticallyOk,
}

/// <summary>A finding of a load with what people said of it.</summary>
public sealed record FindingRow
{
    public long Number { get; init; }

    public string Rule { get; init; } = "";

    public string Severity { get; init; } = "";

    /// <summary>The child by its place in the load, from 1; none for a finding about the return.</summary>
    public int? Child { get; init; }

    public string Place { get; init; } = "";

    public string Fingerprint { get; init; } = "";

    /// <summary>The explanation about these values, or else the one about other values at the same place.</summary>
    public string? ExplanationId { get; init; }

    public string? StateText { get; init; }

    public byte[]? SealedText { get; init; }

    public byte[]? SealedReply { get; init; }

    public string? WrittenBy { get; init; }

    public string? WrittenAt { get; init; }

    public bool IsStale { get; init; }

    public bool IsCleared { get; init; }

    /// <summary>Whether the rule met a fault of the program there.</summary>
    public bool IsNotJudged { get; init; }

    public byte[] SealedDetail { get; init; } = [];

    /// <summary>Whether it is an error that may stand, for a reason that fits.</summary>
    public bool IsBypassed => Severity == nameof(Engine.Severity.Error) && !IsNotJudged && State is FindingState.Explained or FindingState.Accepted;

    public FindingState State => this switch
    {
        { IsCleared: true } => FindingState.AutomaticallyOk,
        { IsStale: true } => FindingState.Stale,
        { StateText: "given" } => FindingState.Explained,
        { StateText: "accepted" } => FindingState.Accepted,
        { StateText: "asked_again" } => FindingState.AskedAgain,
        _ => FindingState.Open,
    };
}

/// <summary>A finding decrypted.</summary>
public sealed record FindingView(FindingRow Row, StoredFinding Finding, string? Explanation, string? Reply);

/// <summary>How often a rule fired in a load, and how much of that is left to do.</summary>
public sealed record RuleTally
{
    public string Rule { get; init; } = "";

    public string Severity { get; init; } = "";

    public long Findings { get; init; }

    public long NotJudged { get; init; }

    public long Children { get; init; }

    public long Unexplained { get; init; }

    /// <summary>How many errors have a reason why they may stand, that still fits.</summary>
    public long Bypassed { get; init; }

    /// <summary>How many are to be corrected or explained.</summary>
    public long Left => Severity == nameof(Engine.Severity.Error) ? Findings - Bypassed : Unexplained;

    /// <summary>Whether a return-level note clears its findings.</summary>
    public bool IsCleared { get; init; }
}

/// <summary>The findings of a load, as pages and downloads ask for them.</summary>
public static class Findings
{
    private const string Columns =
        """
        f.number AS Number, f.rule AS Rule, f.severity AS Severity, f.child AS Child, f.place AS Place, f.fingerprint AS Fingerprint, f.sealed_detail AS SealedDetail,
        COALESCE(e.id, s.id) AS ExplanationId, COALESCE(e.state, s.state) AS StateText, COALESCE(e.sealed_text, s.sealed_text) AS SealedText,
        COALESCE(e.sealed_reply, s.sealed_reply) AS SealedReply, p.name AS WrittenBy, COALESCE(e.written_at, s.written_at) AS WrittenAt,
        CASE WHEN e.id IS NULL AND s.id IS NOT NULL THEN 1 ELSE 0 END AS IsStale, CASE WHEN k.rule IS NULL THEN 0 ELSE 1 END AS IsCleared,
        CASE WHEN f.status = 'NotJudged' THEN 1 ELSE 0 END AS IsNotJudged
        """;

    private const string From =
        """
        FROM finding f
        LEFT JOIN explanation e ON e.return_id = @returnId AND e.is_latest = 1 AND e.fingerprint = f.fingerprint AND e.state <> 'withdrawn'
        LEFT JOIN explanation s ON e.id IS NULL AND s.id = (
            SELECT MAX(x.id) FROM explanation x
            WHERE x.return_id = @returnId AND x.is_latest = 1 AND x.place = f.place AND x.state <> 'withdrawn'
              AND NOT EXISTS (SELECT 1 FROM finding g WHERE g.load_id = f.load_id AND g.fingerprint = x.fingerprint))
        LEFT JOIN automatic_ok k ON k.return_id = @returnId AND k.rule = f.rule
        LEFT JOIN person p ON p.id = COALESCE(e.written_by, s.written_by)
        """;

    /// <summary>Counts by rule: errors first, then queries, then notes; the most frequent first.</summary>
    public static async Task<IReadOnlyList<RuleTally>> ByRule(DbConnection connection, LoadRow load) =>
        [
            .. (await connection.QueryAsync<RuleTally>(
                """
                SELECT c.rule AS Rule, c.severity AS Severity, c.open AS Findings, c.not_judged AS NotJudged, c.children AS Children,
                    CASE WHEN k.rule IS NULL THEN 0 ELSE 1 END AS IsCleared,
                    CASE WHEN c.severity <> 'Query' OR k.rule IS NOT NULL THEN 0 ELSE c.open - (
                        SELECT COUNT(*) FROM explanation e JOIN finding f ON f.load_id = c.load_id AND f.rule = c.rule AND f.fingerprint = e.fingerprint
                        WHERE e.return_id = @ReturnId AND e.rule = c.rule AND e.is_latest = 1 AND e.state IN ('given', 'accepted')) END AS Unexplained,
                    CASE WHEN c.severity <> 'Error' THEN 0 ELSE (
                        SELECT COUNT(*) FROM explanation e JOIN finding f ON f.load_id = c.load_id AND f.rule = c.rule AND f.fingerprint = e.fingerprint AND f.status <> 'NotJudged'
                        WHERE e.return_id = @ReturnId AND e.rule = c.rule AND e.is_latest = 1 AND e.state IN ('given', 'accepted')) END AS Bypassed
                FROM rule_count c LEFT JOIN automatic_ok k ON k.return_id = @ReturnId AND k.rule = c.rule
                WHERE c.load_id = @Id
                """, load)).OrderBy(t => Enum.Parse<Severity>(t.Severity)).ThenByDescending(t => t.Findings).ThenBy(t => t.Rule, StringComparer.Ordinal),
        ];

    /// <summary>The rules that could not be run on the load, and why.</summary>
    public static async Task<IReadOnlyList<(string Rule, string Why)>> NotRun(DbConnection connection, LoadRow load) =>
        [.. await connection.QueryAsync<(string, string)>("SELECT rule, why FROM rule_not_run WHERE load_id = @Id ORDER BY rule", load)];

    /// <summary>A page of a load's findings, in the order of the return.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="load">The load.</param>
    /// <param name="rule">Only this rule's.</param>
    /// <param name="severity">Only these.</param>
    /// <param name="child">Only this child's.</param>
    /// <param name="unexplainedOnly">Only queries that nobody explained, or whose explanation does not fit any more; of the rule of an error, those that nobody bypassed.</param>
    /// <param name="after">Only those with a greater number.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="skip">How many to pass over.</param>
    public static async Task<IReadOnlyList<FindingRow>> Page(
        DbConnection connection, LoadRow load, string? rule = null, string? severity = null, int? child = null, bool unexplainedOnly = false, long after = 0, int most = 50, int skip = 0) =>
        [
            .. await connection.QueryAsync<FindingRow>(
                $"SELECT {Columns} {From} WHERE {Where(rule, severity, child, unexplainedOnly)} ORDER BY f.number LIMIT @most OFFSET @skip",
                new { load.Id, returnId = load.ReturnId, rule, severity, child, after, most, skip }),
        ];

    public static Task<long> Count(DbConnection connection, LoadRow load, string? rule = null, string? severity = null, int? child = null, bool unexplainedOnly = false) =>
        connection.ExecuteScalarAsync<long>(
            $"SELECT COUNT(*) {From} WHERE {Where(rule, severity, child, unexplainedOnly)}", new { load.Id, returnId = load.ReturnId, rule, severity, child, after = 0L });

    /// <summary>Findings by their numbers.</summary>
    public static async Task<IReadOnlyList<FindingRow>> ByNumber(DbConnection connection, LoadRow load, IReadOnlyCollection<long> numbers)
    {
        var found = new List<FindingRow>();
        foreach (var some in numbers.Chunk(500))
        {
            // A list as a parameter is written differently on the two databases; these are numbers.
            found.AddRange(await connection.QueryAsync<FindingRow>(
                $"SELECT {Columns} {From} WHERE f.load_id = @Id AND f.number IN ({string.Join(',', some)}) ORDER BY f.number", new { load.Id, returnId = load.ReturnId }));
        }

        return found;
    }

    /// <summary>Decrypts a finding and what was said of it.</summary>
    /// <param name="row">The finding.</param>
    /// <param name="key">The load's key.</param>
    /// <param name="texts">The key of what people wrote about the return; none if nobody wrote anything.</param>
    public static FindingView Open(FindingRow row, DataKey key, DataKey? texts) => new(
        row, JsonSerializer.Deserialize(key.Unseal(row.SealedDetail, $"finding {row.Number}"), StoredJson.Default.StoredFinding)!,
        row.SealedText is { } text ? texts?.UnsealText(text, $"explanation {row.ExplanationId}") : null,
        row.SealedReply is { } reply ? texts?.UnsealText(reply, $"reply {row.ExplanationId}") : null);

    internal static byte[] Seal(StoredFinding finding, long number, DataKey key) =>
        key.Seal(JsonSerializer.SerializeToUtf8Bytes(finding, StoredJson.Default.StoredFinding), $"finding {number}");

    /// <summary>What tells the finding's record again in another load: rule, child and position.</summary>
    internal static string PlaceOf(ReportFinding finding) => $"{finding.Rule.Code}\u001f{finding.Child}\u001f{finding.At.Record}\u001f{finding.At.Field}";

    /// <summary>What was found: rule, child and the values that took part, not where in the file they stand.</summary>
    internal static string ValuesOf(ReportFinding finding)
    {
        var text = new StringBuilder($"{finding.Rule.Code}\u001f{finding.Child}");
        foreach (var place in finding.Others.Prepend(finding.At))
        {
            text.Append('\u001f').Append(place.Group).Append('/').Append(place.Field).Append('=').Append(place.Value);
        }

        return finding.Child is null ? text.Append('\u001f').Append(finding.Message).ToString() : text.ToString();
    }

    private static string Where(string? rule, string? severity, int? child, bool unexplainedOnly) => string.Join(" AND ", (string[])
    [
        "f.load_id = @Id", "f.number > @after",
        .. rule is null ? (string[])[] : ["f.rule = @rule"],
        .. severity is null ? (string[])[] : ["f.severity = @severity"],
        .. child is null ? (string[])[] : ["f.child = @child"],
        .. unexplainedOnly ? (string[])["k.rule IS NULL", "(e.id IS NULL OR e.state = 'asked_again')", .. rule is null ? (string[])["f.severity = 'Query'"] : []] : [],
    ]);
}
