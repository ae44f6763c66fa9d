namespace OpenCollect.Cin.Rules;

/// <summary>No child protection plan ends after the child has died.</summary>
public sealed class Rule8920 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8920", Severity.Error, Scope.Child, Years.Always, "Child protection plan ends after the date of death")
        {
            Module = ProtectionPlan.Group.Name,
            Logic = "PersonDeathDate is given and the CPPendDate of a plan of any of the child's episodes is later. The same day passes, and so does a plan without that date.",
            Advice = "Correct the end of the plan or the date of death.",
            Guide = CinGuide.Section("2.8"),
            Fields = [ProtectionPlan.EndField, CinChild.DeathDateField],
            Doubt = "A public toolkit also fires for a plan without an end where the child has died; nothing ends after the death there, so this does not.",
        };

    public static void Check(CinChild child, Report report)
    {
        if (child.DeathDate is not { } death)
        {
            return;
        }

        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.ProtectionPlans)
            {
                if (plan.End > death)
                {
                    report.Between((plan, ProtectionPlan.EndField), (child, CinChild.DeathDateField));
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var died = sample.Child with { DeathDate = new(2025, 9, 15) };
            CinChild Dated(DateOnly? date) => died with { Episodes = [sample.Episode with { ProtectionPlans = [sample.ProtectionPlan with { End = date }] }] };
            return
            [
                Example.Passes("the child is alive", sample.Child),
                Example.Passes("on the day of death", Dated(new(2025, 9, 15))),
                Example.Fails("the day after the death", ["CINdetails[1]/ChildProtectionPlans[1]/CPPendDate", "ChildIdentifiers/PersonDeathDate"], Dated(new(2025, 9, 16))),
                Example.Passes("the day before the death", Dated(new(2025, 9, 14))),
                Example.Passes("no date", Dated(null)),
                Example.Fails("the second plan of the second episode", ["CINdetails[2]/ChildProtectionPlans[2]/CPPendDate", "ChildIdentifiers/PersonDeathDate"], died with
                {
                    Episodes =
                    [
                        sample.Episode with { ProtectionPlans = [] },
                        sample.OpenEpisode with { ProtectionPlans = [sample.ProtectionPlan with { End = null }, sample.ProtectionPlan with { End = new(2026, 3, 2) }] },
                    ],
                }),
            ];
        }
    }
}
