namespace OpenCollect.Cin.Rules;

/// <summary>An episode with a section 47 enquiry has an assessment.</summary>
public sealed class Rule2991Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("2991Q", Severity.Query, Scope.Group, Years.Always, "Section 47 recorded but no assessment on the episode")
        {
            Module = Episode.Group.Name,
            Logic = "A CINdetails holds at least one Section47 group and no Assessments group. Reported once for the CINdetails.",
            Advice = "Add the assessment, or explain why there was none.",
            Guide = CinGuide.Section("4.12"),
            Fields = [Episode.ReferralDateField, Section47.StartField],
            AutomaticOk = "2991Q: All records have been checked and can confirm that the data has been amended (where required) and the data is now correct in all instances.",
            Doubt = "The guide asks for the full stop of the automatic-OK text and prints this one without; with or without is accepted.",
        };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (!episode.Section47s.IsEmpty && episode.Assessments.IsEmpty)
            {
                report.At(episode.Section47s.Select(s => ((Record)s, Section47.StartField)).Prepend((episode, Episode.ReferralDateField)));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var without = sample.Episode with { Assessments = [] };
            return
            [
                Example.Passes("an enquiry and an assessment", sample.Child),
                Example.Fails("an enquiry, no assessment", ["CINdetails[1]/CINreferralDate", "CINdetails[1]/Section47[1]/S47ActualStartDate"], sample.With(without)),
                Example.Fails("two enquiries, no assessment",
                    ["CINdetails[1]/CINreferralDate", "CINdetails[1]/Section47[1]/S47ActualStartDate", "CINdetails[1]/Section47[2]/S47ActualStartDate"],
                    sample.With(without with { Section47s = [sample.Section47, sample.Section47 with { Start = new(2025, 7, 1) }] })),
                Example.Passes("neither", sample.With(without with { Section47s = [] })),
                Example.Passes("an assessment, no enquiry", sample.With(sample.Episode with { Section47s = [] })),
                Example.Fails("the assessment is in another episode", ["CINdetails[1]/CINreferralDate", "CINdetails[1]/Section47[1]/S47ActualStartDate"], sample.With(without, sample.OpenEpisode)),
                Example.Passes("an empty assessment", sample.With(without with { Assessments = [new()] })),
            ];
        }
    }
}
