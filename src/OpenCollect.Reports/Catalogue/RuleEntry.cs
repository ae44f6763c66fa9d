using OpenCollect.Collections;

namespace OpenCollect.Reports.Catalogue;

/// <summary>One form of a rule with its worked examples, as the catalogue shows it.</summary>
public sealed record RuleEntry(RuleInfo Rule, IReadOnlyList<Example> Examples)
{
    /// <summary>All forms of the rules of a book, in the book's order.</summary>
    public static IReadOnlyList<RuleEntry> Of<THeader, TChild>(RuleBook<THeader, TChild> book)
        where THeader : Record
        where TChild : Record => [.. book.All.Select(r => new RuleEntry(r, book.ExamplesOf(r)))];

    /// <summary>All forms of the rules of a collection, in code order.</summary>
    public static IEnumerable<RuleEntry> Of(Collection collection) => collection.Rules.Select(r => new RuleEntry(r, collection.ExamplesOf(r)));

    /// <summary>Error, query or note, as people read it.</summary>
    public string Kind => Rule.Severity.ToString();

    /// <summary>What the rule looks at, as people read it.</summary>
    public string About => Rule.Scope switch
    {
        Scope.Header => "the header",
        Scope.Child => "one child",
        Scope.Group => $"one {Rule.Module} group",
        _ => "the whole return",
    };
}
