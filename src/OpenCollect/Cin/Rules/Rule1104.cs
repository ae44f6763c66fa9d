namespace OpenCollect.Cin.Rules;

/// <summary>An initial conference is not held before the referral.</summary>
public sealed class Rule1104 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("1104", Severity.Error, Scope.Group, Years.Always, "Initial conference is before the referral")
    {
        Module = Section47.Group.Name,
        Logic = "Both dates are given and the Section47 group's DateOfInitialCPC is earlier than CINreferralDate of the CINdetails that holds it. The same day passes.",
        Advice = "Correct the date of the conference or of the referral.",
        Guide = CinGuide.Section("4.12.3"),
        Fields = [Section47.ConferenceDateField, Episode.ReferralDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var record in episode.Section47s)
            {
                if (record.ConferenceDate < episode.ReferralDate)
                {
                    report.Between((record, Section47.ConferenceDateField), (episode, Episode.ReferralDateField));
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            Section47 On(DateOnly? date) => sample.Section47 with { ConferenceDate = date };
            return
            [
                Example.Passes("after the referral", sample.Child),
                Example.Passes("on the day of the referral", sample.With(On(new(2025, 5, 1)))),
                Example.Fails("the day before the referral", ["CINdetails[1]/Section47[1]/DateOfInitialCPC", "CINdetails[1]/CINreferralDate"], sample.With(On(new(2025, 4, 30)))),
                Example.Passes("nothing is given", sample.With(On(null))),
                Example.Passes("no referral date", sample.With(sample.Episode with { ReferralDate = null })),
                Example.Fails("only the second of two", ["CINdetails[1]/Section47[2]/DateOfInitialCPC", "CINdetails[1]/CINreferralDate"],
                    sample.With(sample.Section47, On(new(2025, 4, 30)))),
                Example.Passes("before the referral of another episode", sample.With(sample.Episode, sample.OpenEpisode)),
                Example.Passes("a transfer-in conference before the referral", sample.With(sample.Episode with { ConferenceDate = new(2025, 4, 30) })),
            ];
        }
    }
}
