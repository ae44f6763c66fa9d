namespace OpenCollect.LookedAfter.Rules;

/// <summary>No child is looked after before birth.</summary>
public sealed class Rule302 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("302", Severity.Error, Scope.Child, Years.Always, "First episode starts before the date of birth")
        {
            Module = Episode.Group.Name,
            Logic = "The earliest DECOM of the child's episodes in this return is before DOB of the Header table. The same day passes.",
            Advice = "Correct the start of the episode or the date of birth.",
            Guide = LookedAfterGuide.Check("302"),
            Fields = [Episode.StartField, Header.BirthDateField],
            Needs = [Inputs.Episodes, Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Header is { } header && seen.Child.Earliest is { } first && first.Start < header.BirthDate)
        {
            report.Between((first, Episode.StartField), (header, Header.BirthDateField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var start = sample.FirstEpisode.Start;
            LookedAfterCase Of(DateOnly? born, params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [sample.Header with { BirthDate = born }], Episodes = [.. episodes] });
            LookedAfterCase Born(DateOnly? day) => Of(day, sample.FirstEpisode, sample.Episode);
            return
            [
                Example.Passes("starts after birth", sample.Case),
                Example.Passes("starts on the day of birth", Born(start)),
                Example.Fails("starts on the day before birth", ["Episodes[1]/DECOM", "Header[1]/DOB"], Born(start.PlusDays(1))),
                Example.Passes("starts on the day after birth", Born(start.PlusDays(-1))),
                Example.Fails("both episodes start before birth", ["Episodes[1]/DECOM", "Header[1]/DOB"], Born(sample.Day(12, 1))),
                Example.Fails("the first stands second in the file", ["Episodes[2]/DECOM", "Header[1]/DOB"],
                    Of(start.PlusDays(1), sample.Episode, sample.FirstEpisode)),
                Example.Passes("no date of birth", Born(null)),
                Example.Passes("no episode", sample.With(sample.Child with { Episodes = [] })),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [] })),
            ];
        }
    }
}
