using OpenCollect.Generating;

namespace OpenCollect.LookedAfter.Generating;

/// <summary>
/// Tells of care towards adoption, backwards from its end: interim order, decision, placement order, placement with adopters, adoption.
/// A child is at least 1,150 days old at the end of the year, which is longer than the story.
/// </summary>
internal sealed class AdoptionStory(Settings settings, CollectionYear year)
{
    private static readonly DateOnly SameCarers = new(2015, 4, 1);

    public Life Tell(Draws draws, Life life, Course course, string home) =>
        course == Course.Reversed ? Reversed(draws, life, home) : Towards(draws, life, course == Course.Adopted, home);

    private Life Towards(Draws draws, Life life, bool isAdopted, string home)
    {
        var adopted = isAdopted ? draws.Day(year.FirstDay.AddDays(5), year.LastDay.AddDays(-1)) : year.LastDay.AddDays(draws.Between(5, 200));
        var placed = adopted.AddDays(-draws.Between(180, 330));
        var decided = placed.AddDays(-draws.Between(60, 200));
        var ordered = decided.AddDays(draws.Between(5, 40));
        var from = decided.AddDays(-draws.Between(120, 240));
        var byCarers = draws.Is(150);
        var first = settings.Make(draws, byCarers && from.Year >= 2015 ? "U5" : "U6", from, "PR1");
        var stays = new List<Stay>
        {
            new(from, ordered, "S", "C1", first, "X1"),
            new(ordered, null, "L", "E1", first),
        };
        if (placed <= year.LastDay)
        {
            var isSame = byCarers && placed >= SameCarers;
            var with = byCarers ? first with { Kind = "A5", Urn = "XXXXXXX" } : settings.Make(draws, "A6", placed);
            stays[^1] = stays[^1] with { Until = placed, Left = "X1", Reason = byCarers ? "PLACE" : "CARPL" };
            stays.Add(new(placed, null, isSame ? "T" : "P", "E1", with));
        }

        if (isAdopted)
        {
            stays[^1] = stays[^1] with { Until = adopted, Left = draws.Is(200) ? "E11" : "E12" };
        }

        var (sex, status) = draws.Below(20) switch
        {
            < 1 => ("M1", "L0"),
            < 3 => ("F1", "L0"),
            < 13 => ("MF", "L11"),
            < 16 => ("MF", "L3"),
            < 17 => ("MM", "L12"),
            < 18 => ("FF", "L12"),
            < 19 => ("MM", "L2"),
            _ => ("FF", "L4"),
        };
        return life with
        {
            Care = [new([.. stays], home)],
            Decision = new(decided, null, null),
            Adopters = isAdopted ? new(placed.AddDays(-draws.Between(5, 30)), byCarers, sex, status) : null,
        };
    }

    private Life Reversed(Draws draws, Life life, string home)
    {
        var reversed = draws.Day(year.FirstDay.AddDays(10), year.LastDay.AddDays(-5));
        var ordered = reversed.AddDays(-draws.Between(200, 500));
        var decided = ordered.AddDays(-draws.Between(5, 40));
        var from = decided.AddDays(-draws.Between(120, 240));
        var setting = settings.Make(draws, "U6", from, "PR1");
        return life with
        {
            Care =
            [
                new(
                    [
                        new(from, ordered, "S", "C1", setting, "X1"),
                        new(ordered, reversed, "L", "E1", setting, "X1"),
                        new(reversed, null, "L", "C2", setting),
                    ],
                    home),
            ],
            Decision = new(decided, reversed, draws.Below(10) switch { < 3 => "RD1", < 8 => "RD3", _ => "RD4" }),
        };
    }
}
