using OpenCollect.Formats;
using OpenCollect.LookedAfter;

namespace OpenCollect.Collections;

/// <summary>The Children Looked After return as shells see it.</summary>
internal sealed class LookedAfterReturns : Collection
{
    public override string Code => LookedAfterCollection.Code;

    public override string Title => LookedAfterCollection.Title;

    public override Years RuleYears => LookedAfterCollection.RuleYears;

    public override Years ReadableYears => LookedAfterCollection.RuleYears;

    public override IReadOnlyList<RuleInfo> Rules => LookedAfterRules.Book.All;

    public override ImmutableArray<CodeSet> CodeSets => LookedAfterCodes.All;

    public override ImmutableArray<string> JourneyLanes => LookedAfterJourney.Lanes;

    public override bool IsProvisional(CollectionYear year) => LookedAfterCollection.ProvisionalYears.Include(year);

    public override IReadOnlyList<Example> ExamplesOf(RuleInfo rule) => LookedAfterRules.Book.ExamplesOf(rule);

    public override Journey JourneyOf(string childId, IEnumerable<(CollectionYear Year, Record Child)> records) =>
        LookedAfterJourney.Of(childId, records.Select(r => (r.Year, r.Child is LookedAfterCase seen ? seen.Child : (LookedAfterChild)r.Child)));

    public override OpenReturn Open(ReturnFiles files) => throw new NotSupportedException();

    public override UnusableFileException NoYear() =>
        new($"A {Title} does not say of which year it is.", expected: "--year such as 2024-25");

    /// <summary>Whether an XML file with this root is a return of the collection.</summary>
    public static bool IsRoot(string localName) => localName.Equals("EXPSSDA903", StringComparison.OrdinalIgnoreCase);
}
