using OpenCollect.Generating;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>
/// Tells a life as the return of one year tells it: what overlaps the year, ends after it left open, in that year's codes and tables.
/// </summary>
/// <param name="seed">The generator's seed: what is observed each year is drawn for that year.</param>
/// <param name="year">The year of the return, which may be one before that of the life.</param>
internal sealed class Returns(int seed, CollectionYear year)
{
    private const int Purpose = 10;

    private readonly Observed _observed = new(year);

    /// <summary>The child's rows; none where the return has no reason to tell of the person.</summary>
    public LookedAfterChild? Tell(Life life)
    {
        var who = life.Identity;
        var born = who.BirthDate;
        var draws = new Draws(seed, who.Number, Purpose + year.Ending);
        var care = life.Care.Where(c => c.From <= year.LastDay && !(c.Until < year.FirstDay)).ToList();
        var episodes = Episodes(life);
        var child = new LookedAfterChild { Id = who.Id, Episodes = episodes };
        var leaver = CareLeaver(draws, life, child);
        if (episodes.IsEmpty && leaver is null)
        {
            return null;
        }

        var inCare = care.Exists(c => !c.IsShortBreak);
        var isUasc = life.IsUasc && !episodes.IsEmpty && UascEnd(life) >= year.FirstDay;
        var sex = SexOf(who);
        child = child with
        {
            Headers = [Header(life, sex, inCare, isUasc)],
            CareLeavers = leaver is null ? [] : [leaver],
            AsylumSeekers = isUasc ? [new() { ChildId = who.Id, BirthDate = born, Sex = sex, Ceased = UascCeased(life) }] : [],
            Outcomes = child.IsContinuouslyLookedAfter(year) ? [_observed.Outcomes(draws, who)] : [],
        };
        if (episodes.IsEmpty)
        {
            return child;
        }

        return child with
        {
            Reviews = [.. care.SelectMany(c => c.Reviews).Where(d => year.Contains(d)).Select(d => Observed.Review(draws, who, d))],
            Adoptions = life.Adopters is { } adopters && year.Contains(life.Care[^1].Until) ? [Adoption(life, adopters)] : [],
            PlacementDecisions = Decisions(life),
            PreviousPermanences = Permanences(life, care),
            MissingPeriods = Absences(life),
            SocialWorkers = inCare ? Workers(life) : [],
            LibertyOrders = Orders(life),
        };
    }

    private bool IsOpen(DateOnly? until) => !(until <= year.LastDay);

    private DateOnly? InYear(DateOnly? until) => IsOpen(until) ? null : until;

    private string SexOf(Identity who) => year.Ending >= 2025 ? who.IsMale ? "M" : "F" : who.IsMale ? "1" : "2";

    private Header Header(Life life, string sex, bool inCare, bool isUasc)
    {
        var who = life.Identity;
        var isMother = inCare && life.FirstChild <= year.LastDay;
        return new()
        {
            ChildId = who.Id,
            Sex = sex,
            BirthDate = who.BirthDate,
            Ethnicity = who.Ethnicity,
            Upn = who.UpnIn(year),
            Mother = who.IsMale || !inCare ? null : isMother ? "1" : "0",
            FirstChildBirthDate = isMother ? life.FirstChild : null,
            Uasc = isUasc ? "1" : "0",
        };
    }

    private ImmutableArray<Episode> Episodes(Life life)
    {
        var episodes = ImmutableArray.CreateBuilder<Episode>();
        foreach (var care in life.Care)
        {
            foreach (var stay in care.Stays)
            {
                if (stay.From <= year.LastDay && !(stay.Until < year.FirstDay))
                {
                    episodes.Add(Told(life, care, stay));
                }
            }
        }

        return episodes.ToImmutable();
    }

    private Episode Told(Life life, Care care, Stay stay)
    {
        var isOpen = IsOpen(stay.Until);
        var knowsProviders = Episode.UrnField.Years.Include(year);
        return new()
        {
            ChildId = life.Identity.Id,
            Start = stay.From,
            ReasonStarted = stay.Began,
            LegalStatus = stay.Status,
            Need = life.Need,
            Placement = stay.Setting.CodeIn(year),
            Provider = stay.Setting.Provider,
            End = InYear(stay.Until),
            ReasonCeased = isOpen ? null : Leaving.CodeIn(stay.Left!, year),
            ReasonForChange = isOpen || !knowsProviders ? null : stay.Reason,
            HomePostcode = care.Home,
            PlacementPostcode = stay.Setting.Postcode.Length == 0 ? null : stay.Setting.Postcode,
            Urn = knowsProviders ? stay.Setting.Urn : null,
        };
    }

    private static DateOnly UascEnd(Life life) => life.Care[^1].Until is { } left && left < OfAge(life) ? left : OfAge(life);

    /// <summary>The day the status ended if that is known in the year, and otherwise the eighteenth birthday to come (205B).</summary>
    private DateOnly UascCeased(Life life) => UascEnd(life) <= year.LastDay ? UascEnd(life) : OfAge(life);

    private static DateOnly OfAge(Life life) => life.Identity.BirthDate.AddYears(18);

    private Adoption Adoption(Life life, Adopters adopters) => new()
    {
        ChildId = life.Identity.Id,
        BirthDate = life.Identity.BirthDate,
        Decision = life.Decision!.Date,
        Matched = adopters.Matched,
        FosterCare = adopters.WereFosterCarers ? "1" : "0",
        Adopters = adopters.Sex is "M1" or "F1" ? "1" : "2",
        AdopterSex = adopters.Sex,
        AdopterStatus = year.Ending >= 2015 ? adopters.Status : adopters.Status is "L11" or "L12" ? "L1" : adopters.Status,
    };

    private ImmutableArray<PlacementDecision> Decisions(Life life)
    {
        if (life.Decision is not { } decision || decision.Date > year.LastDay || decision.Reversed < year.FirstDay)
        {
            return [];
        }

        var reversed = InYear(decision.Reversed);
        return
        [
            new()
            {
                ChildId = life.Identity.Id,
                BirthDate = life.Identity.BirthDate,
                Date = decision.Date,
                Ceased = reversed,
                ReasonCeased = reversed is null ? null : decision.Reason,
            },
        ];
    }

    /// <summary>Given where care began in the year (630, 634).</summary>
    private ImmutableArray<PreviousPermanence> Permanences(Life life, List<Care> care) =>
        PreviousPermanence.Group.Years.Include(year) && life.Permanence is { } before && care.Exists(c => c.From >= year.FirstDay)
            ? [new() { ChildId = life.Identity.Id, BirthDate = life.Identity.BirthDate, Kind = before.Kind, Authority = before.Authority, Date = before.Date }]
            : [];

    private ImmutableArray<MissingPeriod> Absences(Life life) => !MissingPeriod.Group.Years.Include(year) ? [] :
    [
        .. life.Absences.Where(a => a.From <= year.LastDay && !(a.Until < year.FirstDay)).Select(a => new MissingPeriod
        {
            ChildId = life.Identity.Id,
            BirthDate = life.Identity.BirthDate,
            Kind = a.Kind,
            Start = a.From,
            End = InYear(a.Until),
        }),
    ];

    private ImmutableArray<SocialWorkerEpisode> Workers(Life life)
    {
        if (!SocialWorkerEpisode.Group.Years.Include(year))
        {
            return [];
        }

        var rows = ImmutableArray.CreateBuilder<SocialWorkerEpisode>();
        for (var i = 0; i < life.Workers.Length; i++)
        {
            var (worker, until) = (life.Workers[i], i + 1 < life.Workers.Length ? life.Workers[i + 1].From : (DateOnly?)null);
            if (worker.From <= year.LastDay && !(until < year.FirstDay))
            {
                rows.Add(new()
                {
                    ChildId = life.Identity.Id,
                    BirthDate = life.Identity.BirthDate,
                    Worker = worker.Id,
                    Start = worker.From,
                    End = InYear(until),
                    Reason = worker.Reason,
                });
            }
        }

        return rows.ToImmutable();
    }

    private ImmutableArray<LibertyOrder> Orders(Life life) => !LibertyOrder.Group.Years.Include(year) ? [] :
    [
        .. life.Orders.Where(o => o.From <= year.LastDay && !(o.Until < year.FirstDay)).Select(o => new LibertyOrder
        {
            ChildId = life.Identity.Id,
            BirthDate = life.Identity.BirthDate,
            Start = o.From,
            End = InYear(o.Until),
        }),
    ];

    /// <summary>
    /// Who was looked after for 13 weeks since 14, some of it since 16, has left, and has one of the birthdays of the year's cohort in it.
    /// </summary>
    private CareLeaver? CareLeaver(Draws draws, Life life, LookedAfterChild child)
    {
        DateOnly? born = life.Identity.BirthDate;
        if (born.AgeOn(year.LastDay) is not { } age || !IsInCohort(age) || life.Care[^1] is not { Until: { } left } last || last.IsShortBreak
            || left > year.LastDay || last.Left is "E11" or "E12" or "E2" or "E3" || life.FirstChild is not null || life.LaterDeath < year.FirstDay)
        {
            return null;
        }

        var birthday = born.Birthday(age)!.Value;
        var wasLookedAfter = left > born.Birthday(16) && DaysSince(life, born.Birthday(14)!.Value) >= 91;
        return wasLookedAfter && (age < 19 ? left < birthday : child.Episodes.IsEmpty) && !child.IsContinuouslyLookedAfter(year)
            ? _observed.CareLeaver(draws, life, age)
            : null;
    }

    private bool IsInCohort(int age) => year.Ending switch
    {
        < 2014 => age == 19,
        < 2016 => age is >= 19 and <= 21,
        < 2023 => age is >= 17 and <= 21,
        _ => age is >= 17 and <= 25,
    };

    /// <summary>Counted as the check does (1001): over the stays that this return and the one before it have.</summary>
    private int DaysSince(Life life, DateOnly first)
    {
        var days = 0;
        foreach (var stay in life.Care.SelectMany(c => c.Stays))
        {
            if (stay.Until is { } until && (until >= year.Previous.FirstDay || life.Identity.BirthDate.AddYears(20) <= year.LastDay))
            {
                days += Math.Max(0, until.DayNumber - Math.Max(stay.From.DayNumber, first.DayNumber));
            }
        }

        return days;
    }
}
