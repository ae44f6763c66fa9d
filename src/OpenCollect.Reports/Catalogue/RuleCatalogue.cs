using OpenCollect.Collections;
using OpenCollect.Matching;

namespace OpenCollect.Reports.Catalogue;

/// <summary>The rules of one collection, or of both together, as the catalogue names them.</summary>
/// <param name="Code">The short name, such as <c>cin</c>; <c>x</c> for both together, as its rules' codes begin.</param>
/// <param name="Folder">The folder of its pages.</param>
/// <param name="Title">The name in full.</param>
/// <param name="OpenYears">The open years, first to last.</param>
/// <param name="Entries">All forms of all rules, in code order.</param>
/// <param name="HasFileChecks">Whether the checks of the file itself belong to it.</param>
public sealed record RuleCatalogue(
    string Code, string Folder, string Title, ImmutableArray<CollectionYear> OpenYears, IReadOnlyList<RuleEntry> Entries, bool HasFileChecks = true)
{
    public static RuleCatalogue Cin { get; } = Of(Collection.Cin);

    public static RuleCatalogue LookedAfter { get; } = Of(Collection.LookedAfter);

    /// <summary>Both collections together.</summary>
    public static RuleCatalogue Both { get; } =
        new("x", MatchingRules.Book.Collection, MatchingRules.Title, MatchingRules.OpenYears, RuleEntry.Of(MatchingRules.Book), HasFileChecks: false);

    public static ImmutableArray<RuleCatalogue> All { get; } = [Cin, LookedAfter, Both];

    /// <summary>Those whose pages stand in docs/rules.</summary>
    public static ImmutableArray<RuleCatalogue> Published => All;

    /// <summary>Every page by its file name; see <see cref="RuleMarkdown"/>.</summary>
    public IEnumerable<(string Name, string Text)> Pages => RuleMarkdown.Files(this);

    /// <summary>The catalogue with this short name; none if there is none.</summary>
    public static RuleCatalogue? Find(string? code) => All.FirstOrDefault(c => c.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    private static RuleCatalogue Of(Collection collection) =>
        new(collection.Code, collection.Code, collection.Title, collection.OpenYears, [.. RuleEntry.Of(collection)]);
}
