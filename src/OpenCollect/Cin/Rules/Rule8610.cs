namespace OpenCollect.Cin.Rules;

/// <summary>A referral with further action has a primary need.</summary>
public sealed class Rule8610 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8610", Severity.Error, Scope.Group, Years.Always, "Primary need code missing where there was further action")
    {
        Module = Episode.Group.Name,
        Logic = "ReferralNFA is false (false or 0) and PrimaryNeedCode is missing. A missing or odd flag passes here.",
        Advice = "Enter the primary need code.",
        Guide = CinGuide.Section("4.5"),
        Fields = [Episode.PrimaryNeedField, Episode.NoFurtherActionField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.HasFurtherAction && episode.PrimaryNeed is null)
            {
                report.At(episode, Episode.PrimaryNeedField, Episode.NoFurtherActionField);
            }
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("a need is given", CinSample.Latest.Child),
        Example.Fails("further action: false", Places, WithoutNeed("false")),
        Example.Fails("further action: 0", Places, WithoutNeed("0")),
        Example.Passes("no further action: true", WithoutNeed("true")),
        Example.Passes("no further action: 1", WithoutNeed("1")),
        Example.Passes("the flag is missing", WithoutNeed(null)),
        Example.Passes("the flag is neither", WithoutNeed("no")),
        Example.Passes("the need is no valid code", CinSample.Latest.With(CinSample.Latest.Episode with { PrimaryNeed = "N99" })),
    ];

    private static ImmutableArray<string> Places => ["CINdetails[1]/PrimaryNeedCode", "CINdetails[1]/ReferralNFA"];

    private static CinChild WithoutNeed(string? flag) =>
        CinSample.Latest.With(CinSample.Latest.Episode with { PrimaryNeed = null, NoFurtherAction = flag });
}
