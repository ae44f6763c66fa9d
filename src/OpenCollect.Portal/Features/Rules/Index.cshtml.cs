using Microsoft.AspNetCore.WebUtilities;
using OpenCollect.Collections;
using OpenCollect.Portal.Access;
using OpenCollect.Portal.Features.Shared;

namespace OpenCollect.Portal.Features.Rules;

/// <summary>The rules of a collection in a year, to be searched.</summary>
[ForAnyRole]
public sealed class IndexModel(Database database) : PortalPage(database)
{
    private const int PageSize = 100;

    public Collection Collection { get; private set; } = Collection.Cin;

    public CollectionYear Year { get; private set; }

    public string? Search { get; private set; }

    public Severity? Severity { get; private set; }

    /// <summary>How many rules fit.</summary>
    public int Total { get; private set; }

    /// <summary>Those on this page.</summary>
    public IReadOnlyList<RuleInfo> Rules { get; private set; } = [];

    public Paging Paging { get; private set; } = null!;

    /// <summary>The collections with their years, the latest first, each as the form sends it.</summary>
    public static IEnumerable<(Collection Collection, IEnumerable<(string Value, CollectionYear Year)> Years)> Choices =>
        Collection.All.Select(c => (c, c.OpenYears.Reverse().Select(y => (Value: $"{c.Code} {y.Ending}", y))));

    /// <summary>The latest year of a collection whose rules are settled.</summary>
    internal static CollectionYear Latest(Collection collection) => collection.OpenYears.Last(y => !collection.IsProvisional(y));

    /// <param name="of">The collection and the calendar year in which the collection year ends, such as <c>cin 2026</c>.</param>
    /// <param name="search">The beginning of a code, or words of the message, the logic or a field's name.</param>
    /// <param name="severity">Error, query or note.</param>
    /// <param name="at">The page, from 1.</param>
    public void OnGet(string? of, string? search, string? severity, int at = 1)
    {
        var parts = of?.Split(' ') ?? [];
        Collection = Collection.Find(parts.FirstOrDefault()) ?? Collection.Cin;
        Year = Collection.OpenYears.Where(y => parts is [_, var ending] && $"{y.Ending}" == ending).DefaultIfEmpty(Latest(Collection)).First();
        Search = string.IsNullOrWhiteSpace(search) ? null : search.Trim();
        Severity = Enum.TryParse<Severity>(severity, out var one) ? one : null;
        var rules = Collection.RulesIn(Year).Where(r => (Severity is null || r.Severity == Severity) && Fits(r)).ToList();
        Total = rules.Count;
        var pages = Math.Max(1, (int)Math.Ceiling(Total / (double)PageSize));
        at = Math.Clamp(at, 1, pages);
        Rules = [.. rules.Skip((at - 1) * PageSize).Take(PageSize)];
        Paging = new(at, pages, QueryHelpers.AddQueryString("/rules", new Dictionary<string, string?> { ["of"] = $"{Collection.Code} {Year.Ending}", ["search"] = Search, ["severity"] = Severity?.ToString() }.Where(p => p.Value is not null)) + "&at=");
    }

    private bool Fits(RuleInfo rule) => Search is null || rule.Code.StartsWith(Search, StringComparison.OrdinalIgnoreCase)
        || rule.Message.Contains(Search, StringComparison.OrdinalIgnoreCase) || rule.Logic.Contains(Search, StringComparison.OrdinalIgnoreCase)
        || rule.Fields.Any(f => f.Name.Contains(Search, StringComparison.OrdinalIgnoreCase) || f.Item.Equals(Search, StringComparison.OrdinalIgnoreCase));
}
