using OpenCollect.LookedAfter.Codes;

namespace OpenCollect.LookedAfter;

/// <summary>The journey of one child as SSDA903 returns tell it: into care, placements, reviews, times missing, adoption, leaving, after.</summary>
public static class LookedAfterJourney
{
    private const string Life = "Child";
    private const string InCare = "Looked after";
    private const string Status = "Legal status";
    private const string Placed = "Placement";
    private const string Reviewed = "Review of care";
    private const string Missing = "Missing from care";
    private const string Liberty = "Deprivation of liberty";
    private const string Adoption = "Adoption";
    private const string Worker = "Social worker";
    private const string After = "Care leaver";

    /// <summary>The rows of a timeline, in the order of a child's way.</summary>
    public static ImmutableArray<string> Lanes { get; } = [Life, InCare, Status, Placed, Reviewed, Missing, Liberty, Adoption, Worker, After];

    /// <summary>
    /// Puts together what one or more returns say of the child. What stands in several returns alike is told once; of what began the
    /// same but ended differently, the later return is believed.
    /// </summary>
    /// <param name="childId">The authority's identifier.</param>
    /// <param name="records">The child's records with their years, the oldest return first.</param>
    public static Journey Of(string childId, IEnumerable<(CollectionYear Year, LookedAfterChild Child)> records)
    {
        var told = new Told();
        var episodes = new SortedDictionary<DateOnly, (CollectionYear Year, Episode Episode)>();
        foreach (var (year, child) in records)
        {
            told.Happened(Life, child.BirthDate, "Born");
            told.Happened(Life, child.Header?.FirstChildBirthDate, "Became a mother");
            foreach (var episode in child.Episodes)
            {
                if (episode.Start is { } start)
                {
                    episodes[start] = (year, episode);
                }
                else
                {
                    told.WithoutDate++;
                }
            }

            Beside(child, year, told);
        }

        var periods = PeriodOfCare.Of([.. episodes.Values.Select(e => e.Episode)]);
        Episodes(periods, e => episodes[e.Start!.Value].Year, told);
        Decisions(periods, told);
        return new(childId, [.. told.Spans.Values.OrderBy(s => s.Start)], [.. told.Events.OrderBy(e => e.Date)], told.WithoutDate);
    }

    /// <summary>Periods of care, and in them how long each legal status and each placement lasted, across the episodes that carry them on.</summary>
    private static void Episodes(ImmutableArray<PeriodOfCare> periods, Func<Episode, CollectionYear> yearOf, Told told)
    {
        foreach (var period in periods)
        {
            told.Lasted(InCare, period.Start, period.End, $"Looked after: {CategoryOfNeed.Codes.Describe(period.First.Need, yearOf(period.First))}");
            told.Happened(InCare, period.End, $"Left care: {ReasonEpisodeCeased.Codes.Describe(period.Last.ReasonCeased, yearOf(period.Last))}");
            Runs(period, e => e.LegalStatus, e => told.Add(Status, LegalStatus.Codes.Describe(e.LegalStatus, yearOf(e))));
            Runs(period, e => (e.Placement, e.PlacementPostcode, e.Urn, e.Provider), e => told.Add(Placed, Placement.Codes.Describe(e.Placement, yearOf(e))));
        }

        static void Runs<T>(PeriodOfCare period, Func<Episode, T> what, Func<Episode, Action<DateOnly?, DateOnly?>> tell)
        {
            var first = 0;
            for (var i = 1; i <= period.Episodes.Length; i++)
            {
                if (i == period.Episodes.Length || !Equals(what(period.Episodes[i]), what(period.Episodes[first])))
                {
                    tell(period.Episodes[first])(period.Episodes[first].Start, period.Episodes[i - 1].End);
                    first = i;
                }
            }
        }
    }

    private static void Beside(LookedAfterChild child, CollectionYear year, Told told)
    {
        foreach (var review in child.Reviews)
        {
            told.Happened(Reviewed, review.Date, $"Review: {ReviewParticipation.Codes.Describe(review.Participation, year)}");
        }

        foreach (var missing in child.MissingPeriods)
        {
            told.Lasted(Missing, missing.Start, missing.End, Codes.Missing.Codes.Describe(missing.Kind, year));
        }

        foreach (var order in child.LibertyOrders)
        {
            told.Lasted(Liberty, order.Start, order.End, "Deprivation of liberty order");
        }

        foreach (var adoption in child.Adoptions)
        {
            told.Happened(Adoption, adoption.Decision, "Decision that adoption is in the child's interest");
            told.Happened(Adoption, adoption.Matched, "Matched with adopters");
        }

        foreach (var decision in child.PlacementDecisions)
        {
            if (decision.Date is { } date)
            {
                told.Decisions[date] = decision;
            }
            else
            {
                told.WithoutDate++;
            }

            told.Happened(Adoption, decision.Ceased, $"Should no longer be placed: {ReasonPlacedCeased.Codes.Describe(decision.ReasonCeased, year)}");
        }

        foreach (var worker in child.SocialWorkers)
        {
            told.Lasted(Worker, worker.Start, worker.End, "Social worker");
        }

        foreach (var seeker in child.AsylumSeekers)
        {
            told.Happened(Life, seeker.Ceased, "No longer an unaccompanied asylum-seeking child");
        }

        foreach (var leaver in child.CareLeavers)
        {
            told.Happened(
                After, BirthdayIn(year, child.BirthDate ?? leaver.BirthDate),
                $"Care leaver: {InTouch.Codes.Describe(leaver.InTouch, year)}; {Activity.Codes.Describe(leaver.Activity, year)}; {Accommodation.Codes.Describe(leaver.Accommodation, year)}");
        }
    }

    /// <summary>That a child should be placed for adoption holds until it is said to cease, or until care ends, by adoption or otherwise.</summary>
    private static void Decisions(ImmutableArray<PeriodOfCare> periods, Told told)
    {
        foreach (var (date, decision) in told.Decisions)
        {
            var care = periods.Where(p => p.IsOpen || p.End >= date).Select(p => p.End).FirstOrDefault();
            told.Lasted(Adoption, date, decision.Ceased ?? care, "Should be placed for adoption");
        }
    }

    /// <summary>What OC3 says of a care leaver holds on or around the birthday in the year (format notes, section 7).</summary>
    private static DateOnly? BirthdayIn(CollectionYear year, DateOnly? born) =>
        born is not { } date || date > year.LastDay ? null
        : born.Birthday(year.LastDay.Year - date.Year) is { } birthday && birthday <= year.LastDay ? birthday
        : born.Birthday(year.FirstDay.Year - date.Year);

    private sealed class Told
    {
        public Dictionary<(string, DateOnly), JourneySpan> Spans { get; } = [];

        public HashSet<JourneyEvent> Events { get; } = [];

        /// <summary>Decisions that the child should be placed for adoption, by day.</summary>
        public Dictionary<DateOnly, PlacementDecision> Decisions { get; } = [];

        public int WithoutDate { get; set; }

        public void Happened(string lane, DateOnly? date, string what)
        {
            if (date is { } day)
            {
                Events.Add(new(lane, day, what));
            }
        }

        public Action<DateOnly?, DateOnly?> Add(string lane, string what) => (start, end) => Lasted(lane, start, end, what);

        public void Lasted(string lane, DateOnly? start, DateOnly? end, string what)
        {
            if (start is { } first)
            {
                Spans[(lane, first)] = new(lane, first, end, what);
            }
            else
            {
                WithoutDate++;
            }
        }
    }
}
