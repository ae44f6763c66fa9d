namespace OpenCollect.LookedAfter.Rules;

/// <summary>Why a placement changed is said by a code of the year.</summary>
public sealed class Rule1009 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("1009", Severity.Error, Scope.Group, Years.From(2016), "Reason for the change of placement is not valid")
        {
            Module = Episode.Group.Name,
            Logic = "REASON_PLACE_CHANGE is filled and is no code of the year: CARPL, CLOSE, ALLEG, STAND, APPRR, CREQB, CREQO, CHILD, LAREQ, PLACE and OTHER, from 2018-19 also CUSTOD.",
            Advice = "Enter the code of the reason why the placement changed.",
            Guide = LookedAfterGuide.Check("1009"),
            Fields = [Episode.ReasonForChangeField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.ReasonForChange is not null && !Codes.ReasonForPlacementChange.Codes.Has(episode.ReasonForChange, report.Year))
            {
                report.At(episode, Episode.ReasonForChangeField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var (sample, first) = (LookedAfterSample.Latest, LookedAfterSample.Latest.FirstEpisode);
            var (older, newer) = (new LookedAfterSample(2018), new LookedAfterSample(2019));
            return
            [
                Example.Passes("care plan", sample.Case),
                Example.Passes("blank", sample.With(first with { ReasonForChange = null })),
                Example.Passes("custody", sample.With(first with { ReasonForChange = "CUSTOD" })),
                Example.Fails("no code", "Episodes[1]/REASON_PLACE_CHANGE", sample.With(first with { ReasonForChange = "MOVED" })),
                Example.Fails("only the second row is wrong", "Episodes[2]/REASON_PLACE_CHANGE",
                    sample.With(first, sample.Episode with { ReasonForChange = "CARE" })),
                Example.Fails("custody before there was a code for it", "Episodes[1]/REASON_PLACE_CHANGE",
                    older.With(older.FirstEpisode with { ReasonForChange = "CUSTOD" })) with { Year = 2018 },
                Example.Passes("custody in the first year of its code",
                    newer.With(newer.FirstEpisode with { ReasonForChange = "CUSTOD" })) with { Year = 2019 },
            ];
        }
    }
}
