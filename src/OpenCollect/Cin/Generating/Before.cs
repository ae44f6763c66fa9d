using OpenCollect.Cin.Codes;

namespace OpenCollect.Cin.Generating;

/// <summary>Takes away from a child what happened after the end of an earlier year, so that the earlier return agrees with the later one.</summary>
/// <param name="year">The earlier year.</param>
internal sealed class Before(CollectionYear year)
{
    /// <summary>As in <see cref="Events"/>: what began earlier may not be open at the end of the year without a query.</summary>
    private readonly DateOnly _assessmentsOpenFrom = WorkingDays.Back(year.LastDay, 44);
    private readonly DateOnly _enquiriesOpenFrom = WorkingDays.Back(year.LastDay, 14);

    /// <summary>The child in the earlier return; none if nobody had been referred.</summary>
    public CinChild? Tell(CinChild child)
    {
        ImmutableArray<Episode> episodes = [.. child.Episodes.Where(e => e.ReferralDate <= year.LastDay).Select(Earlier)];
        if (episodes.IsEmpty)
        {
            return null;
        }

        var isBorn = child.BirthDate <= year.LastDay;
        var sex = child.Sex ?? (child.Gender switch { "1" => "M", "2" => "F", _ => "U" });
        var wasNumbered = CinChild.GenderField.Years.Include(year);
        return child with
        {
            Gender = !wasNumbered ? null : !isBorn ? "0" : sex switch { "M" => "1", "F" => "2", _ => "0" },
            Sex = wasNumbered ? null : isBorn ? sex : "U",
            BirthDate = isBorn ? child.BirthDate : null,
            ExpectedBirthDate = isBorn ? null : child.BirthDate,
            DeathDate = null,
            Upn = isBorn ? child.Upn : null,
            UpnUnknown = isBorn ? child.UpnUnknown : UpnUnknown.Codes.Find("UN1")!.Value,
            FormerUpn = null,
            Ethnicity = isBorn ? child.Ethnicity : "NOBT",
            Disabilities = isBorn ? child.Disabilities : [],
            Episodes = episodes,
        };
    }

    private Episode Earlier(Episode episode) => episode with
    {
        ClosureDate = null,
        ReasonForClosure = null,
        ConferenceDate = Kept(episode.ConferenceDate),
        Assessments =
        [
            .. episode.Assessments.Where(a => a.Start <= year.LastDay && (a.Authorised <= year.LastDay || a.Start >= _assessmentsOpenFrom))
                .Select(a => a.Authorised <= year.LastDay ? a : new() { Start = a.Start }),
        ],
        CinPlans = [.. CinPlan.Group.Years.Include(year) ? episode.CinPlans.Where(p => p.Start <= year.LastDay).Select(p => p with { End = Kept(p.End) }) : []],
        Section47s =
        [
            .. episode.Section47s.Where(s => s.Start <= year.LastDay && (s.NeedsNoConference || s.ConferenceDate <= year.LastDay || s.Start >= _enquiriesOpenFrom))
                .Select(s => s with { ConferenceDate = Kept(s.ConferenceDate) }),
        ],
        ProtectionPlans =
        [
            .. episode.ProtectionPlans.Where(p => p.Start <= year.LastDay).Select(p => p with
            {
                End = Kept(p.End),
                Reviews = [.. p.Reviews.Where(r => r.Date <= year.LastDay)],
            }),
        ],
    };

    private DateOnly? Kept(DateOnly? day) => day <= year.LastDay ? day : null;
}
