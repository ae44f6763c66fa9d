namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child who turned 18 before the end of the year is no longer looked after, unless accommodated in a community home.</summary>
public sealed class Rule359 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("359", Severity.Error, Scope.Child, Years.Always, "Still looked after after the 18th birthday")
        {
            Module = Episode.Group.Name,
            Logic = "The child's 18th birthday is before 31 March, DEC is blank, and it is not the case that LS is V2 and PLACE is K2. A birthday on 31 March passes.",
            Advice = "Enter the date the episode ended and the reason, or correct the date of birth, legal status or placement.",
            Guide = LookedAfterGuide.Check("359"),
            Fields = [Episode.EndField, Episode.LegalStatusField, Episode.PlacementField, Header.BirthDateField],
            Needs = [Inputs.Episodes, Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var child = seen.Child;
        if (!(child.BirthDate.Birthday(18) < report.Year.LastDay))
        {
            return;
        }

        foreach (var episode in child.Episodes)
        {
            if (episode.IsOpen && (episode.LegalStatus != "V2" || episode.Placement != "K2"))
            {
                report.Between((episode, Episode.EndField), (episode, Episode.LegalStatusField), (episode, Episode.PlacementField),
                    (child.Header!, Header.BirthDateField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var header = sample.Header with { BirthDate = new(2008, 3, 30) };
            var episode = sample.Episode;
            ImmutableArray<string> places = ["Episodes[1]/DEC", "Episodes[1]/LS", "Episodes[1]/PLACE", "Header[1]/DOB"];
            LookedAfterCase Of(params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [header], Episodes = [.. episodes] });
            LookedAfterCase Born(DateOnly? day) =>
                sample.With(sample.Child with { Headers = [header with { BirthDate = day }], Episodes = [episode] });
            return
            [
                Example.Fails("18 on 30 March", places, Of(episode)),
                Example.Passes("18 on 31 March", Born(new(2008, 3, 31))),
                Example.Passes("18 on 1 April after the year", Born(new(2008, 4, 1))),
                Example.Passes("no date of birth", Born(null)),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [] })),
                Example.Passes("18 on 30 March, accommodated in K2", Of(episode with { LegalStatus = "V2", Placement = "K2" })),
                Example.Fails("18 on 30 March, accommodated elsewhere", places, Of(episode with { LegalStatus = "V2" })),
                Example.Fails("18 on 30 March, in K2 under a care order", places, Of(episode with { Placement = "K2" })),
                Example.Fails("18 on 30 March, no legal status or placement", places,
                    Of(episode with { LegalStatus = null, Placement = null })),
                Example.Passes("18 on 30 March, ended that day", Of(episode with { End = sample.Day(3, 30) })),
                Example.Passes("18 on 30 March, unreadable end",
                    Of(episode with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Fails("the second of two is open", ["Episodes[2]/DEC", "Episodes[2]/LS", "Episodes[2]/PLACE", "Header[1]/DOB"],
                    Of(sample.FirstEpisode, episode)),
            ];
        }
    }
}
