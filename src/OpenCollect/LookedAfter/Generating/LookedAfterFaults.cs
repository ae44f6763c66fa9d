namespace OpenCollect.LookedAfter.Generating;

/// <summary>
/// Spoils some of the persons that a generator makes, each with one fault that a certain rule must find, and says which. Whether and
/// how a person is spoilt depends on the seed and the number only, like the person. A spoilt person has the life that the fault needs.
/// </summary>
/// <remarks>
/// A fault may lie in last year's return (its change says so), and some are seen only with what the rule needs: 105, 205C and 303 with
/// the flag of asylum that only XML has, 706 with last year's orders of deprivation of liberty, which no return had before 2026-27. They
/// are left out where the return becomes tables. No fault can be planted for 164 and 411, which are about values that no file has.
/// </remarks>
/// <param name="generator">Makes the clean persons.</param>
/// <param name="share">How many of the persons in this year's return are spoilt, from 0 to 1.</param>
/// <param name="asTables">Whether only what tables can hold is planted.</param>
public sealed class LookedAfterFaults(LookedAfterGenerator generator, double share, bool asTables = false)
{
    private const int Purpose = 1;
    private const int Million = 1_000_000;

    private readonly Fault[] _kinds = KindsOf(generator.Year, asTables);
    private readonly int _perMillion = share is >= 0 and <= 1
        ? (int)Math.Round(share * Million)
        : throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");

    /// <summary>The codes of the rules for which there is a fault in the year, each once, in ordinal order.</summary>
    /// <param name="year">The collection year.</param>
    /// <param name="asTables">Whether only those that tables can hold are asked for.</param>
    public static IReadOnlyList<string> RulesIn(CollectionYear year, bool asTables = false) =>
        [.. KindsOf(year, asTables).Select(k => k.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>As <see cref="LookedAfterGenerator.Children"/>, each with its fault if it has one.</summary>
    public IEnumerable<(LookedAfterPerson Person, PlantedFault? Fault)> Children(int count) => generator.Children(count).Select(person =>
        person.ThisYear is not null ? Child(person) : (person, null));

    /// <summary>The person with that number, from 1, and the fault if there is one.</summary>
    public (LookedAfterPerson Person, PlantedFault? Fault) Child(int number) => Child(generator.Child(number));

    /// <summary>The person with a fault for the rule: the first kind of it that there is in the year.</summary>
    /// <param name="rule">One of <see cref="RulesIn"/>.</param>
    /// <param name="number">The person's number, from 1. A fault that two children share needs one before who has the identifier.</param>
    public (LookedAfterPerson Person, PlantedFault Fault) Child(string rule, int number) =>
        Array.Find(_kinds, k => k.Rule == rule) is { } kind && Spoilt(kind, number) is { } spoilt
            ? spoilt
            : throw new ArgumentException($"Child {number} cannot have a fault for rule {rule} in {generator.Year}.", nameof(rule));

    /// <summary>Every kind of fault of the year, of which a rule may have several, each planted in a person of its own.</summary>
    /// <param name="number">The number of the first person, from 2, so that there is one before to share a UPN with.</param>
    public IEnumerable<(LookedAfterPerson Person, PlantedFault Fault)> OneOfEach(int number) =>
        _kinds.Select((kind, n) => Spoilt(kind, number + n)).OfType<(LookedAfterPerson, PlantedFault)>();

    private (LookedAfterPerson Person, PlantedFault? Fault) Child(LookedAfterPerson person)
    {
        var number = person.Identity.Number;
        var draws = generator.DrawsFor(number, Purpose);
        return draws.Below(Million) < _perMillion && Spoilt(_kinds[draws.Below(_kinds.Length)], number) is { } spoilt ? spoilt : (person, null);
    }

    private (LookedAfterPerson Person, PlantedFault Fault)? Spoilt(Fault kind, int number) =>
        Plant(kind, number, generator.Child(number, kind.Life), new(generator.Year, generator.Places), () => Before(number));

    /// <summary>
    /// Spoils the person, who has the life that the fault needs; none if it needs an earlier child and there is none, or if whoever has
    /// such a life is not in the year's return, as care leavers of 17 were not until 2015-16.
    /// </summary>
    /// <param name="before">Gives the UPN of a child before.</param>
    internal static (LookedAfterPerson Person, PlantedFault Fault)? Plant(
        Fault kind, int number, LookedAfterPerson clean, Scene scene, Func<string?> before)
    {
        if (clean.ThisYear is null)
        {
            return null;
        }

        var (person, at) = kind.Plant(clean, scene);
        var child = person.ThisYear!;
        if (kind.Change == HeaderFaults.SharedWithAnother)
        {
            if (before() is not { } upn)
            {
                return null;
            }

            at = child.Headers[0] with { Upn = upn };
            child = child with { Headers = [(Header)at] };
            person = person with { ThisYear = child };
        }

        var position = RecordPath.Of(child, new(at ?? child, kind.Field));
        return (person, new(number, kind.Rule, child.Id, position, kind.Field, kind.Change));
    }

    /// <summary>The UPN of the nearest child before who has one, with that child's own fault if any.</summary>
    private string? Before(int number)
    {
        for (var before = number - 1; before > 0; before--)
        {
            if (Child(before).Person.ThisYear is { Header: { Upn: { } upn } other } && !other.LacksUpnForReason(generator.Year))
            {
                return upn;
            }
        }

        return null;
    }

    internal static Fault[] KindsOf(CollectionYear year, bool asTables)
    {
        var inForce = LookedAfterRules.Book.In(year).Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. HeaderFaults.All.Concat(EpisodeFaults.All).Concat(OutcomeFaults.All).Concat(AdoptionFaults.All).Concat(OtherFaults.All)
                .Where(k => inForce.Contains(k.Rule) && k.Years.Include(year) && (!asTables || k.InTables?.Include(year) == true)),
        ];
    }
}
