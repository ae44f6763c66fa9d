using OpenCollect.Cin.Codes;

namespace OpenCollect.Cin;

/// <summary>The journey of one child as CIN returns tell it: referral, assessment, section 47 enquiry, conference, plans, closure.</summary>
public static class CinJourney
{
    private const string Life = "Child";
    private const string Need = "Episode in need";
    private const string Assessed = "Assessment";
    private const string Enquiry = "Section 47 enquiry";
    private const string Conference = "Initial conference";
    private const string InNeedPlan = "CIN plan";
    private const string Protection = "Child protection plan";
    private const string Reviewed = "Plan review";

    /// <summary>The rows of a timeline, in the order of a child's way.</summary>
    public static ImmutableArray<string> Lanes { get; } = [Life, Need, Assessed, Enquiry, Conference, InNeedPlan, Protection, Reviewed];

    /// <summary>
    /// Puts together what one or more returns say of the child. What stands in several returns alike is told once; of what began the
    /// same but ended differently, the later return is believed.
    /// </summary>
    /// <param name="childId">The authority's identifier.</param>
    /// <param name="records">The child's records with their years, the oldest return first.</param>
    public static Journey Of(string childId, IEnumerable<(CollectionYear Year, CinChild Child)> records)
    {
        var spans = new Dictionary<(string, DateOnly), JourneySpan>();
        var events = new Dictionary<(string, DateOnly, string), JourneyEvent>();
        var withoutDate = 0;
        foreach (var (year, child) in records)
        {
            Happened(Life, child.BirthDate, "Born");
            Happened(Life, child.ExpectedBirthDate, "Expected to be born");
            Happened(Life, child.DeathDate, "Died");
            foreach (var episode in child.Episodes)
            {
                Tell(episode, year);
            }
        }

        return new(childId, [.. spans.Values.OrderBy(s => s.Start)], [.. events.Values.OrderBy(e => e.Date)], withoutDate);

        void Tell(Episode episode, CollectionYear year)
        {
            var (source, from) = (ReferralSource.Codes.Describe(episode.ReferralSource, year), $"referred {episode.ReferralSource}");
            if (episode.IsNoFurtherAction)
            {
                Happened(Need, episode.ReferralDate, $"Referred by {source}: no further action", $"{from}, no further action");
            }
            else
            {
                Happened(Need, episode.ReferralDate, $"Referred by {source}", from);
                Lasted(Need, episode.ReferralDate, episode.ClosureDate, $"In need: {PrimaryNeed.Codes.Describe(episode.PrimaryNeed, year)}");
            }

            if (episode.ClosureDate is not null)
            {
                Happened(Need, episode.ClosureDate, $"Closed: {Codes.ReasonForClosure.Codes.Describe(episode.ReasonForClosure, year)}");
            }

            Happened(Conference, episode.ConferenceDate, "Initial conference, before transfer in");
            foreach (var assessment in episode.Assessments)
            {
                var factors = assessment.Factors.IsEmpty ? "" : ": " + string.Join("; ", assessment.Factors.Select(f => AssessmentFactors.Codes.Describe(f, year)));
                Lasted(Assessed, assessment.Start, assessment.Authorised, $"Assessment{factors}");
            }

            foreach (var enquiry in episode.Section47s)
            {
                Lasted(Enquiry, enquiry.Start, enquiry.ConferenceDate ?? (enquiry.NeedsNoConference ? enquiry.Start : null),
                    enquiry.NeedsNoConference ? "Section 47 enquiry, no conference needed" : "Section 47 enquiry");
                Happened(Conference, enquiry.ConferenceDate, "Initial child protection conference");
            }

            foreach (var plan in episode.CinPlans)
            {
                Lasted(InNeedPlan, plan.Start, plan.End, "Child in need plan");
            }

            foreach (var plan in episode.ProtectionPlans)
            {
                Lasted(Protection, plan.Start, plan.End,
                    $"Child protection plan: {CategoryOfAbuse.Codes.Describe(plan.InitialCategory, year)}, latest {CategoryOfAbuse.Codes.Describe(plan.LatestCategory, year)}");
                foreach (var review in plan.Reviews)
                {
                    Happened(Reviewed, review.Date, "Review of the child protection plan");
                }
            }
        }

        // The words of a code change from year to year: the code says whether two returns tell the same.
        void Happened(string lane, DateOnly? date, string what, string? same = null)
        {
            if (date is { } day)
            {
                events[(lane, day, same ?? what)] = new(lane, day, what);
            }
        }

        void Lasted(string lane, DateOnly? start, DateOnly? end, string what)
        {
            if (start is { } first)
            {
                spans[(lane, first)] = new(lane, first, end, what);
            }
            else
            {
                withoutDate++;
            }
        }
    }
}
