namespace OpenCollect.LookedAfter.Rules;

/// <summary>Placement for adoption with the current foster carer begins with a reason that says the carer stayed.</summary>
public sealed class Rule217 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("217", Severity.Error, Scope.Group, Years.Always, "Adoption by the current foster carer needs reason S, T or U")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE is A3 or A5, DECOM is on or after 1 April 2015, and RNE is not S, T or U. Blank is not.",
            Advice = "Enter T or U, or S if the child came into care that day; or correct the type of placement if the carer changed.",
            Guide = LookedAfterGuide.Check("217"),
            Fields = [Episode.ReasonStartedField, Episode.PlacementField, Episode.StartField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.Placement is "A3" or "A5" && episode.Start >= new DateOnly(2015, 4, 1)
                && episode.ReasonStarted is not ("S" or "T" or "U"))
            {
                report.At(episode, Episode.ReasonStartedField, Episode.PlacementField, Episode.StartField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] all = ["Episodes[1]/RNE", "Episodes[1]/PLACE", "Episodes[1]/DECOM"];
            var wrong = sample.Episode with { Placement = "A5", ReasonStarted = "B" };
            LookedAfterCase Of(string place, string? reason) =>
                sample.With(sample.Episode with { Placement = place, ReasonStarted = reason });
            return
            [
                Example.Fails("A3, P", [.. all], Of("A3", "P")),
                Example.Fails("A5, B", [.. all], Of("A5", "B")),
                Example.Fails("A5, blank", [.. all], Of("A5", null)),
                Example.Passes("A3, S", Of("A3", "S")),
                Example.Passes("A3, T", Of("A3", "T")),
                Example.Passes("A5, U", Of("A5", "U")),
                Example.Passes("A4, with another carer, P", Of("A4", "P")),
                Example.Passes("A6, with another carer, P", Of("A6", "P")),
                Example.Passes("A5, B, started on 31 March 2015", sample.With(wrong with { Start = new(2015, 3, 31) })),
                Example.Fails("A5, B, started on 1 April 2015", [.. all], sample.With(wrong with { Start = new(2015, 4, 1) })),
                Example.Passes("A5, B, no start", sample.With(wrong with { Start = null })),
                Example.Fails("on the second episode", ["Episodes[2]/RNE", "Episodes[2]/PLACE", "Episodes[2]/DECOM"],
                    sample.With(sample.FirstEpisode, wrong)),
            ];
        }
    }
}
