namespace OpenCollect.Cin.Rules;

/// <summary>Each disability of a child is given once.</summary>
public sealed class Rule8794 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8794", Severity.Error, Scope.Child, Years.Always, "Same disability code is given more than once")
    {
        Module = CinChild.DisabilitiesGroup.Name,
        Logic = "Two or more Disability values of the child are the same, NONE included. Letter case counts. One finding for the child, however many values repeat.",
        Advice = "Remove the repeated code.",
        Guide = CinGuide.Section("3.2"),
        Fields = [CinChild.DisabilityField],
    };

    public static void Check(CinChild child, Report report)
    {
        var disabilities = child.Disabilities;
        for (var i = 1; i < disabilities.Length; i++)
        {
            if (disabilities.AsSpan(0, i).Contains(disabilities[i]))
            {
                report.At(child, CinChild.DisabilityField);
                return;
            }
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("no disability is given", With()),
        Example.Passes("one disability is given", With("LD")),
        Example.Passes("three different disabilities are given", With("LD", "BEH", "AUT")),
        Example.Fails("the first two are the same", "Disabilities/Disability", With("LD", "LD", "BEH")),
        Example.Fails("the last two are the same", "Disabilities/Disability", With("BEH", "LD", "LD")),
        Example.Fails("the first and the last are the same", "Disabilities/Disability", With("LD", "BEH", "LD")),
        Example.Fails("NONE is given twice", "Disabilities/Disability", With("NONE", "NONE")),
        Example.Fails("two codes are given twice each", "Disabilities/Disability", With("LD", "BEH", "LD", "BEH")),
        Example.Passes("they differ in letter case", With("LD", "ld")),
    ];

    private static CinChild With(params ReadOnlySpan<string> disabilities) => CinSample.Latest.Child with { Disabilities = [.. disabilities] };
}
