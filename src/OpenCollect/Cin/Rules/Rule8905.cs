namespace OpenCollect.Cin.Rules;

/// <summary>Every child protection plan has its initial category of abuse.</summary>
public sealed class Rule8905 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8905", Severity.Error, Scope.Group, Years.Always, "Initial category of abuse missing or invalid")
    {
        Module = ProtectionPlan.Group.Name,
        Logic = "A ChildProtectionPlans group has no InitialCategoryOfAbuse, or one that is not NEG, PHY, SAB, EMO or MUL.",
        Advice = "Enter the initial category of abuse from the code list.",
        Guide = CinGuide.Section("5.2"),
        Fields = [ProtectionPlan.InitialCategoryField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var plan in episode.ProtectionPlans)
            {
                if (!Codes.CategoryOfAbuse.Codes.Has(plan.InitialCategory, report.Year))
                {
                    report.At(plan, ProtectionPlan.InitialCategoryField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("NEG", With("NEG")),
        Example.Passes("PHY", With("PHY")),
        Example.Passes("SAB", With("SAB")),
        Example.Passes("EMO", With("EMO")),
        Example.Passes("MUL", With("MUL")),
        Example.Fails("nothing is given", "CINdetails[1]/ChildProtectionPlans[1]/InitialCategoryOfAbuse", With(null)),
        Example.Fails("a code that does not exist", "CINdetails[1]/ChildProtectionPlans[1]/InitialCategoryOfAbuse", With("FIN")),
        Example.Fails("small letters", "CINdetails[1]/ChildProtectionPlans[1]/InitialCategoryOfAbuse", With("neg")),
        Example.Passes("there is no plan", CinSample.Latest.With(CinSample.Latest.Episode with { ProtectionPlans = [] })),
        Example.Fails("only the second plan has none", "CINdetails[1]/ChildProtectionPlans[2]/InitialCategoryOfAbuse",
            CinSample.Latest.With(CinSample.Latest.ProtectionPlan, CinSample.Latest.ProtectionPlan with { InitialCategory = null })),
        Example.Fails("only the second episode's plan has none", "CINdetails[2]/ChildProtectionPlans[1]/InitialCategoryOfAbuse", CinSample.Latest.With(
            CinSample.Latest.Episode,
            CinSample.Latest.OpenEpisode with { ProtectionPlans = [CinSample.Latest.ProtectionPlan with { InitialCategory = null }] })),
    ];

    private static CinChild With(string? category) =>
        CinSample.Latest.With(CinSample.Latest.ProtectionPlan with { InitialCategory = category });
}
