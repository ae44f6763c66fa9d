namespace OpenCollect.Model;

/// <summary>
/// The authority codes that may stand in characters 2 to 4 of a UPN: those in use since April 1998, Welsh ones included, and the
/// pseudo codes 001 to 005. Source: rule 1530 of the CIN census.
/// </summary>
public static class UpnAuthorities
{
    public static readonly CodeSet Codes = Ranges(
        (1, 5, Years.Always),
        (201, 213, Years.Always),
        (301, 320, Years.Always),
        (330, 336, Years.Always),
        (340, 344, Years.Always),
        (350, 359, Years.Always),
        (370, 373, Years.Always),
        (380, 384, Years.Always),
        (390, 394, Years.Always),
        (420, 420, Years.Always),
        (660, 681, Years.Always),
        (701, 708, Years.Always),
        (800, 803, Years.Always),
        (805, 808, Years.Always),
        (810, 813, Years.Always),
        (815, 815, Years.Always),
        (816, 816, Years.Always),
        (820, 823, Years.Always),
        (825, 825, Years.Always),
        (826, 826, Years.Always),
        (830, 830, Years.Always),
        (831, 831, Years.Always),
        (835, 837, Years.Always),
        (838, 839, Years.From(2022)),
        (840, 840, Years.Always),
        (841, 841, Years.Always),
        (845, 845, Years.Always),
        (846, 846, Years.Always),
        (850, 852, Years.Always),
        (855, 857, Years.Always),
        (860, 860, Years.Always),
        (861, 861, Years.Always),
        (865, 896, Years.Always),
        (908, 908, Years.Always),
        (909, 909, Years.Always),
        (916, 916, Years.Always),
        (919, 919, Years.Always),
        (921, 921, Years.Always),
        (925, 925, Years.Always),
        (926, 926, Years.Always),
        (928, 928, Years.Always),
        (929, 929, Years.Always),
        (931, 931, Years.Always),
        (933, 933, Years.Always),
        (935, 938, Years.Always),
        (940, 941, Years.Always),
        (942, 943, Years.From(2024)));

    private static CodeSet Ranges(params ReadOnlySpan<(int First, int Last, Years Years)> ranges)
    {
        var codes = new CodeSet("UPN_LA");
        foreach (var (first, last, years) in ranges)
        {
            for (var code = first; code <= last; code++)
            {
                codes.Add($"{code:000}", "Authority code in characters 2 to 4 of a UPN", years);
            }
        }

        return codes;
    }
}
