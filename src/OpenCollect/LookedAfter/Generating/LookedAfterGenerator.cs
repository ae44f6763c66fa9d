using OpenCollect.Generating;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>
/// Makes synthetic returns of children looked after that look like an authority's and break no rule about a child: of one year, of the
/// year before and of the one before that, which agree. Each child depends only on the seed, the year, the authority and the child's
/// number, so returns of any size stream and any child can be made by itself.
/// </summary>
/// <remarks>
/// Each person has one life, and each return tells the part of it that its year covers. The proportions are plausible ones close to
/// what is published for England. Identifiers begin with S, postcodes with ZZ, and providers' numbers with SC9 or 99. Two rules speak of
/// clean children all the same: 1002 of care leavers of 20 and older, whose care no return at hand has; and in the one year in which a
/// code or column was new, 503D (2014-15) and 503F (2015-16) of children who were in care before.
/// </remarks>
public sealed class LookedAfterGenerator
{
    /// <summary>The most children that one return can have, each with a UPN of its own.</summary>
    public const int MostChildren = Identifiers.Most / 2;

    /// <summary>For each so many persons in this year's return, there is one in last year's only.</summary>
    private const int GoneEvery = 12;

    private readonly int _seed;
    private readonly Lives _lives;
    private readonly KnownLives _known;
    private readonly Returns _thisYear;
    private readonly Returns _lastYear;
    private readonly Returns _yearBeforeLast;

    /// <param name="seed">Any number. The same one gives the same returns, on every machine.</param>
    /// <param name="year">The collection year, from 2013-14.</param>
    /// <param name="authority">The education code of an authority that makes returns in the year.</param>
    public LookedAfterGenerator(int seed, CollectionYear year, string authority = "201")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year.Ending, LookedAfterCollection.RuleYears.First!.Value, nameof(year));
        if (LocalAuthority.Find(authority)?.Years.Include(year) != true || !UpnAuthorities.Codes.Has(authority, year))
        {
            throw new ArgumentException($"{authority} is not the code of an authority that makes a return for {year}.", nameof(authority));
        }

        _seed = seed;
        Year = year;
        Places = new(year, authority);
        (_lives, _known) = (new(year, Places), new(year, Places));
        (_thisYear, _lastYear, _yearBeforeLast) = (new(seed, year), new(seed, year.Previous), new(seed, year.Previous.Previous));
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
    public IEnumerable<LookedAfterPerson> Children(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostChildren);
        return Enumerable.Range(1, count).SelectMany(n => n % GoneEvery == 0 ? [Child(n), Gone(n)] : (LookedAfterPerson[])[Child(n)]);
    }

    /// <summary>The person with that number, from 1, in this year's return.</summary>
    public LookedAfterPerson Child(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, MostChildren);
        var draws = new Draws(_seed, number);
        return Told(_lives.Live(draws, number, Drawn(draws)));
    }

    /// <summary>
    /// One person of each known shape, such as a girl who moved once in the year, a boy who was adopted, an agreement on short breaks.
    /// </summary>
    /// <param name="first">The number of the first one, from 1.</param>
    public IEnumerable<LookedAfterPerson> OneOfEach(int first) =>
        Enum.GetValues<KnownLife>().Where(l => l != KnownLife.Any).Select((life, n) => Child(first + n, life));

    /// <summary>The person of that number with a life of known shape.</summary>
    internal LookedAfterPerson Child(int number, KnownLife life) =>
        life == KnownLife.Any ? Child(number) : Told(_known.Live(new(_seed, number), number, life));

    internal Draws DrawsFor(int number, int purpose) => new(_seed, number, purpose);

    /// <summary>Somebody of last year's return only, for each number a person not met otherwise.</summary>
    internal LookedAfterPerson Gone(int number)
    {
        number = MostChildren + (number / GoneEvery);
        return Told(_lives.Live(new(_seed, number), number, Course.Gone));
    }

    private LookedAfterPerson Told(Life life) => new(life.Identity, _thisYear.Tell(life), _lastYear.Tell(life), _yearBeforeLast.Tell(life))
    {
        Care = [.. life.Care.Select(c => Time(life, c))],
    };

    private static CareTime Time(Life life, Care care) => new(care.From, care.Until, Ended(life, care))
    {
        IsShortBreaks = care.IsShortBreak,
        Need = life.Need,
        IsUasc = life.IsUasc,
    };

    private static CareEnd Ended(Life life, Care care) =>
        care.Until == life.Identity.BirthDate.AddYears(18) ? CareEnd.CameOfAge : Leaving.Meaning(care.Left);

    /// <summary>Close to the numbers published for England: of four who were looked after in the year, three still are at its end.</summary>
    private static Course Drawn(Draws draws) => draws.Below(1000) switch
    {
        < 420 => Course.Ongoing,
        < 545 => Course.Joined,
        < 605 => Course.Left,
        < 650 => Course.Brief,
        < 665 => Course.Returned,
        < 725 => Course.CameOfAge,
        < 745 => Course.Adopted,
        < 770 => Course.ToBeAdopted,
        < 775 => Course.Reversed,
        < 785 => Course.Remand,
        < 800 => Course.AgreedBreaks,
        < 810 => Course.Breaks,
        _ => Course.CareLeaver,
    };
}
