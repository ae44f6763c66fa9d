namespace OpenCollect.Cin.Generating;

/// <summary>
/// Spoils some of the children that a generator makes, each with one fault that a certain rule must find, and says which. Whether and
/// how a child is spoilt depends on the seed and its number only, like the child. A spoilt child has the story that the fault needs.
/// </summary>
/// <param name="generator">Makes the clean children.</param>
/// <param name="share">How many of the children are spoilt, from 0 to 1.</param>
public sealed class CinFaults(CinGenerator generator, double share)
{
    private const int Purpose = 1;
    private const int Million = 1_000_000;

    private readonly FaultKind[] _kinds = KindsOf(generator.Year);
    private readonly int _perMillion = share is >= 0 and <= 1
        ? (int)Math.Round(share * Million)
        : throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");

    /// <summary>The codes of the rules for which there is a fault in the year, each once, in ordinal order.</summary>
    public static IReadOnlyList<string> RulesIn(CollectionYear year) =>
        [.. KindsOf(year).Select(k => k.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The first children, in order, each with its fault if it has one.</summary>
    public IEnumerable<(CinChild Child, PlantedFault? Fault)> Children(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, CinGenerator.MostChildren);
        return Enumerable.Range(1, count).Select(Child);
    }

    /// <summary>The child with that number, from 1, and its fault if it has one.</summary>
    public (CinChild Child, PlantedFault? Fault) Child(int number)
    {
        var draws = generator.DrawsFor(number, Purpose);
        return draws.Below(Million) < _perMillion && Spoilt(_kinds[draws.Below(_kinds.Length)], number) is { } spoilt
            ? spoilt
            : (generator.Child(number), null);
    }

    /// <summary>The child with a fault for the rule: the first kind of it that there is in the year.</summary>
    /// <param name="rule">One of <see cref="RulesIn"/>.</param>
    /// <param name="number">The child's number, from 1. A fault that two children share needs one before who has the identifier.</param>
    public (CinChild Child, PlantedFault Fault) Child(string rule, int number) =>
        Array.Find(_kinds, k => k.Rule == rule) is { } kind && Spoilt(kind, number) is { } spoilt
            ? spoilt
            : throw new ArgumentException($"Child {number} cannot have a fault for rule {rule} in {generator.Year}.", nameof(rule));

    private (CinChild Child, PlantedFault Fault)? Spoilt(FaultKind kind, int number) =>
        Plant(kind, number, generator.Child(number, kind.Shape), generator.Year, field => Before(number, field));

    /// <summary>Spoils the child, who has the story that the fault needs; none if it needs an earlier child and there is none.</summary>
    /// <param name="before">Gives a child before who has a value in the field.</param>
    internal static (CinChild Child, PlantedFault Fault)? Plant(FaultKind kind, int number, CinChild clean, CollectionYear year, Func<Field, CinChild?> before)
    {
        var (child, at) = kind.Plant(clean, year);
        if (kind.Change == ChildFaults.SharedWithAnother)
        {
            if (before(kind.Field) is not { } other)
            {
                return null;
            }

            at = child = kind.Field == CinChild.IdField ? child with { Id = other.Id } : child with { Upn = other.Upn };
        }

        return (child, new(number, kind.Rule, child.Id, RecordPath.Of(child, new(at, kind.Field)), kind.Field, kind.Change));
    }

    /// <summary>The nearest child before who has a value in the field, with its own fault if any.</summary>
    private CinChild? Before(int number, Field field)
    {
        for (var before = number - 1; before > 0; before--)
        {
            if (Child(before).Child is var other && field.ValueOf(other) is not null)
            {
                return other;
            }
        }

        return null;
    }

    internal static FaultKind[] KindsOf(CollectionYear year) =>
    [
        .. ChildFaults.All.Concat(EpisodeFaults.OfEpisodes).Concat(EpisodeFaults.OfAssessments)
            .Concat(PlanFaults.OfCinPlans).Concat(PlanFaults.OfEnquiries).Concat(PlanFaults.OfProtectionPlans)
            .Where(k => k.Years.Include(year)),
    ];
}
