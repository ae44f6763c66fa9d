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
        ImmutableArray<Episode> episodes = [.. child.Episodes.Where(e => e.ReferralDate <= year.LastDay).Select(e => Earlier(e, child.Disabilities.Any(d => d != "NONE")))];
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

    private Episode Earlier(Episode episode, bool isDisabled)
    {
        ImmutableArray<ProtectionPlan> plans =
        [
            .. episode.ProtectionPlans.Where(p => p.Start <= year.LastDay).Select(p => p with
            {
                End = Kept(p.End),
                Reviews = [.. p.Reviews.Where(r => r.Date <= year.LastDay)],
            }),
        ];
        ImmutableArray<Section47> enquiries =
        [
            .. plans.Where(p => year.Contains(p.Start) && p.Start != episode.ConferenceDate && !episode.Section47s.Any(s => s.ConferenceDate == p.Start))
                .Select(p => Enquiry(episode, p.Start!.Value)),
            .. episode.Section47s.Where(s => s.Start <= year.LastDay && (s.NeedsNoConference || s.ConferenceDate <= year.LastDay || s.Start >= _enquiriesOpenFrom))
                .Select(s => s with { ConferenceDate = Kept(s.ConferenceDate) }),
        ];
        ImmutableArray<Assessment> assessments =
        [
            .. episode.Assessments.Where(a => a.Start <= year.LastDay && (a.Authorised <= year.LastDay || a.Start >= _assessmentsOpenFrom))
                .Select(a => a.Authorised <= year.LastDay ? a with { Factors = Known(a.Factors) } : new() { Start = a.Start }),
        ];
        return episode with
        {
            ReferralSource = ReferralSource.Codes.Has(episode.ReferralSource, year) ? episode.ReferralSource : "5C",
            ClosureDate = null,
            ReasonForClosure = null,
            ConferenceDate = Kept(episode.ConferenceDate),
            Assessments = assessments.IsEmpty && !enquiries.IsEmpty ? [Assessment(enquiries[0].Start!.Value, isDisabled)] : assessments,
            CinPlans = [.. CinPlan.Group.Years.Include(year) ? episode.CinPlans.Where(p => p.Start <= year.LastDay).Select(p => p with { End = Kept(p.End) }) : []],
            Section47s = enquiries,
            ProtectionPlans = plans,
        };
    }

    /// <summary>The enquiry that led to a plan of which the later return tells no beginning.</summary>
    private static Section47 Enquiry(Episode episode, DateOnly conference)
    {
        var start = WorkingDays.Back(conference, 12);
        start = start < episode.ReferralDate ? episode.ReferralDate.Value : start;
        return new()
        {
            Start = start,
            ConferenceTarget = WorkingDays.Forward(start, 15),
            ConferenceDate = conference,
            ConferenceNotRequired = "false",
        };
    }

    /// <summary>The assessment that such an enquiry belongs to; it names a disability (8899Q).</summary>
    private Assessment Assessment(DateOnly start, bool isDisabled)
    {
        var end = WorkingDays.Forward(start, 30);
        return new() { Start = start, Authorised = end < year.LastDay ? end : year.LastDay, Factors = [isDisabled ? "5A" : "16A"] };
    }

    private ImmutableArray<string> Known(ImmutableArray<string> factors) =>
        factors.RemoveAll(f => !AssessmentFactors.Codes.Has(f, year)) is { IsEmpty: false } known ? known : ["20"];

    private DateOnly? Kept(DateOnly? day) => day <= year.LastDay ? day : null;
}
