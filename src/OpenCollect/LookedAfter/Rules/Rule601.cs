namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child adopted in the year has all six items about the adoption.</summary>
public sealed class Rule601 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("601", Severity.Error, Scope.Child, Years.Always, "Adopted in the year, but items about the adoption are missing")
        {
            Module = Episode.Group.Name,
            Logic = "An episode has REC E11 or E12 and a DEC from 1 April to 31 March of the year, and a row of the child in AD1 lacks one or more of DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR and LS_ADOPTR, or the child has no row there. An unreadable date is not missing.",
            Advice = "Enter the missing items about the adoption. If the child was not adopted, correct the reason the episode ceased.",
            Guide = LookedAfterGuide.Check("601"),
            Fields =
            [
                Episode.ReasonCeasedField, Adoption.DecisionField, Adoption.MatchedField, Adoption.FosterCareField,
                Adoption.AdoptersField, Adoption.AdopterSexField, Adoption.AdopterStatusField,
            ],
            Needs = [Inputs.Episodes, Inputs.Ad1],
            Doubt = "A public validator says nothing of an adopted child without any AD1 row; the message is about such a child too.",
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (!episode.IsAdoption || !report.Year.Contains(episode.End))
            {
                continue;
            }

            var places = seen.Child.Adoptions.IsEmpty ? NewList(episode) : null;
            foreach (var adoption in seen.Child.Adoptions)
            {
                if (!adoption.HasAllItems)
                {
                    places ??= NewList(episode);
                    AddBlank(adoption, places);
                }
            }

            if (places is not null)
            {
                report.At(places);
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
            return
            [
                Example.Passes("adopted, with all items", seen),
                Example.Fails("no day of decision", ["Episodes[1]/REC", "AD1[1]/DATE_INT"], Of(episode, adoption with { Decision = null })),
                Example.Fails("no day of the match", ["Episodes[1]/REC", "AD1[1]/DATE_MATCH"],
                    Of(episode, adoption with { Matched = null })),
                Example.Fails("not said whether by a foster carer", ["Episodes[1]/REC", "AD1[1]/FOSTER_CARE"],
                    Of(episode, adoption with { FosterCare = null })),
                Example.Fails("three items blank", ["Episodes[1]/REC", "AD1[1]/NB_ADOPTR", "AD1[1]/SEX_ADOPTR", "AD1[1]/LS_ADOPTR"],
                    Of(episode, adoption with { Adopters = null, AdopterSex = null, AdopterStatus = null })),
                Example.Passes("an unreadable day of the match", Of(episode, adoption with
                {
                    Matched = null,
                    Flaws = new(new Flaw(FlawKind.NotADate, Adoption.MatchedField, "soon", 2)),
                })),
                Example.Fails("no AD1 row", "Episodes[1]/REC", Of(episode)),
                Example.Fails("the second of two rows has a blank", ["Episodes[1]/REC", "AD1[2]/DATE_INT"],
                    Of(episode, adoption, adoption with { Decision = null })),
                Example.Fails("both rows have a blank", ["Episodes[1]/REC", "AD1[1]/NB_ADOPTR", "AD1[2]/DATE_INT"],
                    Of(episode, adoption with { Adopters = null }, adoption with { Decision = null })),
                Example.Fails("adopted on 1 April, unopposed", "Episodes[1]/REC",
                    Of(episode with { End = sample.Day(4, 1), ReasonCeased = "E11" })),
                Example.Passes("adopted on the 31 March before the year", Of(episode with { End = sample.Day(4, 1).AddDays(-1) })),
                Example.Fails("adopted on 31 March", "Episodes[1]/REC", Of(episode with { End = sample.Day(3, 31) })),
                Example.Passes("adopted on the 1 April that follows", Of(episode with { End = sample.Day(3, 31).AddDays(1) })),
                Example.Passes("left care otherwise", Of(episode with { ReasonCeased = "E4A" })),
                Example.Passes("no end", Of(episode with { End = null })),
                Example.Fails("in the second of two episodes, no AD1 row", "Episodes[2]/REC", seen with
                {
                    Child = seen.Child with { Episodes = [episode with { ReasonCeased = "X1" }, episode], Adoptions = [] },
                }),
            ];
        }
    }

    private static List<(Record, Field)> NewList(Episode episode) => [(episode, Episode.ReasonCeasedField)];

    private static void AddBlank(Adoption adoption, List<(Record, Field)> places)
    {
        foreach (var item in Adoption.Items)
        {
            if (item.ValueOf(adoption) is null)
            {
                places.Add((adoption, item));
            }
        }
    }
}
