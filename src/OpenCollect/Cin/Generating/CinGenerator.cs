using OpenCollect.Generating;

namespace OpenCollect.Cin.Generating;

/// <summary>
/// Makes synthetic CIN census returns that look like an authority's and break no rule about a child. Each child depends only on the
/// seed, the year, the authority and the child's number, so returns of any size stream and any child can be made by itself.
/// </summary>
/// <remarks>
/// About 1.3 KB of XML a child. Holds no names; identifiers begin with S and come from the child's number. The proportions are
/// close to the published ones of England. A return of few children can break rules about the whole return.
/// </remarks>
public sealed class CinGenerator
{
    /// <summary>The most children that one return can have, each with a UPN of its own.</summary>
    public const int MostChildren = Identifiers.Most;

    private const int LookedAfter = 2;

    private readonly int _seed;
    private readonly Proportions _proportions;
    private readonly Stories _stories;
    private readonly Persons _persons;
    private readonly Before _before;

    /// <param name="seed">Any number. The same one gives the same return, on every machine.</param>
    /// <param name="year">The collection year, from 2016-17.</param>
    /// <param name="authority">The education code of an authority that makes returns in the year.</param>
    public CinGenerator(int seed, CollectionYear year, string authority = "201")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year.Ending, 2017, nameof(year));
        if (LocalAuthority.Find(authority)?.Years.Include(year) != true || !UpnAuthorities.Codes.Has(authority, year))
        {
            throw new ArgumentException($"{authority} is not the code of an authority that makes a return for {year}.", nameof(authority));
        }

        _seed = seed;
        Year = year;
        _proportions = new(year);
        _stories = new(year, _proportions);
        _persons = new(year, authority, _proportions);
        _before = new(year.Previous);
        Header = new()
        {
            Collection = "CIN",
            Year = $"{year.Ending}",
            ReferenceDate = year.LastDay,
            SourceLevel = "L",
            Authority = authority,
            SoftwareCode = "OpenCollect generator",
            Release = "1.0",
            SerialNumber = "001",
            DateTime = $"{year.Ending}-05-12T09:30:00",
        };
    }

    public CollectionYear Year { get; }

    public CinHeader Header { get; }

    /// <summary>The first children, in order, made one at a time.</summary>
    public IEnumerable<CinChild> Children(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostChildren);
        return Enumerable.Range(1, count).Select(Child);
    }

    /// <summary>The child with that number, from 1.</summary>
    public CinChild Child(int number) => Child(number, Shape.Any);

    /// <summary>
    /// A child who is somebody known and was looked after in the year: in need from before care began until it ended or longer.
    /// </summary>
    /// <param name="who">Gives identifiers, birth date, sex, ethnicity and disabilities.</param>
    /// <param name="care">The times in care until the end of the year, in order; at least one, and the last overlaps the year.</param>
    public CinChild Child(Identity who, ImmutableArray<CareTime> care)
    {
        var draws = DrawsFor(who.Number, LookedAfter);
        var facts = new Facts(who.BirthDate, who.IsDisabled, who.BirthDate <= Year.LastDay.AddYears(-18), 0);
        return _persons.Known(who, _stories.LookedAfter(draws, care, facts), care[^1]);
    }

    /// <summary>
    /// The child as last year's return told of it: episodes that had been referred by then, without what happened since; none if there
    /// was no such episode.
    /// </summary>
    public CinChild? LastYear(CinChild child) => _before.Tell(child);

    /// <summary>The factors of an assessment of somebody who is no unaccompanied asylum seeker.</summary>
    internal static ImmutableArray<string> WithoutAsylum(ImmutableArray<string> factors) => Stories.Asylum(factors, isUasc: false);

    internal CinChild Child(int number, Shape shape)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, MostChildren);
        var draws = new Draws(_seed, number);
        return shape == Shape.Unborn || (shape == Shape.Any && draws.Is(20)) ? Unborn(draws, number) : Born(draws, number, shape);
    }

    /// <summary>Draws about the child other than those that make it.</summary>
    internal Draws DrawsFor(int number, int purpose) => new(_seed, number, purpose);

    /// <summary>Referred in the last months of the year, and due after it; not more than 40 weeks lie between (8606).</summary>
    private CinChild Unborn(Draws draws, int number)
    {
        var first = Year.LastDay.AddDays(-120);
        var episode = _stories.New(draws, first, new(first, IsDisabled: false, IsAdult: false, PreviousPlans: 0), staysOpen: true);
        return _persons.Unborn(number, draws.Day(Year.LastDay.AddDays(-14), episode.ReferralDate!.Value.AddDays(240)), episode);
    }

    private CinChild Born(Draws draws, int number, Shape shape)
    {
        var birth = shape is Shape.Whole or Shape.Open
            ? draws.Day(Year.LastDay.AddYears(-14), Year.LastDay.AddYears(-8))
            : shape != Shape.Any ? draws.Day(Year.LastDay.AddYears(-16), Year.LastDay.AddYears(-2)) : _persons.BirthDate(draws);
        var isDisabled = shape == Shape.Any && draws.Is(120);
        var earliest = draws.Is(100) ? birth.AddDays(-140) : birth;
        var previous = draws.Is(230) ? draws.Between(1, 2) : 0;
        var facts = new Facts(earliest, isDisabled, birth <= Year.LastDay.AddYears(-18), previous);
        return _persons.Born(draws, number, birth, isDisabled, Episodes(draws, facts, shape), shape is Shape.Whole or Shape.Open);
    }

    private ImmutableArray<Episode> Episodes(Draws draws, in Facts facts, Shape shape)
    {
        var first = Later(Year.FirstDay, facts.Earliest);
        var main = shape switch
        {
            Shape.Whole => _stories.Whole(draws, isOpen: false, facts),
            Shape.Open => _stories.Whole(draws, isOpen: true, facts),
            Shape.NotInNeed => _stories.NotInNeed(draws, first),
            Shape.NoFurtherAction => _stories.NoFurtherAction(draws, first, Year.LastDay),
            _ => Drawn(draws, facts, first),
        };
        if (shape != Shape.Any)
        {
            return [main];
        }

        if (main.ClosureDate is { } closure && closure.AddDays(25) < Year.LastDay && main.ReasonForClosure is "RC5" or "RC7" or "RC8" or "RC9" && draws.Is(220))
        {
            return [main, Again(draws, closure.AddDays(10), facts with { PreviousPlans = facts.PreviousPlans + main.ProtectionPlans.Length })];
        }

        return main.HasFurtherAction && main.ReferralDate > first.AddDays(30) && draws.Is(40)
            ? [_stories.NoFurtherAction(draws, first, main.ReferralDate.Value.AddDays(-10)), main]
            : [main];
    }

    private Episode Drawn(Draws draws, in Facts facts, DateOnly first)
    {
        var lot = draws.Below(1000);
        var hasRoom = first.AddDays(90) < Year.LastDay;
        return lot switch
        {
            < 60 => _stories.NoFurtherAction(draws, first, Year.LastDay),
            < 250 when hasRoom && !facts.IsDisabled && !facts.IsAdult => _stories.NotInNeed(draws, first),
            >= 250 and < 258 when hasRoom && !facts.IsAdult => _stories.TransferredIn(draws, first, facts),
            >= 590 when facts.Earliest < Year.FirstDay.AddDays(-30) => _stories.Earlier(draws, facts),
            _ => _stories.New(draws, first, facts),
        };
    }

    /// <summary>A later episode of the same child, referred when the one before had been closed.</summary>
    private Episode Again(Draws draws, DateOnly first, in Facts facts) => draws.Below(10) switch
    {
        0 => _stories.NoFurtherAction(draws, first, Year.LastDay),
        < 4 when first.AddDays(90) < Year.LastDay && !facts.IsDisabled && !facts.IsAdult => _stories.NotInNeed(draws, first),
        _ => _stories.New(draws, first, facts),
    };

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
