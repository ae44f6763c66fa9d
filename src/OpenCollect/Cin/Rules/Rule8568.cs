namespace OpenCollect.Cin.Rules;

/// <summary>Every referral says whether it led to further action.</summary>
public sealed class Rule8568 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8568", Severity.Error, Scope.Group, Years.Always, "Referral NFA flag missing or invalid")
    {
        Module = Episode.Group.Name,
        Logic = "ReferralNFA is missing, or is not one of 1, 0, true and false, in small letters.",
        Advice = "Enter true or 1 if the referral led to no further action, otherwise false or 0.",
        Guide = CinGuide.Section("4.3"),
        Fields = [Episode.NoFurtherActionField],
        Doubt = "The XML standard has true and false in small letters only, so True fails here; other rules read it as true all the same.",
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (!Flag.Codes.Has(episode.NoFurtherAction, report.Year))
            {
                report.At(episode, Episode.NoFurtherActionField);
            }
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("true", Flagged("true")),
        Example.Passes("1", Flagged("1")),
        Example.Passes("false", Flagged("false")),
        Example.Passes("0", Flagged("0")),
        Example.Fails("nothing is given", "CINdetails[1]/ReferralNFA", Flagged(null)),
        Example.Fails("a word that is neither", "CINdetails[1]/ReferralNFA", Flagged("no")),
        Example.Fails("another number", "CINdetails[1]/ReferralNFA", Flagged("2")),
        Example.Fails("a capital letter", "CINdetails[1]/ReferralNFA", Flagged("True")),
        Example.Fails("the second of two referrals", "CINdetails[2]/ReferralNFA",
            CinSample.Latest.With(CinSample.Latest.Episode, CinSample.Latest.OpenEpisode with { NoFurtherAction = null })),
        Example.Passes("there is no episode", CinSample.Latest.Child with { Episodes = [] }),
    ];

    private static CinChild Flagged(string? flag) => CinSample.Latest.With(CinSample.Latest.Episode with { NoFurtherAction = flag });
}
