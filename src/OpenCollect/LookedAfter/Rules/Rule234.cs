namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child under ten is not admitted to custody.</summary>
public sealed class Rule234 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("234", Severity.Error, Scope.Child, Years.From(2026), "Admitted to custody before the 10th birthday")
        {
            Module = Episode.Group.Name,
            Logic = "REASON_PLACE_CHANGE of an episode is CUSTOD, and the next episode in order of DECOM starts before the 10th birthday by DOB of the Header table. The birthday itself passes, and so does an episode that none follows.",
            Advice = "Correct the reason for the change of placement, the start of the next episode or the date of birth.",
            Guide = LookedAfterGuide.Check("234"),
            Fields = [Episode.ReasonForChangeField, Episode.StartField, Header.BirthDateField],
            Needs = [Inputs.Episodes, Inputs.Header],
            Doubt = "Public validators compare with the start of the same episode. The reason says where the child goes when the episode ends, so the age at the start of the next one counts.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Header is not { } header)
        {
            return;
        }

        var episodes = seen.Child.EpisodesByStart;
        for (var i = 1; i < episodes.Length; i++)
        {
            var (ended, next) = (episodes[i - 1], episodes[i]);
            if (ended.ReasonForChange == "CUSTOD" && next.Start < header.BirthDate.Birthday(10))
            {
                report.Between((ended, Episode.ReasonForChangeField), (next, Episode.StartField), (header, Header.BirthDateField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var (first, second) = (sample.FirstEpisode with { ReasonForChange = "CUSTOD" }, sample.Episode);
            LookedAfterCase Of(DateOnly? born, params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [sample.Header with { BirthDate = born }], Episodes = [.. episodes] });
            return
            [
                Example.Passes("10 on the day of the move", Of(new(2015, 8, 15), first, second)),
                Example.Fails("10 on the day after the move", ["Episodes[1]/REASON_PLACE_CHANGE", "Episodes[2]/DECOM", "Header[1]/DOB"],
                    Of(new(2015, 8, 16), first, second)),
                Example.Passes("10 on the day before the move", Of(new(2015, 8, 14), first, second)),
                Example.Passes("5, for another reason", Of(new(2020, 8, 15), sample.FirstEpisode, second)),
                Example.Passes("5, the reason on the last episode",
                    Of(new(2020, 8, 15), sample.FirstEpisode, second with { ReasonForChange = "CUSTOD" })),
                Example.Fails("5, the other order in the file", ["Episodes[2]/REASON_PLACE_CHANGE", "Episodes[1]/DECOM", "Header[1]/DOB"],
                    Of(new(2020, 8, 15), second, first)),
                Example.Passes("no date of birth", Of(null, first, second)),
                Example.Passes("5, no header row",
                    Of(new(2020, 8, 15), first, second) with { Child = sample.Child with { Headers = [], Episodes = [first, second] } }),
            ];
        }
    }
}
