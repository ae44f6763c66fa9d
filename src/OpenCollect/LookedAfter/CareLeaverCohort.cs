namespace OpenCollect.LookedAfter;

/// <summary>Whether somebody belongs to a care leaver cohort.</summary>
public enum CohortPlace
{
    /// <summary>A care leaver of the year.</summary>
    In,

    /// <summary>Still looked after: a care leaver only if care ends before the birthday.</summary>
    IfCareEnds,

    /// <summary>Not a care leaver of the year.</summary>
    Out,
}

/// <summary>What was decided of one person, and why. Child-level data.</summary>
/// <param name="ChildId">The authority's identifier.</param>
/// <param name="Birthday">The birthday in the year; none where the date of birth is not known.</param>
/// <param name="Age">The age on that birthday.</param>
/// <param name="Place">In or out.</param>
/// <param name="Reason">Why, in a sentence without a full stop.</param>
public sealed record CohortMember(string ChildId, DateOnly? Birthday, int? Age, CohortPlace Place, string Reason);

/// <summary>
/// Care leavers of a collection year, worked out from the returns of that year or the one before and of earlier years: looked after for
/// 13 weeks or more in all since the 14th birthday, some of it on or after the 16th, short breaks not counted, not adopted, and no
/// longer looked after on the birthday in the year. Those who turn 19 to 21 from 2013-14, 17 and 18 too from 2015-16, and from 2022-23
/// those who turn 22 to 25 and were in touch. Source: format notes, section 7. Memory follows the children and their episodes.
/// </summary>
public sealed class CareLeaverCohort
{
    private const int LeastDays = 13 * 7;

    private readonly Dictionary<string, Known> _people = new(StringComparer.Ordinal);

    /// <summary>Takes what one return says of a child. The latest return must come first; of an episode that several tell of, it is believed.</summary>
    /// <param name="child">The child in the return.</param>
    /// <param name="year">The collection year of the return.</param>
    public void Add(LookedAfterChild child, CollectionYear year)
    {
        if (child.Id is not { } id)
        {
            return;
        }

        if (!_people.TryGetValue(id, out var known))
        {
            _people.Add(id, known = new());
        }

        known.Add(child, year);
    }

    /// <summary>Whoever turns 17 to 25 in the year, in order of identifier, each with the reason for being in or out.</summary>
    public IEnumerable<CohortMember> In(CollectionYear year) =>
        _people.Where(p => !(p.Value.BirthDate > year.LastDay)).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => Judge(p.Key, p.Value, year)).Where(m => m.Age is >= 17 and <= 25 || m.Birthday is null);

    /// <summary>Who should be in OC3 of the year by care and age (to 21), and is not there; whoever is not in that year's return at all is absent too.</summary>
    public IEnumerable<CohortMember> Absent(CollectionYear year) =>
        In(year).Where(m => m is { Place: CohortPlace.In, Age: <= 21 } && !_people[m.ChildId].IsInOc3Of(year));

    private static CohortMember Judge(string id, Known known, CollectionYear year)
    {
        if (BirthdayIn(year, known.BirthDate) is not { } birthday)
        {
            return new(id, null, null, CohortPlace.Out, "no date of birth is known");
        }

        var age = birthday.Year - known.BirthDate!.Value.Year;
        var (place, reason) = Judge(known, year, birthday, age);
        return new(id, birthday, age, place, reason);
    }

    private static (CohortPlace Place, string Reason) Judge(Known known, CollectionYear year, DateOnly birthday, int age)
    {
        if (!AgesIn(year).Contains(age))
        {
            return (CohortPlace.Out, $"turns {age}, which is not an age of the care leavers of {year}");
        }

        var care = known.Care.Where(e => !e.IsShortBreak && e.Start is not null).ToList();
        if (care.Count == 0)
        {
            return (CohortPlace.Out, known.Care.Any() ? "only short breaks" : "no episode of care in the returns given");
        }

        if (known.Ended is { } ended)
        {
            return (CohortPlace.Out, ended);
        }

        var (days, afterSixteen) = Count(known.BirthDate, care, birthday);
        var open = care.Exists(e => e.EndOr(DateOnly.MaxValue) >= birthday);
        return (days, afterSixteen, open) switch
        {
            (_, _, true) when care.Exists(e => e.End >= birthday) => (CohortPlace.Out, $"was still looked after on the {age}th birthday"),
            (_, _, true) => (CohortPlace.IfCareEnds, $"still looked after; in only if care ends before the {age}th birthday"),
            ( < LeastDays, _, _) => (CohortPlace.Out, $"{days} days of care since the 14th birthday, fewer than 13 weeks"),
            (_, false, _) => (CohortPlace.Out, "no care on or after the 16th birthday"),
            _ when age > 21 && known.InTouch is not "YES" => (CohortPlace.Out, $"turns {age} and was not in touch when last returned"),
            _ when age > 21 => (CohortPlace.In, $"turns {age} and was in touch when last returned; {days / 7} weeks of care since the 14th birthday"),
            _ when known.InTouch == "RHOM" => (CohortPlace.In, $"turns {age}; {days / 7} weeks of care since the 14th birthday; back home when last returned"),
            _ => (CohortPlace.In, $"turns {age}; {days / 7} weeks of care since the 14th birthday, some of it since the 16th"),
        };
    }

    /// <summary>Days of care from the 14th birthday until before the day, and whether any was on or after the 16th birthday.</summary>
    private static (int Days, bool AfterSixteen) Count(DateOnly? born, IEnumerable<Episode> care, DateOnly before)
    {
        var (fourteen, sixteen) = (born.Birthday(14)!.Value, born.Birthday(16)!.Value);
        var (days, afterSixteen) = (0, false);
        foreach (var episode in care)
        {
            var from = episode.Start!.Value > fourteen ? episode.Start.Value : fourteen;
            var until = episode.EndOr(before) is { } end && end < before ? end : before;
            days += Math.Max(0, until.DayNumber - from.DayNumber);
            afterSixteen |= until > sixteen && until > from;
        }

        return (days, afterSixteen);
    }

    private static IEnumerable<int> AgesIn(CollectionYear year) => year.Ending switch
    {
        <= 2013 => [19],
        <= 2015 => [19, 20, 21],
        <= 2022 => [17, 18, 19, 20, 21],
        _ => [17, 18, 19, 20, 21, 22, 23, 24, 25],
    };

    private static DateOnly? BirthdayIn(CollectionYear year, DateOnly? born) =>
        born is not { } date || date > year.LastDay ? null
        : born.Birthday(year.LastDay.Year - date.Year) is { } birthday && birthday <= year.LastDay ? birthday
        : born.Birthday(year.LastDay.Year - date.Year - 1);

    private sealed class Known
    {
        private readonly Dictionary<DateOnly, Episode> _episodes = [];
        private CollectionYear? _lastOc3;

        public DateOnly? BirthDate { get; private set; }

        public string? InTouch { get; private set; }

        public IEnumerable<Episode> Care => _episodes.Values;

        /// <summary>Adoption or death, which end everything.</summary>
        public string? Ended =>
            InTouch == "DIED" || _episodes.Values.Any(e => e.ReasonCeased == "E2") ? "died"
            : _episodes.Values.Any(e => e.IsAdoption) ? "adopted"
            : _episodes.Count > 0 && _episodes.MaxBy(e => e.Key).Value.ReasonCeased == "E3" ? "care was taken over by another authority"
            : null;

        public bool IsInOc3Of(CollectionYear year) => _lastOc3 == year;

        public void Add(LookedAfterChild child, CollectionYear year)
        {
            BirthDate ??= child.BirthDate ?? (child.CareLeavers.IsEmpty ? null : child.CareLeavers[0].BirthDate);
            _lastOc3 ??= child.CareLeavers.Any(c => c.HasAnyItem) ? year : null;
            InTouch ??= child.CareLeavers.IsEmpty ? null : child.CareLeavers[0].InTouch;
            foreach (var episode in child.Episodes)
            {
                if (episode.Start is { } start)
                {
                    _episodes.TryAdd(start, episode);
                }
            }
        }
    }
}
