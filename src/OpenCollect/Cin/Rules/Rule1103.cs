namespace OpenCollect.Cin.Rules;

/// <summary>An assessment does not start before the referral that led to it.</summary>
public sealed class Rule1103 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("1103", Severity.Error, Scope.Group, Years.Always, "Assessment starts before the referral")
    {
        Module = Assessment.Group.Name,
        Logic = "Both dates are given and AssessmentActualStartDate is earlier than CINreferralDate of the CINdetails that holds it. The same day passes.",
        Advice = "Correct the start of the assessment or the date of the referral.",
        Guide = CinGuide.Section("4.9.1"),
        Fields = [Assessment.StartField, Episode.ReferralDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var record in episode.Assessments)
            {
                if (record.Start < episode.ReferralDate)
                {
                    report.Between((record, Assessment.StartField), (episode, Episode.ReferralDateField));
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            Assessment On(DateOnly? date) => sample.Assessment with { Start = date };
            return
            [
                Example.Passes("after the referral", sample.Child),
                Example.Passes("on the day of the referral", sample.With(On(new(2025, 5, 1)))),
                Example.Fails("the day before the referral", ["CINdetails[1]/Assessments[1]/AssessmentActualStartDate", "CINdetails[1]/CINreferralDate"], sample.With(On(new(2025, 4, 30)))),
                Example.Passes("nothing is given", sample.With(On(null))),
                Example.Passes("no referral date", sample.With(sample.Episode with { ReferralDate = null })),
                Example.Fails("only the second of two", ["CINdetails[1]/Assessments[2]/AssessmentActualStartDate", "CINdetails[1]/CINreferralDate"],
                    sample.With(sample.Assessment, On(new(2025, 4, 30)))),
                Example.Passes("before the referral of another episode", sample.With(sample.Episode, sample.OpenEpisode)),
            ];
        }
    }
}
