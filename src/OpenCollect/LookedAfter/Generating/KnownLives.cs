using OpenCollect.Generating;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>Makes the lives of known shape.</summary>
internal sealed class KnownLives(CollectionYear year, SyntheticPlaces places)
{
    private readonly Settings _settings = new(places);

    private DateOnly Last => year.LastDay;

    public Life Live(Draws draws, int number, KnownLife life) => life switch
    {
        KnownLife.Settled => Of(number, Age(12, 200), false, [Foster(draws, -450, 135, "S", "C2"), Private(draws, 135, "C2")]) with
        {
            Absences = [new("M", Day(200), Day(203))],
            Workers = [new("SW9000001", Day(-450), "FCONTA"), new("SW9000002", Day(150), "CHCHAN")],
        },
        KnownLife.Joined => Of(number, Age(8, 100), true, [Foster(draws, 150, null, "S", "V2")]) with
        {
            Permanence = new("P2", places.Authority, $"ZZ/03/{year.Ending - 3}"),
        },
        KnownLife.Toddler => Of(number, Age(3, 60), true, [new(Age(3, 30), null, "S", "C2", Own(draws))]),
        KnownLife.Teen => Of(number, Age(17, 150), true, [Home(draws, -300, "V2")]),
        KnownLife.Left => Of(number, Age(9, 100), false, [Foster(draws, -200, 180, "S", "V2") with { Left = "E4A", Reason = null }]),
        KnownLife.CameOfAge => Of(number, Day(190).AddYears(-18), true, [Foster(draws, -400, 190, "S", "V2") with { Left = "E5", Reason = null }]),
        KnownLife.Leaver => LeftBefore(draws, number, Day(190).AddYears(-19), false, Day(190).AddYears(-1)),
        KnownLife.YoungLeaver => LeftBefore(draws, number, Day(250).AddYears(-17), true, Day(-60)),
        KnownLife.Unaccompanied => Alone(draws, number, 90),
        KnownLife.UnaccompaniedBefore => Alone(draws, number, -150),
        KnownLife.Adopted => Of(number, Day(-900), true,
            [
                Foster(draws, -500, -330, "S", "C1") with { Reason = null },
                new(Day(-330), Day(-150), "L", "E1", Own(draws), "X1", "CARPL"),
                new(Day(-150), Day(90), "P", "E1", _settings.Make(draws, "A6", Day(-150)), "E12"),
            ]) with
        {
            Decision = new(Day(-360), null, null),
            Adopters = new(Day(-170), false, "MF", "L11"),
        },
        KnownLife.ToBeAdopted => Of(number, Day(-700), true,
            [
                Foster(draws, -300, -100, "S", "C1") with { Reason = null },
                new(Day(-100), Day(60), "L", "E1", Own(draws), "X1", "CARPL"),
                new(Day(60), null, "P", "E1", _settings.Make(draws, "A6", Day(60))),
            ]) with
        {
            Decision = new(Day(-110), null, null),
        },
        KnownLife.Reversed => Of(number, Day(-1500), true,
            [
                Foster(draws, -600, -300, "S", "C1") with { Reason = null },
                new(Day(-300), Day(100), "L", "E1", Own(draws), "X1"),
                new(Day(100), null, "L", "C2", Own(draws)),
            ]) with
        {
            Decision = new(Day(-310), Day(100), "RD3"),
        },
        KnownLife.Agreed => ShortBreaks(number, Age(11, 90), false, new Stay(Day(35), null, "S", "V4", Break)),
        KnownLife.Breaks => ShortBreaks(number, Age(10, 90), true, new(Day(40), Day(44), "S", "V3", Break, "E8"), new(Day(90), Day(94), "S", "V3", Break, "E8")),
        KnownLife.Mother => Of(number, Age(17, 100), false, [Foster(draws, -400, 100, "S", "C2"), Private(draws, 100, "C2")]) with { FirstChild = Day(-200) },
        KnownLife.Away => Of(number, Age(10, 80), true,
            [
                Foster(draws, -300, 100, "S", "C2") with { Reason = null },
                new(Day(100), Day(105), "P", "C2", _settings.Make(draws, "T4", Day(100)), "X1"),
                new(Day(105), null, "P", "C2", Own(draws)),
            ]),
        KnownLife.Detained => Of(number, Age(14, 90), true, [Home(draws, -100, "C2")]) with { Orders = [(Day(120), Day(180))] },
        _ => throw new ArgumentOutOfRangeException(nameof(life)),
    };

    private static Setting Break => new("R1", "PR4", null, "");

    /// <summary>So many days after the first day of the year.</summary>
    private DateOnly Day(int days) => year.FirstDay.AddDays(days);

    /// <summary>Born so many years and days before the last day of the year.</summary>
    private DateOnly Age(int years, int days) => Last.AddYears(-years).AddDays(-days);

    private Life Of(int number, DateOnly birth, bool isMale, ImmutableArray<Stay> stays, string home = "")
    {
        birth = birth is { Month: 2, Day: 29 } ? birth.AddDays(-1) : birth;
        var who = new Identity(number, birth)
        {
            IsMale = isMale,
            Ethnicity = "WBRI",
            Upn = Identifiers.UpnOf(number, places.Authority, birth.Year + 4, temporary: false),
        };

        // A child who goes back to the same carers, or whose legal status alone changes, has one setting throughout.
        for (var i = 1; i < stays.Length; i++)
        {
            stays = stays[i].Began == "L" ? stays.SetItem(i, stays[i] with { Setting = stays[i - 1].Setting })
                : i > 1 && stays[i - 1].Setting.IsTemporary ? stays.SetItem(i, stays[i] with { Setting = stays[i - 2].Setting })
                : stays;
        }

        var from = stays[0].From;
        ImmutableArray<DateOnly> reviews = [.. new[] { Day(30), Day(240) }.Where(d => d > from.AddDays(10) && !(d >= stays[^1].Until))];
        return new(who)
        {
            Care = [new(stays, home.Length == 0 ? places.Home(new Draws(number, number)) : null) { Reviews = reviews }],
            Permanence = new("Z1", null, null),
            Workers = [new("SW9000001", from, "FCONTA")],
        };
    }

    private Life LeftBefore(Draws draws, int number, DateOnly birth, bool isMale, DateOnly left) =>
        Of(number, birth, isMale, [new(left.AddDays(-700), left, "S", "V2", Own(draws), "E5")]);

    private Life Alone(Draws draws, int number, int from)
    {
        var life = Of(number, Age(17, 50), true, [Home(draws, from, "V2")], home: "none");
        return life with { Identity = life.Identity with { Upn = null, UpnUnknown = "UN2" }, IsUasc = true, Need = "N8" };
    }

    private Life ShortBreaks(int number, DateOnly birth, bool isMale, params ImmutableArray<Stay> breaks)
    {
        var life = Of(number, birth, isMale, [breaks[0]], home: "none");
        return life with
        {
            Identity = life.Identity with { Disabilities = ["AUT"] },
            Need = "N2",
            Care = [.. breaks.Select(b => new Care([b], null))],
            Workers = [],
        };
    }

    private Setting Own(Draws draws) => _settings.Make(draws, "U6", Last, "PR1");

    private Stay Foster(Draws draws, int from, int? until, string began, string status) =>
        new(Day(from), until is { } end ? Day(end) : null, began, status, Own(draws), until is null ? null : "X1", until is null ? null : "CARPL");

    private Stay Private(Draws draws, int from, string status) =>
        new(Day(from), null, "P", status, _settings.Make(draws, Day(from) >= new DateOnly(2015, 4, 1) ? "U4" : "U6", Last, "PR4"));

    private Stay Home(Draws draws, int from, string status) => new(Day(from), null, "S", status, _settings.Make(draws, "K2", Last, "PR1"));
}
