namespace OpenCollect.LookedAfter.Rules;

/// <summary>An episode that ends on the 18th birthday of a child who is missing until that day ceases with E8.</summary>
public sealed class Rule580 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("580", Severity.Error, Scope.Child, Years.From(2015),
            "Missing until the 18th birthday, but the episode ceased with another reason than E8")
        {
            Module = Episode.Group.Name,
            Logic = "MIS_END is the child's 18th birthday, by DOB of the Missing row, an episode of the child has the same day as DEC, and its REC is not E8. A blank REC fails.",
            Advice = "Enter E8 as the reason the episode ceased, or correct the end of the missing period.",
            Guide = LookedAfterGuide.Check("580"),
            Fields = [Episode.ReasonCeasedField, MissingPeriod.EndField],
            Needs = [Inputs.Episodes, Inputs.Missing],
            Doubt = "As the check is written, only a missing period that ends on the very birthday is looked at; its message speaks of every child missing at 18.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.End is null || episode.ReasonCeased == "E8")
            {
                continue;
            }

            foreach (var missing in seen.Child.MissingPeriods)
            {
                if (missing.End == episode.End && missing.End == missing.BirthDate.Birthday(18))
                {
                    report.Between((episode, Episode.ReasonCeasedField), (missing, MissingPeriod.EndField));
                    break;
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var missing = sample.MissingPeriod with { BirthDate = sample.Day(12, 3).AddYears(-18) };
            var ended = sample.FirstEpisode with { End = sample.Day(12, 3), ReasonCeased = "E4A", ReasonForChange = null };
            ImmutableArray<string> fails = ["Episodes[1]/REC", "Missing[1]/MIS_END"];
            LookedAfterCase Of(Episode episode, params MissingPeriod[] rows) =>
                sample.With(sample.Child with { Episodes = [episode], MissingPeriods = [.. rows] });
            return
            [
                Example.Passes("found at 13", sample.Case),
                Example.Passes("ceased with E8", Of(ended with { ReasonCeased = "E8" }, missing)),
                Example.Fails("ceased with E4A", fails, Of(ended, missing)),
                Example.Fails("no reason", fails, Of(ended with { ReasonCeased = null }, missing)),
                Example.Passes("the episode ended the day before", Of(ended with { End = sample.Day(12, 2) }, missing)),
                Example.Passes("the episode is open", Of(ended with { End = null }, missing)),
                Example.Passes("found the day before the birthday",
                    Of(ended with { End = sample.Day(12, 2) }, missing with { End = sample.Day(12, 2) })),
                Example.Passes("found the day after the birthday",
                    Of(ended with { End = sample.Day(12, 4) }, missing with { End = sample.Day(12, 4) })),
                Example.Passes("neither dates of birth nor ends",
                    Of(ended with { End = null }, missing with { End = null, BirthDate = null })),
                Example.Fails("two rows with the same end, after one with another", ["Episodes[1]/REC", "Missing[2]/MIS_END"],
                    Of(ended, missing with { End = sample.Day(12, 2) }, missing, missing with { Kind = "A" })),
                Example.Fails("the second episode", ["Episodes[2]/REC", "Missing[1]/MIS_END"],
                    sample.With(sample.Child with
                    {
                        Episodes = [sample.FirstEpisode, ended with { Start = sample.Day(8, 15) }],
                        MissingPeriods = [missing],
                    })),
            ];
        }
    }
}
