using CsvHelper;
using OpenCollect.Collections;
using OpenCollect.Formats;

namespace OpenCollect.Reports;

/// <summary>Why an error of a looked after return may stand: the Department's system lets some be bypassed with a reason.</summary>
/// <param name="Rule">The rule's code.</param>
/// <param name="Child">The authority's identifier of the child; none for every child.</param>
/// <param name="Reason">The reason, as somebody wrote it.</param>
/// <param name="Line">The line in the file of reasons, from 1.</param>
public sealed record BypassReason(string Rule, string? Child, string Reason, int Line);

/// <summary>What became of a reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Findings">How many findings it covers; none where it fits nothing, which is worth a look.</param>
public sealed record BypassOutcome(BypassReason Reason, long Findings);

/// <summary>
/// The reasons for bypassing errors, from a CSV file with the columns <c>rule</c>, <c>child</c> and <c>reason</c>; an empty child means
/// every child. Queries are not bypassed but explained. Source: validation checks of the looked after return 2018-19, annexes A1 and B1.
/// </summary>
public sealed class BypassReasons
{
    private const int LongestReason = 1000;
    private static readonly string[] Columns = ["rule", "child", "reason"];

    private readonly Dictionary<(string Rule, string? Child), Counted> _reasons = [];

    /// <param name="reasons">The reasons; of two for the same rule and child the first counts.</param>
    public BypassReasons(IEnumerable<BypassReason> reasons)
    {
        foreach (var reason in reasons)
        {
            _reasons.TryAdd((reason.Rule, reason.Child), new(reason));
        }
    }

    /// <summary>What became of each reason, in the order of the file.</summary>
    public IEnumerable<BypassOutcome> Outcomes => _reasons.Values.OrderBy(r => r.Reason.Line).Select(r => new BypassOutcome(r.Reason, r.Findings));

    /// <summary>The rules that may be bypassed in the year: those of every error of the looked after return, and none of another collection.</summary>
    public static ImmutableArray<RuleInfo> Rules(Collection collection, CollectionYear year) =>
        collection == Collection.LookedAfter ? [.. collection.RulesIn(year).Where(r => r.Severity == Severity.Error)] : [];

    /// <summary>Reads a file of reasons.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="name">Its name.</param>
    /// <param name="rules">The rules that may be bypassed; a reason for another is refused.</param>
    /// <exception cref="UnusableFileException">A column is missing, or a line has no reason or names no such rule.</exception>
    public static BypassReasons Read(Stream stream, string name, IReadOnlyCollection<RuleInfo> rules)
    {
        var reasons = new List<BypassReason>();
        int[]? columns = null;
        var line = 0;
        using var csv = CsvReader.Create(stream, new CsvReaderOptions { HasHeader = false, IncludeValuesInExceptions = false });
        while (csv.Read())
        {
            line++;
            var cells = Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim()).ToList();
            if (columns is null)
            {
                columns = [.. Columns.Select(c => cells.FindIndex(h => h.Trim('\uFEFF').Equals(c, StringComparison.OrdinalIgnoreCase)))];
                if (columns.Any(c => c < 0))
                {
                    throw new UnusableFileException("The file of bypass reasons lacks a column.", name, line, expected: string.Join(", ", Columns));
                }

                continue;
            }

            string Cell(int column) => columns[column] < cells.Count ? cells[columns[column]] : "";
            if (cells.All(c => c.Length == 0))
            {
                continue;
            }

            var (rule, child, reason) = (Cell(0), Cell(1), Cell(2));
            if (rules.FirstOrDefault(r => r.Code.Equals(rule, StringComparison.OrdinalIgnoreCase)) is not { } known)
            {
                throw new UnusableFileException("Only an error of the looked after return in the year can be bypassed.", name, line, found: rule);
            }

            if (reason.Length is 0 or > LongestReason)
            {
                throw new UnusableFileException("A bypass needs a reason.", name, line, expected: $"1 to {LongestReason:N0} characters");
            }

            reasons.Add(new(known.Code, child.Length == 0 ? null : child, reason, line));
        }

        return new(reasons);
    }

    /// <summary>The reason that covers the finding, and counts it; none if none does.</summary>
    internal BypassReason? For(Finding finding)
    {
        if (finding.Rule.Severity != Severity.Error || _reasons.Count == 0)
        {
            return null;
        }

        if (!_reasons.TryGetValue((finding.Rule.Code, finding.ChildId), out var found) && !_reasons.TryGetValue((finding.Rule.Code, null), out found))
        {
            return null;
        }

        found.Findings++;
        return found.Reason;
    }

    private sealed class Counted(BypassReason reason)
    {
        public BypassReason Reason => reason;

        public long Findings { get; set; }
    }
}
