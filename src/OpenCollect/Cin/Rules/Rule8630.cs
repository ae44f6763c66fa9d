namespace OpenCollect.Cin.Rules;

/// <summary>An episode is not closed before it began.</summary>
public sealed class Rule8630 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8630", Severity.Error, Scope.Group, Years.Always, "Closure before referral")
    {
        Module = Episode.Group.Name,
        Logic = "Both dates are given and CINclosureDate is earlier than CINreferralDate of the same CINdetails. The same day passes.",
        Advice = "Correct the closure date or the referral date.",
        Guide = CinGuide.Section("4.6"),
        Fields = [Episode.ClosureDateField, Episode.ReferralDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.ClosureDate < episode.ReferralDate)
            {
                report.At(episode, Episode.ClosureDateField, Episode.ReferralDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            CinChild Closed(DateOnly? date) => sample.With(sample.Episode with { ClosureDate = date });
            return
            [
                Example.Passes("closed later", sample.Child),
                Example.Passes("closed on the day of the referral", Closed(new(2025, 5, 1))),
                Example.Fails("closed the day before the referral", ["CINdetails[1]/CINclosureDate", "CINdetails[1]/CINreferralDate"], Closed(new(2025, 4, 30))),
                Example.Passes("open", Closed(null)),
                Example.Passes("no referral date", sample.With(sample.Episode with { ReferralDate = null })),
                Example.Passes("closed before the referral of another episode", sample.With(sample.Episode, sample.OpenEpisode)),
                Example.Fails("only the second episode", ["CINdetails[2]/CINclosureDate", "CINdetails[2]/CINreferralDate"],
                    sample.With(sample.Episode, sample.OpenEpisode with { ClosureDate = new(2026, 2, 19) })),
            ];
        }
    }
}
