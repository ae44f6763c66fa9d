using System.Runtime.InteropServices;
using OpenCollect.Cin;
using OpenCollect.LookedAfter;

namespace OpenCollect.Matching;

/// <summary>Where a UPN stands.</summary>
internal enum UpnPlace : byte
{
    Cin,
    CinFormer,
    Cla,
    LastCin,
    LastCla,
}

/// <summary>One record that has a UPN, and what tells whether it may have it.</summary>
/// <param name="Place">Return and field.</param>
/// <param name="ChildId">The authority's identifier of the child.</param>
/// <param name="Line">The line of the UPN.</param>
/// <param name="IsAlone">Whether the identifier is not in the same collection's return of the other year.</param>
/// <param name="BirthDate">The date of birth in the record.</param>
/// <param name="AdoptedFrom">See <see cref="Adoptions.From"/>.</param>
/// <param name="Since">The first referral or episode of care in any of the returns.</param>
internal readonly record struct UpnHolder(
    UpnPlace Place, string? ChildId, int Line, bool IsAlone, DateOnly? BirthDate, DateOnly? AdoptedFrom, DateOnly? Since)
{
    /// <summary>The same identifier; letter case is not told apart, because the looked after return does not.</summary>
    public bool IsSameChild(UpnHolder other) => ChildId is not null && string.Equals(ChildId, other.ChildId, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this record is one from after the adoption that the other tells of.</summary>
    public bool IsAfterAdoptionOf(UpnHolder other) => other.Place != UpnPlace.CinFormer && !IsSameChild(other) && Since >= other.AdoptedFrom;
}

/// <summary>
/// Remembers which records have which UPN, for rules about more than one child. It grows with the children, about 100 bytes for each
/// UPN; texts are packed as in <see cref="SharedValues"/>. Only what has the form of a UPN counts.
/// </summary>
internal sealed class UpnHolders
{
    private readonly PackedTexts _texts = new();
    private readonly Dictionary<UInt128, (int First, int Last)> _upns = [];
    private readonly List<Entry> _entries = [];

    /// <summary>Notes every UPN of the child.</summary>
    public void Add(ChildInBoth child)
    {
        if (child.Cin is { } cin)
        {
            Add(child, UpnPlace.Cin, cin.Upn, cin.Id, cin.Origin.LineOf(CinChild.UpnField), child.LastCin is null, cin.BirthDate);
            Add(child, UpnPlace.CinFormer, cin.FormerUpn, cin.Id, cin.Origin.LineOf(CinChild.FormerUpnField), child.LastCin is null, cin.BirthDate);
        }

        Add(child, UpnPlace.Cla, child.Cla, child.LastCla is null);
        if (child.LastCin is { } last)
        {
            Add(child, UpnPlace.LastCin, last.Upn, last.Id, last.Origin.LineOf(CinChild.UpnField), child.Cin is null, last.BirthDate);
        }

        Add(child, UpnPlace.LastCla, child.LastCla, child.Cla is null);
    }

    /// <summary>Every UPN that more than one record has, with these records, in the order in which they were added.</summary>
    public IEnumerable<(string Upn, List<UpnHolder> Holders)> Shared()
    {
        foreach (var (upn, chain) in _upns.Where(u => u.Value.First != u.Value.Last).OrderBy(u => u.Value.First))
        {
            var holders = new List<UpnHolder>();
            for (var next = chain.First; next >= 0; next = _entries[next].Next)
            {
                var entry = _entries[next];
                holders.Add(new(entry.Place, _texts.Unpack(entry.ChildId), entry.Line, entry.IsAlone, Date(entry.BirthDate), Date(entry.AdoptedFrom), Date(entry.Since)));
            }

            yield return (_texts.Unpack(upn)!, holders);
        }
    }

    private static int Number(DateOnly? date) => date is { } day ? day.DayNumber : -1;

    private static DateOnly? Date(int number) => number < 0 ? null : DateOnly.FromDayNumber(number);

    private static DateOnly? Since(ChildInBoth child)
    {
        DateOnly? since = null;
        foreach (var record in new Record?[] { child.Cin, child.LastCin, child.Cla, child.LastCla })
        {
            foreach (var part in record?.Parts ?? [])
            {
                var began = part switch { Cin.Episode need => need.ReferralDate, LookedAfter.Episode care => care.Start, _ => null };
                since = began < since || since is null ? began ?? since : since;
            }
        }

        return since;
    }

    private void Add(ChildInBoth child, UpnPlace place, LookedAfterChild? looked, bool isAlone)
    {
        if (looked?.Header is { } header)
        {
            Add(child, place, header.Upn, looked.Id, header.Origin.LineOf(Header.UpnField), isAlone, header.BirthDate);
        }
    }

    private void Add(ChildInBoth child, UpnPlace place, string? upn, string? childId, int line, bool isAlone, DateOnly? birthDate)
    {
        if (upn is null || !Upn.HasForm(upn))
        {
            return;
        }

        var number = _entries.Count;
        _entries.Add(new(
            childId is null ? default : _texts.Pack(childId), line, Number(birthDate), Number(Adoptions.From(child)), Number(Since(child)), -1, place, isAlone));
        ref var chain = ref CollectionsMarshal.GetValueRefOrAddDefault(_upns, _texts.Pack(upn), out var exists);
        if (exists)
        {
            CollectionsMarshal.AsSpan(_entries)[chain.Last].Next = number;
            chain.Last = number;
        }
        else
        {
            chain = (number, number);
        }
    }

    private record struct Entry(
        UInt128 ChildId, int Line, int BirthDate, int AdoptedFrom, int Since, int Next, UpnPlace Place, bool IsAlone);
}
