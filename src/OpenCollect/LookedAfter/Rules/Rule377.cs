namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child has no more than two temporary placements for a carer's holiday in a year.</summary>
public sealed class Rule377 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("377", Severity.Error, Scope.Child, Years.Always, "More than two temporary placements for the carer's holiday")
        {
            Module = Episode.Group.Name,
            Logic = "The child has more than two episodes with PLACE T3 in the return, wherever in the year they lie. Each of them is reported.",
            Advice = "Check the placements. From the third holiday of the carer on, enter the placement as an ordinary one.",
            Guide = LookedAfterGuide.Check("377"),
            Fields = [Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var count = 0;
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Placement == "T3")
            {
                count++;
            }
        }

        if (count <= 2)
        {
            return;
        }

        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Placement == "T3")
            {
                report.At(episode, Episode.PlacementField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var away = sample.Episode with { Placement = "T3" };
            return
            [
                Example.Passes("none", sample.Case),
                Example.Passes("two", sample.With(away, sample.Episode, away with { })),
                Example.Fails("three, with another placement between", ["Episodes[1]/PLACE", "Episodes[3]/PLACE", "Episodes[4]/PLACE"],
                    sample.With(away, sample.Episode, away with { }, away with { })),
                Example.Passes("two, and one of T4", sample.With(away, away with { }, away with { Placement = "T4" })),
                Example.Fails("three of which one has no start", ["Episodes[1]/PLACE", "Episodes[2]/PLACE", "Episodes[3]/PLACE"],
                    sample.With(away, away with { Start = null }, away with { })),
            ];
        }
    }
}
