using System.Runtime.InteropServices;
using System.Runtime.InteropServices.JavaScript;
using System.Text.Json;
using OpenCollect.Collections;
using OpenCollect.Formats;
using OpenCollect.Matching;
using OpenCollect.Reports;

namespace OpenCollect.Browser;

/// <summary>
/// What the worker can ask of the engine. Questions and answers are JSON; what cannot be done is an answer too, so that nothing is
/// told by an exception that crosses over.
/// </summary>
internal static partial class Checker
{
    private const int FindingColumns = 3;

    private static readonly Session Session = new();

    /// <summary>The collections with their years, and the authorities.</summary>
    [JSExport]
    public static string About() => Answer(() => JsonSerializer.Serialize(
        new AboutItem(
            typeof(Collection).Assembly.GetName().Version?.ToString(3) ?? "",
            Collection.All.Select(c => new CollectionItem(c.Code, c.Title, c.OpenYears.Select(y => new YearItem(y.ToString(), c.IsProvisional(y))))),
            LocalAuthority.All.GroupBy(a => a.Code, StringComparer.Ordinal).Select(a => new AuthorityItem(a.Key, a.Last().Name)).OrderBy(a => a.Name, StringComparer.Ordinal)),
        Messages.Default.AboutItem));

    /// <summary>Finds the returns among files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="collection">The collection that the user named; none to tell it from the content.</param>
    [JSExport]
    public static string Find(string files, string? collection) => Answer(() =>
    {
        Session.Find(JsonSerializer.Deserialize(files, Messages.Default.GivenFileArray)!, Collection.Find(collection));
        return JsonSerializer.Serialize([.. Session.Returns.Select(Item)], Messages.Default.FoundItemArray);
    });

    /// <summary>Checks one return; the findings stay here until the next check.</summary>
    [JSExport]
    public static string Check(string request) => Answer(() =>
    {
        Session.Check(JsonSerializer.Deserialize(request, Messages.Default.CheckRequest)!);
        return Result();
    });

    /// <summary>Checks the two returns of an authority together.</summary>
    [JSExport]
    public static string Match(string request) => Answer(() =>
    {
        Session.Match(JsonSerializer.Deserialize(request, Messages.Default.MatchRequest)!);
        return Result();
    });

    /// <summary>Every finding in three 32-bit numbers: rule, child (-1 for none), status.</summary>
    [JSExport]
    public static byte[] Findings()
    {
        var numbers = new int[Session.Held.Findings.Count * FindingColumns];
        var next = 0;
        foreach (var finding in Session.Held.Findings)
        {
            (numbers[next], numbers[next + 1], numbers[next + 2]) = (finding.Rule, finding.Child, (int)finding.Status);
            next += FindingColumns;
        }

        return MemoryMarshal.AsBytes(numbers.AsSpan()).ToArray();
    }

    /// <summary>The findings with these numbers, with values and every place.</summary>
    [JSExport]
    public static string Rows(int[] numbers) => Answer(() => JsonSerializer.Serialize(
        [.. Session.Held.Read(numbers).Zip(numbers, (finding, number) => Item(number, finding))], Messages.Default.FindingItemArray));

    /// <summary>Writes a report file by its name, or the return itself in the other format.</summary>
    [JSExport]
    public static string Report(string name) => Answer(() =>
    {
        using var sink = new SinkStream();
        Session.Held.Write(name, sink);
        return "{}";
    });

    /// <summary>The rules of a collection, or of both together, in a year.</summary>
    [JSExport]
    public static string Rules(string collection, string year) => Answer(() =>
    {
        if (!CollectionYear.TryParse(year, out var of))
        {
            throw new UnusableFileException($"{year} is no collection year.", expected: "one such as 2024-25");
        }

        var rules = Collection.Find(collection) is { } one ? one.RulesIn(of) : MatchingRules.Book.In(of);
        return JsonSerializer.Serialize([.. rules.Select(Item)], Messages.Default.RuleItemArray);
    });

    private static string Result()
    {
        var (held, summary) = (Session.Held, Session.Held.Summary);
        return JsonSerializer.Serialize(
            new CheckResult
            {
                Collection = summary.Collection,
                Year = summary.Year.ToString(),
                Trial = summary.IsTrial,
                Assumptions = summary.Assumptions,
                Authority = Words.Authority(summary),
                Files = summary.Files,
                PreviousFiles = summary.PreviousFiles,
                Children = summary.Children,
                Errors = summary.Errors,
                Queries = summary.Queries,
                Accepted = summary.Accepted,
                NotJudged = summary.NotJudged,
                RulesApplied = summary.RulesApplied,
                Headlines = summary.Headlines.Select(h => new HeadlineItem(h.Label, h.Figure, h.Previous, Words.Change(h), Words.Share(h))),
                Counts = summary.Counts.Select(c => new CountItem(c.Rule.Code, c.Open, c.Accepted, c.NotJudged, c.Children)),
                NotRun = summary.NotRun.Select(n => new NotRunItem(n.Rule.Code, n.Rule.Message, n.Why)),
                Notes = summary.Notes.Select(n => new NoteItem(n.Rule.Code, n.Note, n.Matches, n.Difference)),
                Rules = held.Rules.Select(Item),
                ChildrenFound = held.Children.Select(c => new ChildItem(c.Id, c.Line)),
                Reports = ReportFiles.Names,
            },
            Messages.Default.CheckResult);
    }

    private static FoundItem Item(FoundReturn found, int number)
    {
        try
        {
            using var opened = found.Open();
            return new(
                number, found.Name, found.Collection.Code, opened.Year?.ToString(), opened.Authority, LocalAuthority.Find(opened.Authority)?.Name,
                [.. found.Files.FileNames], found.Files.Bytes, found.Files.Xml is not null, null);
        }
        catch (UnusableFileException problem)
        {
            return new(number, found.Name, found.Collection.Code, null, null, null, [.. found.Files.FileNames], found.Files.Bytes, found.Files.Xml is not null, problem.Message);
        }
    }

    private static RuleItem Item(RuleInfo rule) => new(
        rule.Code, Words.Of(rule.Severity), Words.Of(rule.Scope), rule.Years.ToString(), rule.Module, rule.Message, rule.Logic, rule.Advice, rule.Guide, rule.AutomaticOk,
        rule.Stage, rule.Doubt, rule.Fields.Select(f => f.ToString()));

    private static FindingItem Item(int number, ReportFinding finding) => new(
        number, finding.Rule.Code, Words.Of(finding.Rule.Severity), Words.Of(finding.Status), finding.Child, finding.ChildLine, finding.Message,
        finding.Others.Prepend(finding.At).Select(p => new PlaceItem(p.Group, p.Record, p.Field, p.Value, p.Line)));

    private static string Answer(Func<string> ask)
    {
        try
        {
            return ask();
        }
#pragma warning disable CA1031 // whatever it is, the page is told
        catch (Exception problem)
#pragma warning restore CA1031
        {
            return JsonSerializer.Serialize(new(Problem.Sentence(problem), Problem.IsOurs(problem)), Messages.Default.ProblemItem);
        }
    }
}
