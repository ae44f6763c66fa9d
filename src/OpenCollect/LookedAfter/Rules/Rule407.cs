namespace OpenCollect.LookedAfter.Rules;

/// <summary>A special guardianship order is made for a child under 18.</summary>
public sealed class Rule407 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("407", Severity.Error, Scope.Child, Years.Always, "Special guardianship after the 18th birthday")
        {
            Module = Episode.Group.Name,
            Logic = "REC is E45, E46, E47 or E48 (until 2017-18 E43 or E44) and DEC is after the child's 18th birthday. Ending on the birthday passes.",
            Advice = "Check the reason the episode ceased, its end and the child's date of birth, and correct the one that is wrong.",
            Guide = LookedAfterGuide.Check("407"),
            Doubt = "Ending on the 18th birthday passes here, where an adoption on it fails check 386.",
            Fields = [Episode.ReasonCeasedField, Episode.EndField, Header.BirthDateField],
            Needs = [Inputs.Episodes, Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var child = seen.Child;
        foreach (var episode in child.Episodes)
        {
            if (episode.ReasonCeased is "E43" or "E44" or "E45" or "E46" or "E47" or "E48"
                && Codes.ReasonEpisodeCeased.Codes.Has(episode.ReasonCeased, report.Year)
                && episode.End > child.BirthDate.Birthday(18))
            {
                report.Between((episode, Episode.ReasonCeasedField), (episode, Episode.EndField), (child.Header!, Header.BirthDateField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var older = new LookedAfterSample(2018);
            var header = sample.Header with { BirthDate = sample.Day(6, 1).AddYears(-18) };
            var ordered = sample.Episode with { ReasonCeased = "E45", End = sample.Day(6, 2) };
            ImmutableArray<string> places = ["Episodes[1]/REC", "Episodes[1]/DEC", "Header[1]/DOB"];
            LookedAfterCase Of(params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [header], Episodes = [.. episodes] });
            LookedAfterCase Older(string reason) => older.With(older.Child with
            {
                Headers = [older.Header with { BirthDate = older.Day(6, 1).AddYears(-18) }],
                Episodes = [older.Episode with { ReasonCeased = reason, End = older.Day(6, 2) }],
            });
            return
            [
                Example.Fails("E45 on the day after the 18th birthday", places, Of(ordered)),
                Example.Passes("E45 on the 18th birthday", Of(ordered with { End = sample.Day(6, 1) })),
                Example.Passes("E45 on the day before the 18th birthday", Of(ordered with { End = sample.Day(5, 31) })),
                Example.Fails("E46 on the day after", places, Of(ordered with { ReasonCeased = "E46" })),
                Example.Fails("E47 on the day after", places, Of(ordered with { ReasonCeased = "E47" })),
                Example.Fails("E48 on the day after", places, Of(ordered with { ReasonCeased = "E48" })),
                Example.Passes("E44 on the day after, no code any longer", Of(ordered with { ReasonCeased = "E44" })),
                Example.Passes("E41 on the day after", Of(ordered with { ReasonCeased = "E41" })),
                Example.Passes("no reason", Of(ordered with { ReasonCeased = null })),
                Example.Passes("no end", Of(ordered with { End = null })),
                Example.Passes("no date of birth",
                    sample.With(sample.Child with { Headers = [header with { BirthDate = null }], Episodes = [ordered] })),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [], Episodes = [ordered] })),
                Example.Fails("E43 on the day after in its last year", places, Older("E43")) with { Year = 2018 },
                Example.Fails("E44 on the day after in its last year", places, Older("E44")) with { Year = 2018 },
                Example.Passes("E45 on the day after, the year before it came in", Older("E45")) with { Year = 2018 },
                Example.Fails("second of two", ["Episodes[2]/REC", "Episodes[2]/DEC", "Header[1]/DOB"], Of(sample.FirstEpisode, ordered)),
            ];
        }
    }
}
