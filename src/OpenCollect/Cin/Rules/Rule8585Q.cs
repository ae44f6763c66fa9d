namespace OpenCollect.Cin.Rules;

/// <summary>A case closed because the child died comes with the date of death.</summary>
public sealed class Rule8585Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8585Q", Severity.Query, Scope.Child, Years.Always, "Closed as died but no date of death")
    {
        Module = Episode.Group.Name,
        Logic = "A CINdetails has ReasonForClosure RC2 and the child has no valid PersonDeathDate: it is missing or is not a date.",
        Advice = "Enter the date of death, or correct the reason for closure.",
        Guide = CinGuide.Section("4.6.2"),
        Fields = [Episode.ReasonForClosureField, CinChild.DeathDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.ReasonForClosure == "RC2" && child.DeathDate is null)
            {
                report.Between((episode, Episode.ReasonForClosureField), (child, CinChild.DeathDateField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var died = sample.With(sample.Episode with { ReasonForClosure = "RC2" });
            return
            [
                Example.Passes("closed for another reason", sample.Child),
                Example.Fails("closed as died, no date", ["CINdetails[1]/ReasonForClosure", "ChildIdentifiers/PersonDeathDate"], died),
                Example.Passes("closed as died, with the date", died with { DeathDate = sample.Day(2, 1) }),
                Example.Fails("closed as died, with an unreadable date", ["CINdetails[1]/ReasonForClosure", "ChildIdentifiers/PersonDeathDate"],
                    died with { Flaws = new(new Flaw(FlawKind.NotADate, CinChild.DeathDateField, "01/02/2026", 3)) }),
                Example.Fails("the first of two episodes is closed as died", ["CINdetails[1]/ReasonForClosure", "ChildIdentifiers/PersonDeathDate"],
                    died with { Episodes = [died.Episodes[0], sample.OpenEpisode] }),
                Example.Passes("open, no date of death", sample.With(sample.OpenEpisode)),
            ];
        }
    }
}
