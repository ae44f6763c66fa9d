namespace OpenCollect.LookedAfter.Rules;

/// <summary>Only a child adopted in the year has items about an adoption.</summary>
public sealed class Rule602 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("602", Severity.Error, Scope.Child, Years.Always, "Items about an adoption, but the child was not adopted in the year")
        {
            Module = Adoption.Group.Name,
            Logic = "Any of DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR and LS_ADOPTR is filled, and no episode of the child has REC E11 or E12 and a DEC from 1 April to 31 March of the year.",
            Advice = "Remove the items about the adoption, or correct the end of the episode and the reason it ceased if the child was adopted in the year.",
            Guide = LookedAfterGuide.Check("602"),
            Fields =
            [
                Adoption.DecisionField, Adoption.MatchedField, Adoption.FosterCareField, Adoption.AdoptersField,
                Adoption.AdopterSexField, Adoption.AdopterStatusField,
            ],
            Needs = [Inputs.Ad1, Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var adoption in seen.Child.Adoptions)
        {
            if (adoption.HasAnyItem && !IsAdopted(seen.Child.Episodes, report.Year))
            {
                report.At(Filled(adoption, Adoption.Items));
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
            var one = new Adoption { ChildId = "C4", Matched = adoption.Matched };
            return
            [
                Example.Passes("adopted in the year", seen),
                Example.Passes("adopted in the year, unopposed", Of(episode with { ReasonCeased = "E11" }, adoption)),
                Example.Fails("left care otherwise, with all items",
                    [
                        "AD1[1]/DATE_INT", "AD1[1]/DATE_MATCH", "AD1[1]/FOSTER_CARE",
                        "AD1[1]/NB_ADOPTR", "AD1[1]/SEX_ADOPTR", "AD1[1]/LS_ADOPTR",
                    ],
                    Of(episode with { ReasonCeased = "E4A" }, adoption)),
                Example.Fails("still in care, with one item", "AD1[1]/NB_ADOPTR",
                    Of(episode with { End = null }, new Adoption { ChildId = "C4", Adopters = "2" })),
                Example.Passes("still in care, with an empty row", Of(episode with { End = null }, new Adoption { ChildId = "C4" })),
                Example.Passes("adopted on 1 April", Of(episode with { End = sample.Day(4, 1) }, adoption)),
                Example.Fails("adopted on the 31 March before the year", "AD1[1]/DATE_MATCH",
                    Of(episode with { End = sample.Day(4, 1).AddDays(-1) }, one)),
                Example.Passes("adopted on 31 March", Of(episode with { End = sample.Day(3, 31) }, adoption)),
                Example.Fails("adopted on the 1 April that follows", "AD1[1]/DATE_MATCH",
                    Of(episode with { End = sample.Day(3, 31).AddDays(1) }, one)),
                Example.Fails("an unreadable item", "AD1[1]/DATE_MATCH", Of(episode with { ReasonCeased = "X1" }, one with
                {
                    Matched = null,
                    Flaws = new(new Flaw(FlawKind.NotADate, Adoption.MatchedField, "soon", 2)),
                })),
                Example.Passes("adopted in the second episode", seen with
                {
                    Child = seen.Child with { Episodes = [episode with { ReasonCeased = "X1" }, episode] },
                }),
                Example.Fails("no episodes, and only the second row has an item", "AD1[2]/DATE_MATCH", seen with
                {
                    Child = seen.Child with { Episodes = [], Adoptions = [new() { ChildId = "C4" }, one] },
                }),
            ];
        }
    }

    /// <summary>The items of a row that are filled, as places; for reports.</summary>
    internal static IEnumerable<(Record Record, Field Field)> Filled(Record row, ImmutableArray<Field> items) =>
        items.Where(item => item.ValueOf(row) is not null).Select(item => (row, item));

    private static bool IsAdopted(ImmutableArray<Episode> episodes, CollectionYear year)
    {
        foreach (var episode in episodes)
        {
            if (episode.IsAdoption && year.Contains(episode.End))
            {
                return true;
            }
        }

        return false;
    }
}
