using OpenCollect.Generating;

namespace OpenCollect.Cin.Generating;

/// <summary>
/// Makes the single records of an episode. Each is complete and within the year by itself: an event that ended before the year is
/// no part of the return, and one that would end after the last day ends there or, in an open case, is still going on.
/// </summary>
internal sealed class Events(CollectionYear year, Proportions proportions)
{
    /// <summary>An assessment that began earlier may not be open at the end of the year without a query (8670Q, the day itself counted).</summary>
    private readonly DateOnly _assessmentsOpenFrom = WorkingDays.Back(year.LastDay, 44);

    /// <summary>The same for an enquiry without its conference (8675Q).</summary>
    private readonly DateOnly _enquiriesOpenFrom = WorkingDays.Back(year.LastDay, 14);

    /// <summary>An assessment begun on that day, or none if it would not be reported this year.</summary>
    public Assessment? Assessment(Draws draws, DateOnly start, DateOnly last, bool isOpen, bool isDisabled)
    {
        var end = WorkingDays.Forward(start, Duration(draws));
        if (start > last || end < year.FirstDay)
        {
            return null;
        }

        if (end > last && isOpen && start >= _assessmentsOpenFrom)
        {
            return new() { Start = start };
        }

        end = end > last ? last : end;
        return new()
        {
            Start = start,
            InternalReview = draws.Is(500) ? draws.Day(start, end) : null,
            Authorised = end,
            Factors = Factors(draws, isDisabled),
        };
    }

    /// <summary>Working days: a quarter within 20, half within 35, three quarters within 43.</summary>
    private static int Duration(Draws draws) => draws.Below(20) switch
    {
        0 => 0,
        < 5 => draws.Between(1, 20),
        < 10 => draws.Between(21, 35),
        < 17 => draws.Between(35, 45),
        _ => draws.Between(46, 80),
    };

    /// <summary>One to six factors; those of a disabled child name the disability, which 2021-22 asks for (8899Q).</summary>
    public ImmutableArray<string> Factors(Draws draws, bool isDisabled)
    {
        var count = draws.Below(20) switch { < 3 => 1, < 7 => 2, < 12 => 3, < 15 => 4, < 18 => 5, _ => 6 };
        var factors = proportions.Factors.Draw(draws, count);
        return isDisabled && !factors.Contains("5A") && !factors.Contains("6A") ? factors.SetItem(0, draws.Is(700) ? "5A" : "6A") : factors;
    }

    /// <summary>An enquiry begun on that day, or none if that is after the last.</summary>
    public Section47? Enquiry(Draws draws, DateOnly start, DateOnly last, bool isOpen, bool leadsToConference)
    {
        if (start > last)
        {
            return null;
        }

        var conference = WorkingDays.Forward(start, draws.Is(800) ? draws.Between(6, 15) : draws.Between(16, 30));
        var isHeld = leadsToConference && conference <= last;
        if (!isHeld && !(leadsToConference && isOpen && start >= _enquiriesOpenFrom))
        {
            return new() { Start = start, ConferenceNotRequired = Said(draws, true) };
        }

        return new()
        {
            Start = start,
            ConferenceTarget = WorkingDays.Forward(start, 15),
            ConferenceDate = isHeld ? conference : null,
            ConferenceNotRequired = Said(draws, false),
        };
    }

    /// <summary>A protection plan that begins before the last day.</summary>
    public ProtectionPlan ProtectionPlan(Draws draws, DateOnly start, DateOnly last, bool isOpen, int previous)
    {
        DateOnly? end = start < year.FirstDay
            ? isOpen && draws.Is(500) ? null : draws.Day(year.FirstDay, last)
            : start.AddDays(draws.Between(80, 480));
        return PlanUntil(draws, start, end > last ? isOpen ? null : last : end, previous);
    }

    public ProtectionPlan PlanUntil(Draws draws, DateOnly start, DateOnly? end, int previous)
    {
        var category = proportions.Abuse.Draw(draws);
        return new()
        {
            Start = start,
            End = end,
            InitialCategory = category,
            LatestCategory = draws.Is(850) ? category : proportions.Abuse.Draw(draws),
            PreviousPlans = $"{previous}",
            Reviews = Reviews(draws, start, end ?? year.LastDay),
        };
    }

    /// <summary>
    /// The first within three months, others within six of the one before. Of those before the year only the last is returned
    /// (guide 2024-25, section 5.5.1).
    /// </summary>
    private ImmutableArray<Review> Reviews(Draws draws, DateOnly start, DateOnly last)
    {
        var reviews = new List<Review>();
        for (var day = start.AddDays(draws.Between(65, 91)); day <= last; day = day.AddDays(draws.Between(120, 182)))
        {
            if (reviews.Count > 0 && day < year.FirstDay)
            {
                reviews.Clear();
            }

            reviews.Add(new() { Date = day });
        }

        return [.. reviews];
    }

    /// <summary>A CIN plan, or none if fewer than eight days are left or the year's return has no such plans.</summary>
    public CinPlan? CinPlan(Draws draws, DateOnly start, DateOnly last, bool isOpen)
    {
        var begin = start < year.FirstDay ? year.FirstDay : start;
        if (begin.AddDays(7) > last || !Cin.CinPlan.Group.Years.Include(year))
        {
            return null;
        }

        var end = begin.AddDays(draws.Between(30, 270));
        return new() { Start = start, End = end <= last ? end : isOpen ? null : last };
    }

    /// <summary>True or false as systems say it, mostly in words.</summary>
    public static string Said(Draws draws, bool value) => draws.Is(100) ? value ? "1" : "0" : value ? "true" : "false";
}
