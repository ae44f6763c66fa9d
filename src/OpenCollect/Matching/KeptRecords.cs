using OpenCollect.Cin;
using OpenCollect.LookedAfter;
using CareEpisode = OpenCollect.LookedAfter.Episode;

namespace OpenCollect.Matching;

/// <summary>What is kept of a child until the other return has been read: who the child is, and the few rows that the rules of both collections look at.</summary>
internal static class KeptRecords
{
    /// <summary>Stands where an episode was that no rule looks at, so that the others keep their numbers.</summary>
    private static readonly CareEpisode PassedOver = new();

    /// <summary>
    /// The child with one row of Header, UASC and OC3, and of the episodes the first and last by start, the first in the year, the first in
    /// the year that is no short break, and the first with need N2 and with REC E2, and the earliest with REC E11 or E12.
    /// </summary>
    public static LookedAfterChild Of(LookedAfterChild child, CollectionYear year) => new()
    {
        Origin = child.Origin,
        Id = child.Id,
        Headers = First(child.Headers),
        AsylumSeekers = First(child.AsylumSeekers),
        CareLeavers = First(child.CareLeavers),
        Episodes = Episodes(child, year),
    };

    /// <summary>
    /// Last year's child with identifiers and date of birth, and the first referral and the earliest closure by adoption as if of one
    /// episode: they tell since when and until when there is a record, and no rule reports them.
    /// </summary>
    public static CinChild Of(CinChild child)
    {
        DateOnly? since = null;
        foreach (var episode in child.Episodes)
        {
            since = episode.ReferralDate < since ? episode.ReferralDate : since ?? episode.ReferralDate;
        }

        var adopted = Adoptions.ClosureOf(child);

        return new()
        {
            Origin = child.Origin,
            Id = child.Id,
            Upn = child.Upn,
            BirthDate = child.BirthDate,
            Episodes = since is null && adopted is null
                ? []
                : [new() { ReferralDate = since, ClosureDate = adopted?.ClosureDate, ReasonForClosure = adopted?.ReasonForClosure }],
        };
    }

    private static ImmutableArray<T> First<T>(ImmutableArray<T> rows) => rows.Length > 1 ? [rows[0]] : rows;

    private static ImmutableArray<CareEpisode> Episodes(LookedAfterChild child, CollectionYear year)
    {
        Span<CareEpisode?> kept =
        [
            child.Earliest,
            child.Latest,
            Find(child, e => e.Overlaps(year)),
            Find(child, e => e.Overlaps(year) && !e.IsShortBreak),
            Find(child, e => e.Need == "N2"),
            Find(child, e => e.ReasonCeased == "E2"),
            Adoptions.EpisodeOf(child) ?? Find(child, e => e.IsAdoption),
        ];
        var episodes = ImmutableArray.CreateBuilder<CareEpisode>(child.Episodes.Length);
        var length = 0;
        foreach (var episode in child.Episodes)
        {
            var isKept = false;
            foreach (var one in kept)
            {
                isKept |= ReferenceEquals(one, episode);
            }

            episodes.Add(isKept ? episode : PassedOver);
            length = isKept ? episodes.Count : length;
        }

        episodes.Count = length;
        return episodes.DrainToImmutable();
    }

    private static CareEpisode? Find(LookedAfterChild child, Func<CareEpisode, bool> wanted)
    {
        foreach (var episode in child.Episodes)
        {
            if (wanted(episode))
            {
                return episode;
            }
        }

        return null;
    }
}
