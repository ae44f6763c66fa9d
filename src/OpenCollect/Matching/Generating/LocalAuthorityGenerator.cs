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
/// <remarks>
/// Who is looked after in the year is in need from before care began; care leavers are not in the census. Adoption, death, special
/// guardianship and child arrangements orders close the episode in need by their own reason; an assessment names asylum for those who
/// are unaccompanied asylum seekers and nobody else; a child in care because of a disability has one in the census.
/// </remarks>
public sealed class LocalAuthorityGenerator
{
    /// <summary>The most persons, each with a UPN of its own.</summary>
    public const int MostPersons = LookedAfterGenerator.MostChildren;

    /// <summary>Of so many persons one is looked after or a care leaver, close to the published share.</summary>
    private const int LookedAfterEvery = 6;

    /// <summary>For each so many persons, there is one in last year's census only.</summary>
    private const int GoneEvery = 4;

    private const int FirstGone = MostPersons / 2 * 3;

    private readonly CinGenerator _lastCin;

    /// <param name="seed">Any number. The same one gives the same returns, on every machine.</param>
    /// <param name="year">The collection year, from 2017-18, so that the census of the year before is known.</param>
    /// <param name="authority">The education code of an authority that makes returns in the year.</param>
    public LocalAuthorityGenerator(int seed, CollectionYear year, string authority = "201")
    {
        Cin = new(seed, year, authority);
        LookedAfter = new(seed, year, authority);
        var before = LocalAuthority.Find(authority)!.Years.Include(year.Previous) ? authority : "201";
        _lastCin = new(seed, year.Previous, before);
    }

    public CollectionYear Year => Cin.Year;

    /// <summary>Makes the census; its header is that of the return.</summary>
    public CinGenerator Cin { get; }

    /// <summary>Makes the return of children looked after; its reference data is that of the return.</summary>
    public LookedAfterGenerator LookedAfter { get; }

    /// <summary>The header of last year's census.</summary>
    public CinHeader LastHeader => _lastCin.Header with { Authority = Cin.Header.Authority };

    /// <summary>So many persons who are in at least one of this year's returns, in order, and among them some of last year's only.</summary>
    public IEnumerable<MatchedPerson> Persons(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostPersons);
        return Enumerable.Range(1, count).SelectMany(n => n % GoneEvery == 0 && Gone(n) is { } gone ? [Person(n), gone] : (MatchedPerson[])[Person(n)]);
    }

    /// <summary>The person with that number, from 1.</summary>
    public MatchedPerson Person(int number) =>
        number % LookedAfterEvery == 0 ? Matched(LookedAfter.Child(number)) : InNeedOnly(number, Cin.Child(number));

    /// <summary>Somebody in the return of children looked after, with that number and a life of known shape.</summary>
    internal MatchedPerson Person(int number, KnownLife life) => Matched(LookedAfter.Child(number, life));

    /// <summary>Somebody in the census alone, with that number and a story of known shape.</summary>
    internal MatchedPerson Person(int number, Shape shape) => InNeedOnly(number, Cin.Child(number, shape));

    /// <summary>In the census for as long as care, or an agreement on short breaks, overlaps its year.</summary>
    private MatchedPerson Matched(LookedAfterPerson person)
    {
        var who = person.Identity;
        var care = person.Care;
        if (!(care[^1].Until < Year.FirstDay))
        {
            var child = Cin.Child(who, care);
            return new(who.Number, child, Cin.LastYear(child) is { } before ? WithUpnOf(before, person, Year.Previous) : null, person);
        }

        return new(who.Number, null, care[^1].Until < Year.Previous.FirstDay ? null : _lastCin.Child(who, care), person);
    }

    /// <summary>What only the other return could confirm is not said of a child who is in the census alone.</summary>
    private MatchedPerson InNeedOnly(int number, CinChild child)
    {
        child = Plain(child);
        return new(number, child, Cin.LastYear(child), null);
    }

    private MatchedPerson? Gone(int number)
    {
        if (number / GoneEvery % LookedAfterEvery == 0)
        {
            return Matched(LookedAfter.Gone(number));
        }

        var gone = Plain(_lastCin.Child(FirstGone + (number / GoneEvery)));
        return gone.Episodes.All(e => !e.IsOpen || e.IsNoFurtherAction) ? new(FirstGone + (number / GoneEvery), null, gone, null) : null;
    }

    private static CinChild WithUpnOf(CinChild child, LookedAfterPerson person, CollectionYear year)
    {
        if (child.BirthDate is null)
        {
            return child;
        }

        var upn = person.Identity.UpnIn(year);
        var isReason = CinChild.UpnUnknownField.Codes!.Has(upn, year);
        return child with { Upn = isReason ? null : upn, UpnUnknown = isReason ? upn : null };
    }

    private CinChild Plain(CinChild child) => child with
    {
        Episodes =
        [
            .. child.Episodes.Select(e => e with
            {
                ReasonForClosure = e.ReasonForClosure == "RC1" ? "RC7" : e.ReasonForClosure,
                Assessments = [.. e.Assessments.Select(a => a with { Factors = CinGenerator.WithoutAsylum(a.Factors) })],
                ProtectionPlans = [.. e.ProtectionPlans.Select(p => p with { Start = Conference(p.Start) })],
            }),
        ],
    };

    /// <summary>A plan from before the year began at a conference, which last year's census tells of and is on a working day.</summary>
    private DateOnly? Conference(DateOnly? start) =>
        start is { } day && day < Year.FirstDay && !WorkingDays.Includes(day) ? WorkingDays.Forward(day, 1) : start;
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

    /// <summary>The child in last year's return of children looked after.</summary>
    public LookedAfterChild? LookedAfterLastYear => LookedAfter?.LastYear;
}
