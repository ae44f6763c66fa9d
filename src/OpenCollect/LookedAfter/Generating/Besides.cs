using OpenCollect.Generating;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>What else happens in a time of care: reviews, social workers, absences, orders, motherhood, and what was before care.</summary>
internal sealed class Besides(CollectionYear year, SyntheticPlaces places)
{
    private static readonly Mix Reasons = new(
        ("LEFTRL", 330), ("TSPROC", 280), ("MANAGE", 200), ("ORGRST", 60), ("ABSENC", 60), ("OTHERS", 50), ("CHCHAN", 10), ("PCCHAN", 9), ("SWDIED", 1));

    /// <summary>The first day that any return of the three years can speak of.</summary>
    private readonly DateOnly _first = year.Previous.Previous.FirstDay;

    public Life Add(Draws draws, Life life, Course course)
    {
        if (life.Care.Any(c => c.IsShortBreak))
        {
            return life with { Permanence = new("Z1", null, null) };
        }

        var since = life.Care[0].From;
        return life with
        {
            Care = [.. life.Care.Select(c => c with { Reviews = Reviews(draws, c) })],
            Permanence = life.IsUasc ? new("Z1", null, null) : Before(draws, life.Identity.BirthDate, since),
            Workers = SocialWorkerEpisode.Group.Years.Include(year) ? Workers(draws, life.Care) : [],
            Absences = life.Identity.BirthDate.AddYears(11) < year.LastDay && draws.Is(120) ? Absences(draws, life) : [],
            Orders = LibertyOrder.Group.Years.Include(year) && draws.Is(60) ? Orders(draws, life) : [],
            FirstChild = !life.Identity.IsMale && course is Course.Ongoing or Course.Joined or Course.CameOfAge && draws.Is(60)
                ? FirstChild(draws, life)
                : null,
            LaterDeath = course == Course.CareLeaver && life.Identity.BirthDate.AddYears(19) < year.FirstDay && draws.Is(4)
                ? draws.Day(year.FirstDay, year.LastDay)
                : null,
        };
    }

    /// <summary>The first within 20 working days, the next within three months, others within six.</summary>
    private ImmutableArray<DateOnly> Reviews(Draws draws, Care care)
    {
        var reviews = new List<DateOnly>();
        var last = care.Until?.AddDays(-1) ?? year.LastDay;
        var day = WorkingDays.Forward(care.From, draws.Between(12, 20));
        for (var step = draws.Between(75, 91); day <= last; day = day.AddDays(step), step = draws.Between(150, 183))
        {
            if (day >= _first)
            {
                reviews.Add(day);
            }
        }

        return [.. reviews];
    }

    /// <summary>An order before care, with as much of its date as is known; it must be over before care began, whichever day is meant (632).</summary>
    private Permanence Before(Draws draws, DateOnly birth, DateOnly care)
    {
        if (!draws.Is(140) || care < birth.AddYears(2))
        {
            return new("Z1", null, null);
        }

        var day = draws.Day(birth.AddDays(100), care.AddDays(-60));
        var authority = draws.Below(10) switch { < 7 => places.Authority, 7 => "WAL", 8 => "999", _ => "352" };
        return draws.Below(10) switch
        {
            < 3 => new("P4", "999", "ZZ/ZZ/ZZZZ"),
            < 6 => new("P2", authority, ReturnDate.Format(day, DateForm.DayFirst)),
            < 8 => new("P1", authority, day.AddDays(31) < care ? $"ZZ/{day.Month:00}/{day.Year}" : "ZZ/ZZ/ZZZZ"),
            _ => new("P3", authority, day.Year < care.Year ? $"ZZ/ZZ/{day.Year}" : ReturnDate.Format(day, DateForm.DayFirst)),
        };
    }

    /// <summary>One after the other without a gap from the first day in care on, the last one for as long as the returns look (SW17).</summary>
    private ImmutableArray<Worker> Workers(Draws draws, ImmutableArray<Care> care)
    {
        var workers = new List<Worker>();
        for (var i = 0; i < care.Length; i++)
        {
            var end = i + 1 < care.Length ? care[i + 1].From.AddDays(-1) : care[i].Until?.AddDays(-10) ?? year.LastDay;
            var reason = i == 0 ? "FCONTA" : "TSPROC";
            for (var day = care[i].From; day <= end || day == care[i].From; day = day.AddDays(draws.Between(100, 700)))
            {
                if (day <= _first)
                {
                    workers.Clear();
                }

                workers.Add(new(draws.Is(20) ? $"XX{draws.Below(10_000):0000}" : $"SW{draws.Between(9_000_000, 9_999_999)}", day, reason));
                reason = Reasons.Draw(draws);
            }
        }

        return [.. workers];
    }

    /// <summary>Each within one stay, a day or more from its ends.</summary>
    private ImmutableArray<Absence> Absences(Draws draws, Life life)
    {
        var absences = new List<Absence>();
        foreach (var stay in life.Care.SelectMany(c => c.Stays))
        {
            var (from, last) = (stay.From.AddDays(2) < _first ? _first : stay.From.AddDays(2), stay.Until?.AddDays(-2) ?? year.LastDay);
            from = from < life.Identity.BirthDate.AddYears(10) ? life.Identity.BirthDate.AddYears(10) : from;
            for (from = from.AddDays(draws.Between(5, 150)); from <= last; from = from.AddDays(draws.Between(20, 250)))
            {
                var until = from.AddDays(draws.Below(100) switch { < 60 => draws.Between(0, 1), < 95 => draws.Between(2, 6), _ => draws.Between(7, 20) });
                if (until <= last && absences.Count < 40)
                {
                    absences.Add(new(draws.Is(850) ? "M" : "A", from, until));
                    from = until;
                }
                else if (stay.Until is null)
                {
                    absences.Add(new("M", from, null));
                    break;
                }
            }
        }

        return [.. absences];
    }

    /// <summary>Within one stay in a children's home or other placement that takes such an order (709).</summary>
    private ImmutableArray<(DateOnly From, DateOnly? Until)> Orders(Draws draws, Life life)
    {
        foreach (var stay in life.Care.SelectMany(c => c.Stays).Where(s => s.Setting.Kind is "K2" or Setting.Other))
        {
            var (first, last) = (stay.From < year.FirstDay ? year.FirstDay : stay.From, stay.Until ?? year.LastDay);
            if (first.AddDays(40) < last)
            {
                var from = first.AddDays(draws.Between(2, 20));
                return stay.Until is null && draws.Is(400) ? [(from, null)] : [(from, from.AddDays(draws.Between(7, 15)))];
            }
        }

        return [];
    }

    /// <summary>Born before any stay ended that the three returns tell of (625), and when the mother was 14 or older.</summary>
    private DateOnly? FirstChild(Draws draws, Life life)
    {
        var last = life.Care.SelectMany(c => c.Stays).Select(s => s.Until ?? year.LastDay).Where(d => d >= _first).Append(year.LastDay).Min();
        var first = life.Identity.BirthDate.AddYears(14);
        return first.AddDays(30) < last ? draws.Day(first, last) : null;
    }
}
