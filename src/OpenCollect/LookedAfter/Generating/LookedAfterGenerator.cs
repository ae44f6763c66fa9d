using OpenCollect.Generating;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>
/// Makes synthetic returns of children looked after that look like an authority's and break no rule about a child: of one year, of the
/// year before and of the one before that, which agree. Each child depends only on the seed, the year, the authority and the child's
/// number, so returns of any size stream and any child can be made by itself.
/// </summary>
/// <remarks>
/// Each person has one life, and each return tells the part of it that its year covers. The proportions are plausible ones close to
/// what is published for England. Identifiers begin with S, postcodes with ZZ, and providers' numbers with SC9 or 99.
/// </remarks>
public sealed class LookedAfterGenerator
{
    /// <summary>The most children that one return can have, each with a UPN of its own.</summary>
    public const int MostChildren = Identifiers.Most / 2;

    /// <param name="seed">Any number. The same one gives the same returns, on every machine.</param>
    /// <param name="year">The collection year, from 2013-14.</param>
    /// <param name="authority">The education code of an authority that makes returns in the year.</param>
    public LookedAfterGenerator(int seed, CollectionYear year, string authority = "201")
    {
        Year = year;
        Places = new(year, authority);
    }

    public CollectionYear Year { get; }

    /// <summary>The postcodes and providers that the returns name.</summary>
    public SyntheticPlaces Places { get; }

    /// <summary>The authority, the postcodes and the providers, as checks need them.</summary>
    public LookedAfterReference Reference => Places.Reference;

    /// <summary>
    /// So many persons of this year's return, in order, made one at a time, and among them some who left before the year and stand in
    /// last year's return only.
    /// </summary>
    public IEnumerable<LookedAfterPerson> Children(int count) => Enumerable.Range(1, count).Select(Child);

    /// <summary>The person with that number, from 1, in this year's return.</summary>
    public LookedAfterPerson Child(int number) => new(new(number, Year.FirstDay) { Ethnicity = "WBRI" }, null, null, null);
}
