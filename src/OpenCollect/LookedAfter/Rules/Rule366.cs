namespace OpenCollect.LookedAfter.Rules;

/// <summary>Each short break starts care anew.</summary>
public sealed class Rule366 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("366", Severity.Error, Scope.Group, Years.Always, "Short break that does not start care")
    {
        Module = Episode.Group.Name,
        Logic = "LS is V3 and RNE is not S; a blank RNE is reported too.",
        Advice = "Enter S as the reason for the new episode. If the placement changed during the break, enter one episode for the whole break.",
        Guide = LookedAfterGuide.Check("366"),
        Fields = [Episode.ReasonStartedField, Episode.LegalStatusField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.LegalStatus == "V3" && episode.ReasonStarted != "S")
            {
                report.At(episode, Episode.ReasonStartedField, Episode.LegalStatusField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var stay = sample.Episode with { LegalStatus = "V3" };
            ImmutableArray<string> places = ["Episodes[1]/RNE", "Episodes[1]/LS"];
            return
            [
                Example.Fails("placement changed", places, sample.With(stay)),
                Example.Fails("no reason", places, sample.With(stay with { ReasonStarted = null })),
                Example.Passes("started to be looked after", sample.With(stay with { ReasonStarted = "S" })),
                Example.Passes("placement changed under V4", sample.With(stay with { LegalStatus = "V4" })),
                Example.Passes("placement changed under a care order", sample.Case),
                Example.Fails("second of two", ["Episodes[2]/RNE", "Episodes[2]/LS"], sample.With(sample.FirstEpisode, stay)),
            ];
        }
    }
}
