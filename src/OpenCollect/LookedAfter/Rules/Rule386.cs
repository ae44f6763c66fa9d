namespace OpenCollect.LookedAfter.Rules;

/// <summary>Only a child under 18 is adopted.</summary>
public sealed class Rule386 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("386", Severity.Error, Scope.Child, Years.Always, "Adopted on or after the 18th birthday")
    {
        Module = Episode.Group.Name,
        Logic = "REC is E11 or E12 and DEC is on or after the child's 18th birthday.",
        Advice = "Check the reason the episode ceased, its end and the child's date of birth, and correct the one that is wrong.",
        Guide = LookedAfterGuide.Check("386"),
        Fields = [Episode.ReasonCeasedField, Episode.EndField, Header.BirthDateField],
        Needs = [Inputs.Episodes, Inputs.Header],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var child = seen.Child;
        foreach (var episode in child.Episodes)
        {
            if (episode.IsAdoption && episode.End >= child.BirthDate.Birthday(18))
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
            var header = sample.Header with { BirthDate = sample.Day(6, 1).AddYears(-18) };
            var adopted = sample.Episode with { ReasonCeased = "E11", End = sample.Day(6, 1) };
            ImmutableArray<string> places = ["Episodes[1]/REC", "Episodes[1]/DEC", "Header[1]/DOB"];
            LookedAfterCase Of(params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [header], Episodes = [.. episodes] });
            return
            [
                Example.Fails("E11 on the 18th birthday", places, Of(adopted)),
                Example.Fails("E12 on the 18th birthday", places, Of(adopted with { ReasonCeased = "E12" })),
                Example.Passes("E11 on the day before the 18th birthday", Of(adopted with { End = sample.Day(5, 31) })),
                Example.Fails("E11 on the day after the 18th birthday", places, Of(adopted with { End = sample.Day(6, 2) })),
                Example.Passes("left care otherwise on the 18th birthday", Of(adopted with { ReasonCeased = "E8" })),
                Example.Passes("no end", Of(adopted with { End = null })),
                Example.Passes("unreadable end",
                    Of(adopted with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("no date of birth",
                    sample.With(sample.Child with { Headers = [header with { BirthDate = null }], Episodes = [adopted] })),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [], Episodes = [adopted] })),
                Example.Passes("adopted at 3", sample.Adopted),
                Example.Fails("second of two", ["Episodes[2]/REC", "Episodes[2]/DEC", "Header[1]/DOB"], Of(sample.FirstEpisode, adopted)),
            ];
        }
    }
}
