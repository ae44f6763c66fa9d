namespace OpenCollect.Cin.Rules;

/// <summary>No child protection plan starts after the child has died.</summary>
public sealed class Rule8915 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8915", Severity.Error, Scope.Child, Years.Always, "Child protection plan starts after the date of death")
        {
            Module = ProtectionPlan.Group.Name,
            Logic = "PersonDeathDate is given and the CPPstartDate of a plan of any of the child's episodes is later. The same day passes, and so does a plan without that date.",
            Advice = "Correct the start of the plan or the date of death.",
            Guide = CinGuide.Section("2.8"),
            Fields = [ProtectionPlan.StartField, CinChild.DeathDateField],
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
                if (plan.Start > death)
                {
                    report.Between((plan, ProtectionPlan.StartField), (child, CinChild.DeathDateField));
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
            CinChild Dated(DateOnly? date) => died with { Episodes = [sample.Episode with { ProtectionPlans = [sample.ProtectionPlan with { Start = date }] }] };
            return
            [
                Example.Passes("the child is alive", sample.Child),
                Example.Passes("on the day of death", Dated(new(2025, 9, 15))),
                Example.Fails("the day after the death", ["CINdetails[1]/ChildProtectionPlans[1]/CPPstartDate", "ChildIdentifiers/PersonDeathDate"], Dated(new(2025, 9, 16))),
                Example.Passes("the day before the death", Dated(new(2025, 9, 14))),
                Example.Passes("no date", Dated(null)),
                Example.Fails("the second plan of the second episode", ["CINdetails[2]/ChildProtectionPlans[2]/CPPstartDate", "ChildIdentifiers/PersonDeathDate"], died with
                {
                    Episodes =
                    [
                        sample.Episode with { ProtectionPlans = [] },
                        sample.OpenEpisode with { ProtectionPlans = [sample.ProtectionPlan with { Start = null }, sample.ProtectionPlan with { Start = new(2026, 3, 2) }] },
                    ],
                }),
            ];
        }
    }
}
