using OpenCollect.Generating;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>How care ends, where the code depends on where the child lived last.</summary>
internal static class Leaving
{
    /// <summary>By special guardianship.</summary>
    public const string Guardianship = "guardianship";

    /// <summary>At 18.</summary>
    public const string OfAge = "of age";

    /// <summary>From remand.</summary>
    public const string Remand = "remand";

    private static readonly Mix OrdinaryReasons = new(
        ("E4A", 380), ("E4B", 90), ("E13", 90), (Guardianship, 200), ("E41", 70), ("E8", 120), ("E3", 12), ("E16", 8), ("E2", 3));

    private static readonly Mix OfTeenagers = new(("E4A", 300), ("E4B", 120), ("E13", 120), ("E5", 200), ("E6", 60), ("E8", 180), ("E3", 20));

    /// <summary>A reason to leave care before 18 that is neither adoption nor the end of remand.</summary>
    public static string Ordinary(Draws draws, bool isSixteen) => (isSixteen ? OfTeenagers : OrdinaryReasons).Draw(draws);

    /// <summary>REC by the codes of recent years.</summary>
    public static string Code(Draws draws, string left, Stay last, DateOnly birthDate) => left switch
    {
        Guardianship => last.Setting.Kind switch
        {
            "U1" or "U2" or "U3" => "E45",
            "U4" or "U5" or "U6" => "E46",
            _ => draws.Is(800) ? "E47" : "E48",
        },
        OfAge when last.Setting.IsFostered && draws.Is(450) => "E17",
        OfAge => draws.Below(10) switch { < 5 => "E5", < 7 => "E6", < 8 => "E7", _ => "E8" },
        Remand => draws.Is(800) ? "E14" : "E9",
        _ => left,
    };

    /// <summary>The code of REC in a return of the year.</summary>
    public static string CodeIn(string left, CollectionYear year) => left switch
    {
        "E45" or "E46" when year.Ending < 2019 => "E43",
        "E47" or "E48" when year.Ending < 2019 => "E44",
        "E4A" or "E4B" when year.Ending < 2015 => "E4",
        "E13" or "E14" or "E16" or "E17" when year.Ending < 2015 => "E8",
        _ => left,
    };

    /// <summary>What other collections know of it.</summary>
    public static CareEnd Meaning(string? left) => left switch
    {
        null => CareEnd.NotYet,
        "E11" or "E12" => CareEnd.Adopted,
        "E2" => CareEnd.Died,
        "E45" or "E46" or "E47" or "E48" => CareEnd.SpecialGuardianship,
        "E41" => CareEnd.ChildArrangements,
        "E3" => CareEnd.TakenOver,
        _ => CareEnd.Other,
    };
}
