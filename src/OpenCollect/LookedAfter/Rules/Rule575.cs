namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child does not stay missing from a placement that ended.</summary>
public sealed class Rule575 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("575", Severity.Error, Scope.Child, Years.From(2015), "Episode ended but the missing period in it is still open")
        {
            Module = MissingPeriod.Group.Name,
            Logic = "MIS_END is blank and MIS_START lies in an episode of the child that ended, from its DECOM to its DEC, both days included. It makes no difference why the episode ended.",
            Advice = "Enter the day on which the child was found; if the child is still missing, the episode goes on and has no end.",
            Guide = LookedAfterGuide.Check("575"),
            Fields = [MissingPeriod.EndField, MissingPeriod.StartField, Episode.EndField],
            Needs = [Inputs.Missing, Inputs.Episodes],
            Doubt = "A change of legal status ends an episode without ending the placement; as the check is written, any end counts.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var period in seen.Child.MissingPeriods)
        {
            if (!period.IsOpen)
            {
                continue;
            }

            List<(Record, Field)>? places = null;
            foreach (var episode in seen.Child.Episodes)
            {
                if (period.Start >= episode.Start && period.Start <= episode.End)
                {
                    places ??= [(period, MissingPeriod.EndField), (period, MissingPeriod.StartField)];
                    places.Add((episode, Episode.EndField));
                }
            }

            if (places is not null)
            {
                report.At(places);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var missing = sample.MissingPeriod;
            var open = missing with { End = null };
            return
            [
                Example.Passes("missing and found in the open episode", sample.Case),
                Example.Passes("still missing from the open episode", sample.With(open)),
                Example.Fails("still missing since the day the ended episode began",
                    ["Missing[1]/MIS_END", "Missing[1]/MIS_START", "Episodes[1]/DEC"],
                    sample.With(open with { Start = sample.FirstEpisode.Start })),
                Example.Passes("still missing since the day before the ended episode",
                    sample.With(open with { Start = sample.FirstEpisode.Start.PlusDays(-1) })),
                Example.Fails("still missing since the day the episode ended",
                    ["Missing[1]/MIS_END", "Missing[1]/MIS_START", "Episodes[1]/DEC"],
                    sample.With(open with { Start = sample.Day(8, 15) })),
                Example.Passes("still missing since the day after the episode ended", sample.With(open with { Start = sample.Day(8, 16) })),
                Example.Fails("still missing since the day on which one ended episode followed the other",
                    ["Missing[1]/MIS_END", "Missing[1]/MIS_START", "Episodes[1]/DEC", "Episodes[2]/DEC"], sample.With(sample.Child with
                    {
                        Episodes = [sample.FirstEpisode, sample.Episode with { End = sample.Day(1, 9) }],
                        MissingPeriods = [open with { Start = sample.Day(8, 15) }],
                    })),
                Example.Passes("found, in the ended episode",
                    sample.With(missing with { Start = sample.Day(8, 1), End = sample.Day(8, 2) })),
                Example.Passes("the day found is unreadable", sample.With(
                    open with { Start = sample.Day(8, 1), Flaws = new(new Flaw(FlawKind.NotADate, MissingPeriod.EndField, "soon", 2)) })),
                Example.Passes("no start", sample.With(open with { Start = null })),
                Example.Fails("only the second row is wrong", ["Missing[2]/MIS_END", "Missing[2]/MIS_START", "Episodes[1]/DEC"],
                    sample.With(missing, open with { Start = sample.Day(8, 1) })),
            ];
        }
    }
}
