namespace OpenCollect.Cin.Rules;

/// <summary>The primary need is a code of the list.</summary>
public sealed class Rule8650 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8650", Severity.Error, Scope.Group, Years.Always, "Primary need code invalid")
    {
        Module = Episode.Group.Name,
        Logic = "PrimaryNeedCode is given and is not one of N0 to N9.",
        Advice = "Enter a primary need code from the code list.",
        Guide = CinGuide.Section("4.5"),
        Fields = [Episode.PrimaryNeedField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.PrimaryNeed is { } need && !Codes.PrimaryNeed.Codes.Has(need, report.Year))
            {
                report.At(episode, Episode.PrimaryNeedField);
            }
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("N1", Needing("N1")),
        Example.Passes("N9", Needing("N9")),
        Example.Passes("N0, not stated", Needing("N0")),
        Example.Passes("nothing is given", Needing(null)),
        Example.Fails("a code that does not exist", "CINdetails[1]/PrimaryNeedCode", Needing("N10")),
        Example.Fails("small letters", "CINdetails[1]/PrimaryNeedCode", Needing("n1")),
        Example.Fails("the second of two episodes", "CINdetails[2]/PrimaryNeedCode",
            CinSample.Latest.With(CinSample.Latest.Episode, CinSample.Latest.OpenEpisode with { PrimaryNeed = "1" })),
    ];

    private static CinChild Needing(string? code) => CinSample.Latest.With(CinSample.Latest.Episode with { PrimaryNeed = code });
}
