namespace OpenCollect.LookedAfter.Rules;

/// <summary>A provider's number is one that Ofsted lists.</summary>
public sealed class Rule1008 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("1008", Severity.Error, Scope.Group, Years.From(2016), "URN is not in Ofsted's list")
    {
        Module = Episode.Group.Name,
        Logic = "URN is filled, is not XXXXXXX, and no row of the list of providers has it.",
        Advice = "Look the provider's URN up in Ofsted's list and correct it. If the provider is not inspected by Ofsted, enter XXXXXXX.",
        Guide = LookedAfterGuide.Check("1008"),
        Fields = [Episode.UrnField],
        Needs = [Inputs.Episodes, Inputs.Providers],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var providers = seen.Reference.Providers!;
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.HasOfstedUrn && providers.Find(episode.Urn).IsEmpty)
            {
                report.At(episode, Episode.UrnField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            return
            [
                Example.Passes("in the list", sample.Case),
                Example.Passes("blank", sample.With(sample.Episode with { Urn = null })),
                Example.Passes("not inspected by Ofsted", sample.With(sample.Episode with { Urn = "XXXXXXX" })),
                Example.Fails("not in the list", "Episodes[2]/URN", sample.With(sample.FirstEpisode, sample.Episode with { Urn = "SC999999" })),
            ];
        }
    }
}
