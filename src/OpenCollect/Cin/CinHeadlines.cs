namespace OpenCollect.Cin;

/// <summary>The headline numbers of a return, counted as children stream past. Definitions: docs of each property.</summary>
public sealed class CinHeadlines(CollectionYear year)
{
    /// <summary>Child records, of whatever kind.</summary>
    public long Children { get; private set; }

    /// <summary>Referrals dated in the year, with further action or without.</summary>
    public long Referrals { get; private set; }

    /// <summary>Of these, referrals with no further action.</summary>
    public long NoFurtherAction { get; private set; }

    /// <summary>Episodes with a referral on or before 31 March, not NFA, not closed by then.</summary>
    public long OpenEpisodes { get; private set; }

    /// <summary>Episodes closed in the year.</summary>
    public long ClosedEpisodes { get; private set; }

    /// <summary>Assessments authorised in the year.</summary>
    public long Assessments { get; private set; }

    /// <summary>Section 47 enquiries started in the year.</summary>
    public long Enquiries { get; private set; }

    /// <summary>Initial conferences held in the year, at Section47 or CINdetails level.</summary>
    public long Conferences { get; private set; }

    /// <summary>Child protection plans started in the year.</summary>
    public long PlansStarted { get; private set; }

    /// <summary>Child protection plans ended in the year.</summary>
    public long PlansEnded { get; private set; }

    /// <summary>Child protection plans started on or before 31 March and not ended by then.</summary>
    public long PlansOpen { get; private set; }

    /// <summary>Each number with its label, in the order to show them.</summary>
    public ImmutableArray<(string Label, long Figure)> All =>
    [
        ("Child records", Children),
        ("Referrals in the year", Referrals),
        ("Referrals with no further action", NoFurtherAction),
        ("Episodes open at 31 March", OpenEpisodes),
        ("Episodes closed in the year", ClosedEpisodes),
        ("Assessments completed in the year", Assessments),
        ("Section 47 enquiries started in the year", Enquiries),
        ("Initial child protection conferences in the year", Conferences),
        ("Child protection plans started in the year", PlansStarted),
        ("Child protection plans ended in the year", PlansEnded),
        ("Child protection plans open at 31 March", PlansOpen),
    ];

    public void Count(CinChild child)
    {
        Children++;
        foreach (var episode in child.Episodes)
        {
            CountEpisode(episode);
            foreach (var assessment in episode.Assessments)
            {
                Assessments += One(year.Contains(assessment.Authorised));
            }

            foreach (var enquiry in episode.Section47s)
            {
                Enquiries += One(year.Contains(enquiry.Start));
                Conferences += One(year.Contains(enquiry.ConferenceDate));
            }

            foreach (var plan in episode.ProtectionPlans)
            {
                PlansStarted += One(year.Contains(plan.Start));
                PlansEnded += One(year.Contains(plan.End));
                PlansOpen += One(plan.Start <= year.LastDay && (plan.IsOpen || plan.End > year.LastDay));
            }
        }
    }

    private void CountEpisode(Episode episode)
    {
        var inYear = year.Contains(episode.ReferralDate);
        Referrals += One(inYear);
        NoFurtherAction += One(inYear && episode.IsNoFurtherAction);
        OpenEpisodes += One(
            !episode.IsNoFurtherAction && episode.ReferralDate <= year.LastDay && (episode.IsOpen || episode.ClosureDate > year.LastDay));
        ClosedEpisodes += One(year.Contains(episode.ClosureDate));
        Conferences += One(year.Contains(episode.ConferenceDate));
    }

    private static int One(bool counts) => counts ? 1 : 0;
}
