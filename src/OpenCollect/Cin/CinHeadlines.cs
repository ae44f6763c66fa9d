namespace OpenCollect.Cin;

/// <summary>
/// The headline numbers of a return, counted as children stream past. Referrals with no further action and those assessed as not in need
/// are no episodes. Source: statistics notes, section 2; definitions: docs of each property.
/// </summary>
public sealed class CinHeadlines(CollectionYear year)
{
    /// <summary>Child records, of whatever kind.</summary>
    public long Children { get; private set; }

    /// <summary>Referrals dated in the year, with further action or without.</summary>
    public long Referrals { get; private set; }

    /// <summary>Of these, referrals with no further action.</summary>
    public long NoFurtherAction { get; private set; }

    /// <summary>Episodes in need with a referral on or before 31 March, not closed by then.</summary>
    public long OpenEpisodes { get; private set; }

    /// <summary>Episodes in need that closed in the year.</summary>
    public long ClosedEpisodes { get; private set; }

    /// <summary>Assessments authorised in the year.</summary>
    public long Assessments { get; private set; }

    /// <summary>Section 47 enquiries started in the year; of a child's that started on one day, one.</summary>
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
        CountEnquiries(child);
        foreach (var episode in child.Episodes)
        {
            CountEpisode(episode);
            foreach (var assessment in episode.Assessments)
            {
                Assessments += One(year.Contains(assessment.Authorised));
            }

            foreach (var enquiry in episode.Section47s)
            {
                Conferences += One(year.Contains(enquiry.ConferenceDate));
            }

            foreach (var plan in episode.ProtectionPlans)
            {
                PlansStarted += One(year.Contains(plan.Start));
                PlansEnded += One(year.Contains(plan.End));
                PlansOpen += One(plan.IsOpenOn(year.LastDay));
            }
        }
    }

    /// <summary>A child has few enquiries, so that comparing each with those before it costs less than remembering their days.</summary>
    private void CountEnquiries(CinChild child)
    {
        for (var i = 0; i < child.Episodes.Length; i++)
        {
            for (var j = 0; j < child.Episodes[i].Section47s.Length; j++)
            {
                Enquiries += One(year.Contains(child.Episodes[i].Section47s[j].Start) && IsFirstOfItsDay(child, i, j));
            }
        }
    }

    private void CountEpisode(Episode episode)
    {
        var inYear = year.Contains(episode.ReferralDate);
        Referrals += One(inYear);
        NoFurtherAction += One(inYear && episode.IsNoFurtherAction);
        var inNeed = !episode.IsNoFurtherAction && !episode.IsNotInNeed;
        OpenEpisodes += One(inNeed && episode.IsOpenOn(year.LastDay));
        ClosedEpisodes += One(inNeed && year.Contains(episode.ClosureDate));
        Conferences += One(year.Contains(episode.ConferenceDate));
    }

    private static bool IsFirstOfItsDay(CinChild child, int episode, int enquiry)
    {
        var start = child.Episodes[episode].Section47s[enquiry].Start;
        for (var i = 0; i <= episode; i++)
        {
            var enquiries = child.Episodes[i].Section47s;
            for (var j = 0; j < (i < episode ? enquiries.Length : enquiry); j++)
            {
                if (enquiries[j].Start == start)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static int One(bool counts) => counts ? 1 : 0;
}
