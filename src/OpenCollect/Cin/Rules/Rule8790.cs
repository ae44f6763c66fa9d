namespace OpenCollect.Cin.Rules;

/// <summary>A child has no disability or some, not both.</summary>
public sealed class Rule8790 : IChildRule<CinChild>, IExplained
{
    private const string None = "NONE";

    public static RuleInfo Info { get; } = new("8790", Severity.Error, Scope.Child, Years.Always, "Disability is NONE and something else at once")
    {
        Module = CinChild.DisabilitiesGroup.Name,
        Logic = "The Disability values of the child include NONE and at least one other value, valid or not. Letter case counts. NONE given twice and nothing else passes.",
        Advice = "Remove NONE if the child has a disability. Otherwise remove the other codes.",
        Guide = CinGuide.Section("3.2"),
        Fields = [CinChild.DisabilityField],
        Doubt = "Codes are compared letter by letter, as everywhere; one public validator takes none in small letters for NONE.",
    };

    public static void Check(CinChild child, Report report)
    {
        bool none = false, other = false;
        foreach (var disability in child.Disabilities)
        {
            none |= disability == None;
            other |= disability != None;
        }

        if (none && other)
        {
            report.At(child, CinChild.DisabilityField);
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        Example.Passes("no disability is given", With()),
        Example.Passes("NONE stands alone", With("NONE")),
        Example.Passes("two disabilities are given", With("LD", "BEH")),
        Example.Passes("NONE is given twice", With("NONE", "NONE")),
        Example.Fails("a disability stands before NONE", "Disabilities/Disability", With("LD", "NONE")),
        Example.Fails("a disability stands after NONE", "Disabilities/Disability", With("NONE", "LD")),
        Example.Fails("NONE stands between two disabilities", "Disabilities/Disability", With("LD", "NONE", "BEH")),
        Example.Fails("NONE stands twice with a disability", "Disabilities/Disability", With("NONE", "NONE", "LD")),
        Example.Fails("NONE stands with a text that is no code", "Disabilities/Disability", With("NONE", "XX")),
        Example.Fails("NONE stands with none in small letters", "Disabilities/Disability", With("NONE", "none")),
        Example.Passes("none in small letters stands with a disability", With("none", "LD")),
    ];

    private static CinChild With(params ReadOnlySpan<string> disabilities) => CinSample.Latest.Child with { Disabilities = [.. disabilities] };
}
