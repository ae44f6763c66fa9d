namespace OpenCollect.LookedAfter;

/// <summary>
/// Every row that one return has about one child, each table in file order, joined by CHILD. A table that was not given is empty, as is
/// one without rows of the child. Source: format notes, sections 2 and 4.
/// </summary>
public sealed record LookedAfterChild : Record
{
    /// <summary>The child as a whole; what is read of a child stands in the tables.</summary>
    public static readonly Group Group = new("Child", upperCase: true);

    /// <summary>CHILD, by which the tables are joined, whichever of them the child is in.</summary>
    public static readonly Field IdField = Group.Derived<LookedAfterChild>("CHILD", c => c.Id);

    private ImmutableArray<Episode> _byStart;
    private ImmutableArray<Episode> _byStartOf;
    private ImmutableArray<PeriodOfCare> _periods;
    private ImmutableArray<Episode> _periodsOf;

    /// <summary>CHILD, the authority's own identifier.</summary>
    public string? Id { get; init; }

    /// <summary>One row, unless the child is missing from the Header table or stands in it again.</summary>
    public ImmutableArray<Header> Headers { get; init; } = [];

    public ImmutableArray<Episode> Episodes { get; init; } = [];

    public ImmutableArray<Review> Reviews { get; init; } = [];

    /// <summary>UASC.</summary>
    public ImmutableArray<AsylumSeeker> AsylumSeekers { get; init; } = [];

    /// <summary>OC2.</summary>
    public ImmutableArray<Outcomes> Outcomes { get; init; } = [];

    /// <summary>OC3.</summary>
    public ImmutableArray<CareLeaver> CareLeavers { get; init; } = [];

    /// <summary>AD1.</summary>
    public ImmutableArray<Adoption> Adoptions { get; init; } = [];

    /// <summary>PlacedAdoption.</summary>
    public ImmutableArray<PlacementDecision> PlacementDecisions { get; init; } = [];

    /// <summary>PrevPerm.</summary>
    public ImmutableArray<PreviousPermanence> PreviousPermanences { get; init; } = [];

    /// <summary>Missing.</summary>
    public ImmutableArray<MissingPeriod> MissingPeriods { get; init; } = [];

    /// <summary>SWEpisodes.</summary>
    public ImmutableArray<SocialWorkerEpisode> SocialWorkers { get; init; } = [];

    /// <summary>DoLo.</summary>
    public ImmutableArray<LibertyOrder> LibertyOrders { get; init; } = [];

    /// <summary>The child's row in the Header table, the first if there are several; none if there is none.</summary>
    public Header? Header => Headers.IsEmpty ? null : Headers[0];

    /// <summary>DOB of the Header table.</summary>
    public DateOnly? BirthDate => Header?.BirthDate;

    /// <summary>Whether the return is of the form that has the UASC element of the header, as <see cref="LookedAfterReader.HasUascFlag"/>.</summary>
    public bool HasUascFlag { get; init; }

    /// <summary>
    /// Flagged as an unaccompanied asylum-seeking child: UASC of the Header is 1, so that a blank one is no flag even where DUC is filled;
    /// where the return has no such element, as in CSV, or the child no Header row, the child has a row in the UASC table. Source: format
    /// notes, sections 2 and 5.
    /// </summary>
    public bool IsUasc =>
        Header is { } header && (HasUascFlag || header.Uasc is not null) ? header.Uasc == "1" : !AsylumSeekers.IsEmpty;

    /// <summary>
    /// The episodes that have a start date, in order of it; those with the same in file order. Rules that speak of an earliest, latest,
    /// previous or next episode mean this order.
    /// </summary>
    public ImmutableArray<Episode> EpisodesByStart
    {
        get
        {
            if (_byStart.IsDefault || _byStartOf != Episodes)
            {
                _byStart = ByStart(Episodes);
                _byStartOf = Episodes;
            }

            return _byStart;
        }
    }

    /// <summary>The episode with the earliest start; none if no episode has one.</summary>
    public Episode? Earliest => EpisodesByStart is [var first, ..] ? first : null;

    /// <summary>The episode with the latest start, the last in the file if several have it; none if no episode has one.</summary>
    public Episode? Latest => EpisodesByStart is [.., var last] ? last : null;

    /// <summary>The periods of care that the episodes of this return make, in order.</summary>
    public ImmutableArray<PeriodOfCare> PeriodsOfCare
    {
        get
        {
            if (_periods.IsDefault || _periodsOf != Episodes)
            {
                _periods = PeriodOfCare.Of(EpisodesByStart);
                _periodsOf = Episodes;
            }

            return _periods;
        }
    }

    /// <summary>Looked after only under agreed short breaks (V3, V4): in no published count. Source: indicator notes, section 0.</summary>
    public bool HasOnlyShortBreaks => !Episodes.IsEmpty && Episodes.All(e => e.IsShortBreak);

    /// <summary>
    /// CLA12, looked after without a break for twelve months on 31 March: an episode overlaps the year, and none (a) has RNE S and starts
    /// after 1 April and by 31 March, (b) ends from 1 April to 30 March with a REC other than X1, blank included, or (c) is a short break
    /// and overlaps the year. So starting on 1 April or leaving on 31 March does not break it. Source: format notes, section 6.
    /// </summary>
    public bool IsContinuouslyLookedAfter(CollectionYear year)
    {
        var overlaps = false;
        foreach (var episode in Episodes)
        {
            var inYear = episode.Overlaps(year);
            if ((episode.ReasonStarted == "S" && episode.Start > year.FirstDay && episode.Start <= year.LastDay)
                || (episode.ReasonCeased != "X1" && episode.End >= year.FirstDay && episode.End < year.LastDay)
                || (inYear && episode.IsShortBreak))
            {
                return false;
            }

            overlaps |= inYear;
        }

        return overlaps;
    }

    public override Group Module => Group;

    public override IEnumerable<Record> Parts =>
    [
        .. Headers, .. Episodes, .. Reviews, .. AsylumSeekers, .. Outcomes, .. CareLeavers, .. Adoptions, .. PlacementDecisions,
        .. PreviousPermanences, .. MissingPeriods, .. SocialWorkers, .. LibertyOrders,
    ];

    private static ImmutableArray<Episode> ByStart(ImmutableArray<Episode> episodes)
    {
        for (var i = 0; i < episodes.Length; i++)
        {
            if (episodes[i].Start is null || (i > 0 && episodes[i].Start < episodes[i - 1].Start))
            {
                return [.. episodes.Where(e => e.Start is not null).OrderBy(e => e.Start)];
            }
        }

        return episodes;
    }
}
