using OpenCollect.Cin;
using OpenCollect.Cin.Generating;
using OpenCollect.Generating;
using OpenCollect.LookedAfter.Generating;

namespace OpenCollect.Matching.Generating;

/// <summary>
/// Spoils some of the persons of one authority, each with one fault that a certain rule must find, and says which: a third with faults of
/// the census, a third with faults of the return of children looked after, a third with contradictions between the two. Whether and how
/// a person is spoilt depends on the seed and the number only. A spoilt person has the story or life that the fault needs.
/// </summary>
/// <remarks>
/// The looked after return is meant to be written as tables, so faults beside the UASC flag of XML are left out. In years without open
/// rules of the census no faults of it are planted. What is shared with another person is that of one who is not spoilt.
/// </remarks>
public sealed class LocalAuthorityFaults
{
    private const int Purpose = 3;
    private const int Million = 1_000_000;

    private readonly LocalAuthorityGenerator _generator;
    private readonly (string Rule, Planting Plant)[][] _plantings;
    private readonly int _perMillion;

    /// <param name="generator">Makes the persons, who agree.</param>
    /// <param name="share">How many of this year's persons are spoilt, from 0 to 1.</param>
    public LocalAuthorityFaults(LocalAuthorityGenerator generator, double share)
    {
        _generator = generator;
        _perMillion = share is >= 0 and <= 1
            ? (int)Math.Round(share * Million)
            : throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        var year = generator.Year;
        var census = CinCollection.RuleYears.Include(year) ? CinFaults.KindsOf(year) : [];
        _plantings =
        [
            [.. census.Select(k => (k.Rule, new Planting((n, before) => InCensus(k, n, before))))],
            [.. LookedAfterFaults.KindsOf(year, asTables: true).Select(k => (k.Rule, new Planting((n, before) => InLookedAfter(k, n, before))))],
            [.. MatchingFaults.KindsOf(year).Select(k => (k.Code, new Planting((n, before) => MatchingFaults.Plant(k, n, generator, what => Earlier(before, what)))))],
        ];
        _plantings = [.. _plantings.Where(p => p.Length > 0)];
    }

    /// <summary>The codes of the rules for which there is a fault, those of both collections' own and X01 to X15, in ordinal order.</summary>
    public IReadOnlyList<string> Rules => [.. _plantings.SelectMany(p => p).Select(p => p.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private delegate (MatchedPerson Person, PlantedFault Fault)? Planting(int number, int before);

    /// <summary>As <see cref="LocalAuthorityGenerator.Persons"/>, each with the fault if there is one.</summary>
    public IEnumerable<(MatchedPerson Person, PlantedFault? Fault)> Persons(int count) => _generator.Persons(count).Select(person =>
    {
        var isOfThisYear = person.Cin is not null || person.LookedAfterThisYear is not null;
        if (!isOfThisYear || Drawn(person.Number) is not { } draws)
        {
            return (person, (PlantedFault?)null);
        }

        var plantings = _plantings[draws.Below(_plantings.Length)];
        return plantings[draws.Below(plantings.Length)].Plant(person.Number, person.Number) is { } spoilt ? spoilt : (person, null);
    });

    /// <summary>Every kind of fault of the year, of which a rule may have several, each planted in a person of its own.</summary>
    /// <param name="number">The number of the first person, after enough others to share a UPN with, such as 100.</param>
    public IEnumerable<(MatchedPerson Person, PlantedFault Fault)> OneOfEach(int number) =>
        _plantings.SelectMany(p => p).Select((p, n) => p.Plant(number + n, number)).OfType<(MatchedPerson, PlantedFault)>();

    private (MatchedPerson Person, PlantedFault Fault)? InCensus(FaultKind kind, int number, int before)
    {
        var person = _generator.Person(number, kind.Shape);
        return CinFaults.Plant(kind, number, person.Cin!, _generator.Year, field => Earlier(before, p => p.Cin is { } child && field.ValueOf(child) is not null ? child : null))
            is (var child, var fault) ? (person with { Cin = child }, fault) : null;
    }

    private (MatchedPerson Person, PlantedFault Fault)? InLookedAfter(Fault kind, int number, int before)
    {
        var person = _generator.Person(number, kind.Life);
        return LookedAfterFaults.Plant(
            kind, number, person.LookedAfter!, new(_generator.Year, _generator.LookedAfter.Places), () => Earlier(before, p => p.LookedAfter?.Identity.Upn is { } upn && p.LookedAfterThisYear?.Header?.Upn == upn ? upn : null))
            is (var spoilt, var fault) ? (person with { LookedAfter = spoilt }, fault) : null;
    }

    /// <summary>What is looked for, of the nearest person before who has it and is not to be spoilt.</summary>
    private T? Earlier<T>(int number, Func<MatchedPerson, T?> what)
        where T : class
    {
        for (var before = number - 1; before > 0 && _perMillion < Million; before--)
        {
            if (Drawn(before) is null && what(_generator.Person(before)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>What decides how the person of that number is spoilt; none for one who is not.</summary>
    private Draws? Drawn(int number)
    {
        var draws = _generator.Cin.DrawsFor(number, Purpose);
        return draws.Below(Million) < _perMillion ? draws : null;
    }
}
