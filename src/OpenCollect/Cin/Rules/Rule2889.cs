namespace OpenCollect.Cin.Rules;

/// <summary>A section 47 enquiry does not start before the referral.</summary>
public sealed class Rule2889 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("2889", Severity.Error, Scope.Group, Years.Always, "Section 47 enquiry starts before the referral")
    {
        Module = Section47.Group.Name,
        Logic = "Both dates are given and S47ActualStartDate is earlier than CINreferralDate of the CINdetails that holds it. The same day passes.",
        Advice = "Correct the start of the enquiry or the date of the referral.",
        Guide = CinGuide.Section("4.12.1"),
        Fields = [Section47.StartField, Episode.ReferralDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var record in episode.Section47s)
            {
                if (record.Start < episode.ReferralDate)
                {
                    report.Between((record, Section47.StartField), (episode, Episode.ReferralDateField));
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            Section47 On(DateOnly? date) => sample.Section47 with { Start = date };
            return
            [
                Example.Passes("after the referral", sample.Child),
                Example.Passes("on the day of the referral", sample.With(On(new(2025, 5, 1)))),
                Example.Fails("the day before the referral", ["CINdetails[1]/Section47[1]/S47ActualStartDate", "CINdetails[1]/CINreferralDate"], sample.With(On(new(2025, 4, 30)))),
                Example.Passes("nothing is given", sample.With(On(null))),
                Example.Passes("no referral date", sample.With(sample.Episode with { ReferralDate = null })),
                Example.Fails("only the second of two", ["CINdetails[1]/Section47[2]/S47ActualStartDate", "CINdetails[1]/CINreferralDate"],
                    sample.With(sample.Section47, On(new(2025, 4, 30)))),
                Example.Passes("before the referral of another episode", sample.With(sample.Episode, sample.OpenEpisode)),
            ];
        }
    }
}
