namespace OpenCollect.LookedAfter.Rules;

/// <summary>Nobody starts to be looked after at 18.</summary>
public sealed class Rule352 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("352", Severity.Error, Scope.Child, Years.Always, "Started to be looked after on or after the 18th birthday")
        {
            Module = Episode.Group.Name,
            Logic = "RNE is S and DECOM is on or after the 18th birthday by DOB of the Header table.",
            Advice = "Correct the start of the episode, its reason or the date of birth.",
            Guide = LookedAfterGuide.Check("352"),
            Fields = [Episode.StartField, Episode.ReasonStartedField, Header.BirthDateField],
            Needs = [Inputs.Episodes, Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Header is not { } header)
        {
            return;
        }

        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.ReasonStarted == "S" && episode.Start >= header.BirthDate.Birthday(18))
            {
                report.Between((episode, Episode.StartField), (episode, Episode.ReasonStartedField), (header, Header.BirthDateField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] all = ["Episodes[1]/DECOM", "Episodes[1]/RNE", "Header[1]/DOB"];
            LookedAfterCase Of(DateOnly? born, string? reason) => sample.With(sample.Child with
            {
                Headers = [sample.Header with { BirthDate = born }],
                Episodes = [sample.Episode with { ReasonStarted = reason }],
            });
            return
            [
                Example.Passes("12", sample.Case),
                Example.Fails("18 on the day", [.. all], Of(new(2007, 8, 15), "S")),
                Example.Passes("18 on the day after", Of(new(2007, 8, 16), "S")),
                Example.Fails("18 on the day before", [.. all], Of(new(2007, 8, 14), "S")),
                Example.Passes("18 on the day, not the start of care", Of(new(2007, 8, 15), "P")),
                Example.Passes("18 on the day, no reason", Of(new(2007, 8, 15), null)),
                Example.Passes("no date of birth", Of(null, "S")),
                Example.Passes("no start", sample.With(sample.Episode with { ReasonStarted = "S", Start = null })),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [] })),
                Example.Fails("on the second episode", ["Episodes[2]/DECOM", "Episodes[2]/RNE", "Header[1]/DOB"],
                    sample.With(sample.Child with
                {
                    Headers = [sample.Header with { BirthDate = new(2007, 8, 15) }],
                    Episodes = [sample.FirstEpisode, sample.Episode with { ReasonStarted = "S" }],
                })),
            ];
        }
    }
}
