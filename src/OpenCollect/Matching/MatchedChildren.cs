using OpenCollect.Cin;
using OpenCollect.LookedAfter;

namespace OpenCollect.Matching;

/// <summary>The children of the looked after return and of last year's returns, waiting for the census to go past.</summary>
internal sealed class MatchedChildren(CollectionYear year)
{
    private readonly Dictionary<string, Kept> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Kept> _withoutId = [];
    private readonly Dictionary<string, Kept> _byUpn = new(StringComparer.Ordinal);

    public void AddLast(LookedAfterChild child)
    {
        if (child.Id is { } id)
        {
            var kept = Of(id);
            kept.LastCla ??= KeptRecords.Of(child, year.Previous);
        }
        else
        {
            _withoutId.Add(new() { LastCla = KeptRecords.Of(child, year.Previous) });
        }
    }

    public void AddLast(CinChild child)
    {
        if (child.Id is { } id)
        {
            var kept = Of(id);
            kept.LastCin ??= KeptRecords.Of(child);
        }
        else
        {
            _withoutId.Add(new() { LastCin = KeptRecords.Of(child) });
        }
    }

    public void Add(LookedAfterChild child)
    {
        var reduced = KeptRecords.Of(child, year);
        Kept kept;
        if (child.Id is { } id && Of(id) is { Cla: null } known)
        {
            kept = known;
            kept.Cla = reduced;
        }
        else
        {
            _withoutId.Add(kept = new() { Cla = reduced });
        }

        if (reduced.Header?.Upn is { } upn && Upn.HasForm(upn))
        {
            _byUpn.TryAdd(upn, kept);
        }
    }

    /// <summary>The child of the census with what the other returns say of the same identifier.</summary>
    public ChildInBoth Join(CinChild child)
    {
        var kept = child.Id is { } id ? _byId.GetValueOrDefault(id) : null;
        if (kept is not null)
        {
            kept.IsInCin = true;
        }

        if (child.Upn is { } upn && _byUpn.GetValueOrDefault(upn) is { } same && same != kept && !IsAfterAdoption(child, same))
        {
            same.HasUpnInCin = true;
        }

        return new() { Origin = child.Origin, Cin = child, Cla = kept?.Cla, LastCin = kept?.LastCin, LastCla = kept?.LastCla };
    }

    /// <summary>Those whose identifiers are not in the census, this year's looked after children first; asked for when the census has gone past.</summary>
    public IEnumerable<ChildInBoth> Others() =>
        from kept in _byId.Values.Concat(_withoutId)
        where !kept.IsInCin
        orderby kept.Cla is null
        select new ChildInBoth
        {
            Origin = (kept.Cla ?? kept.LastCin ?? (Record?)kept.LastCla)!.Origin,
            Cla = kept.Cla,
            LastCin = kept.LastCin,
            LastCla = kept.LastCla,
        };

    /// <summary>Counts the children of the looked after return; asked for when the census has gone past.</summary>
    public void Count(MatchingRates rates)
    {
        foreach (var kept in _byId.Values.Concat(_withoutId))
        {
            if (kept.Cla is { } child)
            {
                rates.CountCla(child, year, kept.IsInCin, kept.HasUpnInCin);
            }
        }
    }

    private static bool IsAfterAdoption(CinChild child, Kept other) =>
        Adoptions.EpisodeOf(other.Cla, other.LastCla)?.End is { } order
        && child.Episodes.Min(e => e.ReferralDate) >= order;

    private Kept Of(string id) => _byId.TryGetValue(id, out var kept) ? kept : _byId[id] = new();

    private sealed class Kept
    {
        public LookedAfterChild? Cla { get; set; }

        public CinChild? LastCin { get; set; }

        public LookedAfterChild? LastCla { get; set; }

        public bool IsInCin { get; set; }

        public bool HasUpnInCin { get; set; }
    }
}
