using OpenCollect.Generating;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>
/// Tells a period of care from its first day on, stay by stay, so that legal status and placement change one after the other and dates
/// agree by the way they are made.
/// </summary>
/// <param name="settings">Finds places to live.</param>
/// <param name="last">The last day of the generated year: what goes on then is open.</param>
internal sealed class CareStory(Settings settings, DateOnly last)
{
    /// <summary>Placements with the same carers have reasons of their own for starting from here on.</summary>
    private static readonly DateOnly SameCarers = new(2015, 4, 1);

    private static readonly Mix ReasonForMove = new(
        ("CARPL", 500), ("CREQB", 110), ("CREQO", 120), ("CHILD", 80), ("OTHER", 90), ("LAREQ", 30), ("STAND", 25), ("CLOSE", 20), ("ALLEG", 10),
        ("APPRR", 5));

    private static readonly Mix FirstStatus = new(("V2", 450), ("C1", 370), ("L2", 100), ("L1", 50), ("C2", 30));

    private static readonly Mix Temporary = new(("T1", 300), ("T4", 350), ("T2", 150), ("T3", 150), ("T0", 50));

    /// <summary>Care from that day until it ends by the reason, or goes on.</summary>
    /// <param name="draws">The child's draws.</param>
    /// <param name="needs">What the places to live must fit.</param>
    /// <param name="from">The first day.</param>
    /// <param name="until">The last day, on which the child leaves; none if care goes on after the generated year.</param>
    /// <param name="left">Why it ends, as a code of recent years, or a word of <see cref="Leaving"/>.</param>
    /// <param name="home">The postcode of the home.</param>
    /// <param name="status">The first legal status; drawn if none is given.</param>
    public Care Tell(Draws draws, in Needs needs, DateOnly from, DateOnly? until, string? left, string? home, string? status = null)
    {
        var stays = new List<Stay>();
        status ??= FirstStatusOf(draws, needs, from, until);
        var at = new Stay(from, null, "S", status, settings.Find(draws, needs, status, from, null));
        var quiet = until?.AddDays(-(until.Value.DayNumber - from.DayNumber > 240 ? 120 : 5)) ?? last.AddDays(1);
        var change = NextStatus(draws, status, from);
        var move = NextMove(draws, from, from, needs);
        var rest = NextRest(draws, at);
        while (true)
        {
            var forced = Settings.LastDay(at.Setting);
            var day = Earliest(change?.On, move, rest);
            if (forced is { } end && (end <= day || day >= quiet) && end < (until ?? last.AddDays(1)))
            {
                move = day = end;
            }
            else if (day >= quiet)
            {
                break;
            }

            var changes = change?.On == day;
            if (rest == day)
            {
                rest = null;
                at = Rest(draws, stays, at, day, Earliest(change?.On, move, quiet));
            }
            else if (changes && move != day)
            {
                (var next, change) = (change!.Value.Status, NextStatus(draws, change.Value.Status, day));
                var isStatusOfPlacement = draws.Is(40) && CanBeLongTerm(at.Setting, day);
                stays.Add(at with { Until = day, Left = "X1", Reason = isStatusOfPlacement ? "PLACE" : null });
                at = isStatusOfPlacement
                    ? new(day, null, "U", next, LongTerm(at.Setting))
                    : at with { From = day, Began = "L", Status = next };
            }
            else
            {
                var next = changes ? change!.Value.Status : at.Status;
                change = changes ? NextStatus(draws, next, day) : change;
                var isSame = !changes && forced != day && CanBeLongTerm(at.Setting, day) && draws.Is(150);
                var setting = isSame ? LongTerm(at.Setting) : settings.Find(draws, needs, next, day, at.Setting);
                var reason = isSame ? "PLACE" : setting.Kind == "R5" && day >= new DateOnly(2018, 4, 1) ? "CUSTOD" : ReasonForMove.Draw(draws);
                stays.Add(at with { Until = day, Left = "X1", Reason = reason });
                at = new(day, null, isSame ? "T" : changes ? "B" : "P", next, setting);
                move = NextMove(draws, from, day, needs);
                rest = NextRest(draws, at);
            }
        }

        stays.Add(until is null ? at : at with { Until = until, Left = Leaving.Code(draws, left!, at, needs.BirthDate) });
        return new([.. stays], home);
    }

    /// <summary>Police protection and emergency orders are over within weeks, so do not fill a short time of care.</summary>
    private static string FirstStatusOf(Draws draws, in Needs needs, DateOnly from, DateOnly? until)
    {
        if (needs.IsUasc || needs.BirthDate.AddYears(16) <= from)
        {
            return draws.Is(900) ? "V2" : "C2";
        }

        var status = FirstStatus.Draw(draws);
        return status is "L1" or "L2" && until < from.AddDays(40) ? "V2" : status;
    }

    /// <summary>One stay of the placement that ends by coming back, in which nothing else may happen.</summary>
    private Stay Rest(Draws draws, List<Stay> stays, Stay at, DateOnly day, DateOnly before)
    {
        var kind = Temporary.Draw(draws);
        var end = day.AddDays(kind switch { "T1" => draws.Between(2, 30), "T4" => draws.Between(1, 6), "T3" => draws.Between(3, 14), _ => draws.Between(3, 20) });
        var setting = settings.Make(draws, kind, day);
        if (end.AddDays(2) >= before || end > last || setting.Postcode == at.Setting.Postcode)
        {
            return at;
        }

        stays.Add(at with { Until = day, Left = "X1" });
        stays.Add(new(day, end, "P", at.Status, setting, "X1"));
        return at with { From = end, Began = "P" };
    }

    private static bool CanBeLongTerm(Setting setting, DateOnly day) => setting.Kind is "U6" or "U3" && day >= SameCarers;

    private static Setting LongTerm(Setting setting) => setting with { Kind = setting.Kind == "U6" ? "U4" : "U1" };

    /// <summary>First placements are short; later ones last, longer the younger the child.</summary>
    private static DateOnly NextMove(Draws draws, DateOnly began, DateOnly day, in Needs needs) =>
        day.AddDays(day == began && draws.Is(400) ? draws.Between(5, 120)
            : needs.BirthDate.AddYears(13) <= day ? draws.Between(60, 1100) : draws.Between(150, 2600));

    private static DateOnly? NextRest(Draws draws, Stay stay) =>
        stay.Setting.Kind is ['U', _] or "K2" && draws.Is(35) ? stay.From.AddDays(draws.Between(30, 300)) : null;

    /// <summary>Police protection lasts at most three days and an emergency order 21 (361, 362).</summary>
    private static (DateOnly On, string Status)? NextStatus(Draws draws, string status, DateOnly from) => status switch
    {
        "L1" => (from.AddDays(draws.Between(1, 2)), draws.Is(600) ? "V2" : "L2"),
        "L2" => (from.AddDays(draws.Between(4, 8)), "C1"),
        "C1" when draws.Is(900) => (from.AddDays(draws.Between(140, 330)), "C2"),
        "V2" when draws.Is(300) => (from.AddDays(draws.Between(40, 220)), "C1"),
        _ => null,
    };

    private static DateOnly Earliest(DateOnly? one, DateOnly? other, DateOnly? third)
    {
        var first = one ?? DateOnly.MaxValue;
        first = other < first ? other.Value : first;
        return third < first ? third.Value : first;
    }
}
