using OpenCollect.Generating;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>What a return observes anew each year: reviews, health and offending, the state of a care leaver.</summary>
internal sealed class Observed(CollectionYear year)
{
    private static readonly Mix Participation = new(("PN1", 640), ("PN2", 20), ("PN3", 10), ("PN4", 20), ("PN5", 100), ("PN6", 130), ("PN7", 80));

    private readonly Mix _activity = new(Codes.Activity.Codes, year,
        ("F1", 60), ("F2", 220), ("F3", 200), ("F4", 25), ("F5", 175), ("P1", 3), ("P2", 25), ("P3", 40), ("P4", 4), ("P5", 36), ("G4", 120), ("G5", 220), ("G6", 70));

    private readonly Mix _accommodation = new(Codes.Accommodation.Codes, year,
        ("B1", 130), ("C1", 20), ("D1", 170), ("D2", 8), ("E1", 70), ("K1", 20), ("R2", 8), ("S2", 12), ("T1", 10), ("U1", 360), ("U2", 12), ("V1", 5),
        ("W2", 5), ("X2", 30), ("Y1", 35), ("Z1", 95));

    public static Review Review(Draws draws, Identity who, DateOnly day) => new()
    {
        ChildId = who.Id,
        BirthDate = who.BirthDate,
        Date = day,
        Participation = day < who.BirthDate.AddYears(4) ? "PN0" : Participation.Draw(draws),
    };

    public Outcomes Outcomes(Draws draws, Identity who)
    {
        DateOnly? born = who.BirthDate;
        var (at4, at5, at10, at17) = (born.Birthday(4), born.Birthday(5), born.Birthday(10), born.Birthday(17));
        var hasSdq = at4 <= year.LastDay && at17 > year.FirstDay;
        var hasScore = hasSdq && draws.Is(at4 > year.FirstDay ? 500 : 800);
        var misuse = at10 <= year.LastDay && draws.Is(40);
        var received = misuse && draws.Is(600);
        return new()
        {
            ChildId = who.Id,
            BirthDate = who.BirthDate,
            SdqScore = hasScore ? $"{(draws.Is(500) ? draws.Between(0, 13) : draws.Between(8, 32))}" : null,
            SdqReason = !hasSdq || hasScore ? null
                : at4 > year.FirstDay || at17 <= year.LastDay ? "SDQ1"
                : draws.Below(10) switch { < 3 => "SDQ2", < 5 => "SDQ3", _ => "SDQ4" },
            Convicted = at10 > year.LastDay ? null : Yes(draws, at10 > year.FirstDay ? 3 : 25),
            HealthCheck = at5 > year.LastDay ? Yes(draws, 880) : null,
            Immunisations = Yes(draws, 820),
            TeethCheck = Yes(draws, 760),
            HealthAssessment = Yes(draws, 890),
            SubstanceMisuse = misuse ? "1" : "0",
            InterventionReceived = misuse ? received ? "1" : "0" : null,
            InterventionOffered = misuse && !received ? Yes(draws, 800) : null,
        };
    }

    public CareLeaver CareLeaver(Draws draws, Life life, int age)
    {
        var who = life.Identity;
        var (inTouch, mayBeUnknown) = year.Contains(life.LaterDeath) ? ("DIED", true)
            : age >= 22 ? ("YES", false)
            : draws.Below(1000) switch
            {
                < 920 => ("YES", false),
                < 950 => ("NO", true),
                < 975 => ("REFU", false),
                < 985 => ("NREQ", false),
                _ => life.Care[^1].Left is "E4A" && year.Ending >= 2015 ? ("RHOM", true) : ("YES", false),
            };
        return new()
        {
            ChildId = who.Id,
            BirthDate = who.BirthDate,
            InTouch = inTouch,
            Activity = mayBeUnknown ? "0" : _activity.Draw(draws),
            Accommodation = mayBeUnknown ? "0" : Home(draws, who),
        };
    }

    /// <summary>Foyers are for adults at the start of the year (347), and nobody is with former foster carers at 17 (3001).</summary>
    private string Home(Draws draws, Identity who)
    {
        while (true)
        {
            var home = _accommodation.Draw(draws);
            if (who.BirthDate.AddYears(18) <= year.FirstDay || home[0] is not ('T' or 'Z'))
            {
                return home;
            }
        }
    }

    private static string Yes(Draws draws, int perThousand) => draws.Is(perThousand) ? "1" : "0";
}
