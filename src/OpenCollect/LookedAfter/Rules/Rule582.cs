namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child is rarely adopted on the day of the match.</summary>
public sealed class Rule582 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("582", Severity.Query, Scope.Child, Years.From(2023), "Matched with adopters and adopted on the same day")
        {
            Module = Episode.Group.Name,
            Logic = "REC of an episode is E11 or E12, and its DEC is the DATE_MATCH of an AD1 row of the child.",
            Advice = "Check both days. Correct the day on which the child was matched, or the day on which the child was adopted.",
            Guide = LookedAfterGuide.Check("582"),
            Fields = [Episode.EndField, Adoption.MatchedField],
            Needs = [Inputs.Episodes, Inputs.Ad1],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (!episode.IsAdoption || episode.End is null)
            {
                continue;
            }

            foreach (var adoption in seen.Child.Adoptions)
            {
                if (adoption.Matched == episode.End)
                {
                    report.Between((episode, Episode.EndField), (adoption, Adoption.MatchedField));
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
            var seen = sample.Adopted;
            var (episode, adoption) = (seen.Child.Episodes[0], seen.Child.Adoptions[0]);
            LookedAfterCase Of(Episode episode, params Adoption[] adoptions) =>
                seen with { Child = seen.Child with { Episodes = [episode], Adoptions = [.. adoptions] } };
            var same = adoption with { Matched = episode.End };
            return
            [
                Example.Passes("matched half a year before", seen),
                Example.Fails("matched and adopted on one day", ["Episodes[1]/DEC", "AD1[1]/DATE_MATCH"], Of(episode, same)),
                Example.Fails("adopted, unopposed", ["Episodes[1]/DEC", "AD1[1]/DATE_MATCH"],
                    Of(episode with { ReasonCeased = "E11" }, same)),
                Example.Passes("matched the day before", Of(episode, same with { Matched = episode.End.PlusDays(-1) })),
                Example.Passes("matched the day after", Of(episode, same with { Matched = episode.End.PlusDays(1) })),
                Example.Passes("left care otherwise", Of(episode with { ReasonCeased = "E4A" }, same)),
                Example.Passes("neither day given", Of(episode with { End = null }, same with { Matched = null })),
                Example.Passes("no AD1 row", Of(episode)),
                Example.Fails("two later rows with that day", ["Episodes[1]/DEC", "AD1[2]/DATE_MATCH"],
                    Of(episode, adoption, same, same with { Adopters = "1" })),
                Example.Fails("in the second of two episodes", ["Episodes[2]/DEC", "AD1[1]/DATE_MATCH"], seen with
                {
                    Child = seen.Child with { Episodes = [episode with { ReasonCeased = "X1" }, episode], Adoptions = [same] },
                }),
            ];
        }
    }
}
