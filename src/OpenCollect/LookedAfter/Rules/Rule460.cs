namespace OpenCollect.LookedAfter.Rules;

/// <summary>Who stays with former foster carers under that reason is at least 18 when care ends.</summary>
public sealed class Rule460 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("460", Severity.Error, Scope.Child, Years.Always, "Stayed with former carers at 18, but was not 18 yet")
        {
            Module = Episode.Group.Name,
            Logic = "REC of an episode is E17, and its DEC is before the 18th birthday by DOB of the Header table. The birthday itself passes.",
            Advice = "Correct the reason or the date that the episode ceased, or the date of birth.",
            Guide = LookedAfterGuide.Check("460"),
            Fields = [Episode.ReasonCeasedField, Episode.EndField, Header.BirthDateField],
            Needs = [Inputs.Episodes, Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var adult = seen.Child.BirthDate.Birthday(18);
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.ReasonCeased == "E17" && episode.End < adult)
            {
                report.Between(
                    (episode, Episode.ReasonCeasedField), (episode, Episode.EndField), (seen.Child.Header!, Header.BirthDateField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] all = ["Episodes[2]/REC", "Episodes[2]/DEC", "Header[1]/DOB"];
            var stays = sample.Episode with { End = new(2026, 2, 28), ReasonCeased = "E17" };
            LookedAfterCase Born(DateOnly? birth, Episode last) =>
                sample.With(sample.Child with { Headers = [sample.Header with { BirthDate = birth }], Episodes = [sample.FirstEpisode, last] });
            return
            [
                Example.Passes("still looked after", sample.Case),
                Example.Passes("left on the 18th birthday", Born(new(2008, 2, 28), stays)),
                Example.Fails("left the day before the 18th birthday", [.. all], Born(new(2008, 3, 1), stays)),
                Example.Passes("left on 28 February, born on 29 February", Born(new(2008, 2, 29), stays)),
                Example.Fails("left on 27 February, born on 29 February", [.. all],
                    Born(new(2008, 2, 29), stays with { End = new(2026, 2, 27) })),
                Example.Passes("left at 17 for another reason", Born(new(2008, 3, 1), stays with { ReasonCeased = "E16" })),
                Example.Passes("left at 17, reason blank", Born(new(2008, 3, 1), stays with { ReasonCeased = null })),
                Example.Passes("no date of leaving", Born(new(2008, 3, 1), stays with { End = null })),
                Example.Passes("date of birth missing", Born(null, stays)),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [], Episodes = [stays] })),
            ];
        }
    }
}
