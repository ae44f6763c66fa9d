using OpenCollect.Generating;

namespace OpenCollect.Cin.Generating;

/// <summary>Tells an episode from referral to closure, each step from the one before, so that dates agree by the way they are made.</summary>
internal sealed class Stories(CollectionYear year, Proportions proportions)
{
    private readonly Events _events = new(year, proportions);

    public Episode NoFurtherAction(Draws draws, DateOnly first, DateOnly last) => new()
    {
        ReferralDate = draws.Day(first, last),
        ReferralSource = proportions.Source.Draw(draws),
        NoFurtherAction = Events.Said(draws, true),
    };

    /// <summary>Assessed and closed at once: one assessment with factor 21 alone, and nothing else (guide 2024-25, section 4.7.1).</summary>
    public Episode NotInNeed(Draws draws, DateOnly first)
    {
        var referral = draws.Day(first, year.LastDay.AddDays(-75));
        var start = referral.AddDays(draws.Below(3));
        var end = WorkingDays.Forward(start, draws.Between(5, 45));
        return new()
        {
            ReferralDate = referral,
            ReferralSource = proportions.Source.Draw(draws),
            PrimaryNeed = proportions.NeedOfNotInNeed.Draw(draws),
            ClosureDate = end.AddDays(draws.Below(5)),
            ReasonForClosure = proportions.ClosureAfterAssessment.Draw(draws),
            NoFurtherAction = Events.Said(draws, false),
            Assessments = [new() { Start = start, InternalReview = draws.Is(500) ? draws.Day(start, end) : null, Authorised = end, Factors = ["21"] }],
        };
    }

    /// <summary>Referred in the year: assessed, then perhaps an enquiry, a conference and a plan.</summary>
    public Episode New(Draws draws, DateOnly first, in Facts facts, bool staysOpen = false)
    {
        var referral = draws.Day(first, year.LastDay);
        var told = Begin(draws, referral, staysOpen ? null : ClosureAfter(draws, referral), facts);
        var assessment = told.Add(_events.Assessment(draws, referral.AddDays(draws.Below(3)), told.Last, told.IsOpen, facts.IsDisabled));
        if (assessment is not null && !facts.IsAdult && draws.Is(480))
        {
            Enquire(draws, told, referral.AddDays(draws.Below(16)), facts);
        }

        if (assessment?.Authorised is { } assessed && told.PlanFrom is null && draws.Is(600))
        {
            told.Add(_events.CinPlan(draws, assessed.AddDays(draws.Between(1, 14)), told.Last, told.IsOpen));
        }

        Reassess(draws, told, assessment, facts);
        return End(draws, told);
    }

    /// <summary>Referred before the year and still open when it began.</summary>
    public Episode Earlier(Draws draws, in Facts facts)
    {
        var before = year.FirstDay.AddDays(-1);
        var referral = draws.Day(Later(facts.Earliest, before.AddDays(draws.Is(550) ? -270 : -1500)), before);
        var told = Begin(draws, referral, draws.Is(480) ? draws.Day(year.FirstDay, year.LastDay) : null, facts);
        var isPlanned = referral.AddDays(60) < before && !facts.IsAdult && draws.Is(160);
        var assessment = draws.Is(isPlanned ? 400 : 680)
            ? told.Add(_events.Assessment(draws, draws.Day(year.FirstDay, told.Last), told.Last, told.IsOpen, facts.IsDisabled))
            : null;
        if (isPlanned)
        {
            var start = draws.Day(Later(referral.AddDays(10), before.AddDays(-450)), before.AddDays(-20));
            Protect(draws, told, start, facts);
        }
        else if (assessment is not null && !facts.IsAdult && draws.Is(320))
        {
            Enquire(draws, told, draws.Day(year.FirstDay, told.Last), facts);
        }

        var planned = draws.Day(Later(referral, before.AddDays(-300)), before);
        if (told.PlanFrom is not { } protectedFrom)
        {
            told.Add(draws.Is(440) ? _events.CinPlan(draws, planned, told.Last, told.IsOpen) : null);
        }
        else if (protectedFrom > year.FirstDay && draws.Is(350))
        {
            told.AddFirst(_events.CinPlan(draws, planned, protectedFrom, isOpen: false));
        }

        Reassess(draws, told, assessment, facts);
        return End(draws, told);
    }

    /// <summary>Moved in from another authority with a plan: the conference stands at the episode itself (guide 2024-25, section 4.1.1).</summary>
    public Episode TransferredIn(Draws draws, DateOnly first, in Facts facts)
    {
        var referral = draws.Day(first, year.LastDay.AddDays(-50));
        var told = Begin(draws, referral, draws.Is(250) ? draws.Day(year.LastDay.AddDays(-15), year.LastDay) : null, facts);
        told.Add(_events.Assessment(draws, referral.AddDays(draws.Below(3)), told.Last, told.IsOpen, facts.IsDisabled));
        var conference = WorkingDays.Forward(referral, draws.Between(5, 15));
        Protect(draws, told, conference, facts);
        return End(draws, told) with { ConferenceDate = conference, ReferralSource = "5C" };
    }

    /// <summary>
    /// Open while the child is looked after. What protected the child ended when care began; the assessment of an unaccompanied asylum
    /// seeker, and of nobody else, says so.
    /// </summary>
    public Episode LookedAfter(Draws draws, ImmutableArray<CareTime> care, in Facts facts)
    {
        var (first, last) = (care[0], care[^1]);
        var referral = Later(facts.Earliest, first.From.AddDays(-(first.IsUasc ? draws.Below(2) : draws.Between(3, 220))));
        var closure = last.Until is not { } left ? null
            : last.Ended is CareEnd.Other && !draws.Is(200) ? left.AddDays(draws.Between(5, 250))
            : last.Ended is CareEnd.CameOfAge && draws.Is(700) ? null
            : (DateOnly?)left;
        closure = closure <= year.LastDay ? closure : null;
        var told = new Telling(
            new()
            {
                ReferralDate = referral,
                ReferralSource = proportions.Source.Draw(draws),
                PrimaryNeed = first.Need,
                ClosureDate = closure,
                ReasonForClosure = closure is null ? null : Closure(last.Ended, facts),
            },
            closure ?? year.LastDay);
        var begin = Later(year.FirstDay, referral);
        var assessment = first.IsUasc || draws.Is(referral >= year.FirstDay ? 950 : 500)
            ? _events.Assessment(draws, referral >= year.FirstDay ? referral.AddDays(draws.Below(3)) : draws.Day(begin, told.Last), told.Last, isOpen: false, facts.IsDisabled)
            : null;
        told.Add(assessment is null ? null : assessment with { Factors = Asylum(assessment.Factors, first.IsUasc) });
        if (assessment is not null && referral >= year.FirstDay && first.Need == "N1" && referral.AddDays(40) < first.From && draws.Is(600))
        {
            var enquiry = told.Add(_events.Enquiry(draws, referral.AddDays(draws.Below(6)), first.From, isOpen: false, draws.Is(700)));
            if (enquiry?.ConferenceDate is { } conference && conference < first.From)
            {
                told.Add(_events.PlanUntil(draws, conference, first.From, facts.PreviousPlans));
            }
        }

        return End(draws, told);
    }

    private static string Closure(CareEnd ended, in Facts facts) => ended switch
    {
        CareEnd.Adopted => "RC1",
        CareEnd.Died => "RC2",
        CareEnd.ChildArrangements => "RC3",
        CareEnd.SpecialGuardianship => "RC4",
        CareEnd.TakenOver => "RC5",
        _ => facts.IsAdult ? "RC6" : "RC7",
    };

    public static ImmutableArray<string> Asylum(ImmutableArray<string> factors, bool isUasc)
    {
        const string seeker = "9A";
        const string other = "20";
        return isUasc == factors.Contains(seeker) ? factors
            : isUasc ? factors.SetItem(0, seeker)
            : factors.Contains(other) ? factors.Remove(seeker) : factors.Replace(seeker, other);
    }

    /// <summary>One of everything that the year has, with room between the dates; closed, or open with its protection plan.</summary>
    public Episode Whole(Draws draws, bool isOpen, in Facts facts)
    {
        var referral = draws.Day(year.FirstDay.AddDays(20), year.FirstDay.AddDays(60));
        var assessed = WorkingDays.Forward(referral.AddDays(1), draws.Between(20, 40));
        var start = referral.AddDays(draws.Between(5, 10));
        var conference = WorkingDays.Forward(start, draws.Between(10, 15));
        var end = conference.AddDays(draws.Between(100, 140));
        var cinEnd = end.AddDays(draws.Between(40, 60));
        var told = Begin(draws, referral, isOpen ? null : cinEnd.AddDays(draws.Below(10)), facts);
        told.Add(new Assessment { Start = referral.AddDays(1), Authorised = assessed, Factors = _events.Factors(draws, facts.IsDisabled) });
        told.Add(new Section47
        {
            Start = start,
            ConferenceTarget = WorkingDays.Forward(start, 15),
            ConferenceDate = conference,
            ConferenceNotRequired = Events.Said(draws, false),
        });
        told.Add(_events.PlanUntil(draws, conference, isOpen ? null : end, facts.PreviousPlans));
        if (!isOpen && CinPlan.Group.Years.Include(year))
        {
            told.Add(new CinPlan { Start = end, End = cinEnd });
        }

        return End(draws, told);
    }

    private void Enquire(Draws draws, Telling told, DateOnly start, in Facts facts)
    {
        var enquiry = told.Add(_events.Enquiry(draws, start, told.Last, told.IsOpen, draws.Is(320)));
        if (enquiry?.ConferenceDate is { } conference && draws.Is(870))
        {
            Protect(draws, told, conference, facts);
        }
    }

    /// <summary>A protection plan, and often a CIN plan from the day it ends.</summary>
    private void Protect(Draws draws, Telling told, DateOnly start, in Facts facts)
    {
        if (start >= told.Last)
        {
            return;
        }

        var plan = told.Add(_events.ProtectionPlan(draws, start, told.Last, told.IsOpen, facts.PreviousPlans));
        if (plan.End is { } end && draws.Is(700))
        {
            told.Add(_events.CinPlan(draws, end, told.Last, told.IsOpen));
        }
    }

    private void Reassess(Draws draws, Telling told, Assessment? assessment, in Facts facts)
    {
        if (assessment?.Authorised is { } assessed && draws.Is(120))
        {
            told.Add(_events.Assessment(draws, assessed.AddDays(draws.Between(30, 150)), told.Last, told.IsOpen, facts.IsDisabled));
        }
    }

    private DateOnly? ClosureAfter(Draws draws, DateOnly referral)
    {
        var closure = referral.AddDays(draws.Is(450) ? draws.Between(20, 90) : draws.Between(90, 600));
        return closure <= year.LastDay ? closure : null;
    }

    private Telling Begin(Draws draws, DateOnly referral, DateOnly? closure, in Facts facts) => new(
        new()
        {
            ReferralDate = referral,
            ReferralSource = proportions.Source.Draw(draws),
            PrimaryNeed = (facts.IsDisabled ? proportions.NeedOfDisabled : proportions.Need).Draw(draws),
            ClosureDate = closure,
            ReasonForClosure = closure is null ? null : facts.IsAdult ? "RC6" : proportions.Closure.Draw(draws),
        },
        closure ?? year.LastDay);

    private static Episode End(Draws draws, Telling told) => told.Told(Events.Said(draws, false));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
