namespace OpenCollect.Cin.Rules;

/// <summary>In a return of ordinary size some child has more than one disability.</summary>
public sealed class Rule2888Q : IReturnRule<CinChild, Rule2888Q.Tally>, IExplained
{
    public record struct Tally(bool SomeHasTwo);

    public static RuleInfo Info { get; } = new("2888Q", Severity.Query, Scope.Return, Years.Always, "No child has more than one disability code")
    {
        Module = CinChild.DisabilitiesGroup.Name,
        Logic = "No child of the return has more than one Disability value other than NONE. A return without any disabled child fires too.",
        Advice = "Check that your system sends every disability of a child, not only one.",
        Guide = CinGuide.Section("3.2"),
        Fields = [CinChild.DisabilityField],
        Doubt = "The text says that one or more children should have more than one code, so a return without a disabled child fires; a public validator passes it.",
    };

    public static void Count(ref Tally tally, CinChild child, CollectionYear year)
    {
        if (tally.SomeHasTwo || child.Disabilities.Length < 2)
        {
            return;
        }

        string? first = null;
        foreach (var code in child.Disabilities)
        {
            if (code != "NONE" && first is not null && code != first)
            {
                tally.SomeHasTwo = true;
            }

            first ??= code == "NONE" ? null : code;
        }
    }

    public static void Judge(in Tally tally, Report report)
    {
        if (!tally.SomeHasTwo)
        {
            report.Return();
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            CinChild With(params ImmutableArray<string> disabilities) => CinSample.Latest.Child with { Disabilities = disabilities };
            return
            [
                Example.Passes("one child with two", With("LD", "BEH")),
                Example.Passes("the last of three children with two", With("NONE"), With("LD"), With("LD", "HEAR")),
                Example.Passes("the first of two children with two", With("LD", "HEAR"), With("LD")),
                Example.Passes("two after NONE", With("NONE", "LD", "BEH")),
                Example.Passes("two with NONE between them", With("LD", "NONE", "BEH")),
                Example.Fails("everybody has one", "return", With("LD"), With("HEAR")),
                Example.Fails("one beside NONE is one", "return", With("NONE", "LD")),
                Example.Fails("one before NONE is one", "return", With("LD", "NONE")),
                Example.Fails("the same code twice is one", "return", With("LD", "LD")),
                Example.Fails("nobody is disabled", "return", With("NONE")),
                Example.Fails("no child", "return"),
            ];
        }
    }
}
