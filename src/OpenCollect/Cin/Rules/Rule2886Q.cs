namespace OpenCollect.Cin.Rules;

/// <summary>The sex of nearly every born child is known.</summary>
public sealed class Rule2886Q : IReturnRule<CinChild, Rule2886Q.Tally>, IExplained
{
    /// <summary>One in fifty, 2 per cent.</summary>
    private const int OneIn = 50;

    public record struct Tally(long Children, long Unknown);

    public static RuleInfo Info { get; } =
        new("2886Q", Severity.Query, Scope.Return, Years.From(2025), "More than 2% of born children have no sex recorded")
        {
            Module = CinChild.Identifiers.Name,
            Logic = "Of all children in the return, unborn ones included, more than 2 per cent have no expected birth date and Sex missing or U. Exactly 2 per cent passes. A return without children passes.",
            Advice = "Find the children whose sex is missing or U, and enter it.",
            Guide = CinGuide.Section("2.7"),
            Fields = [CinChild.SexField, CinChild.ExpectedBirthDateField],
            Doubt = "The message speaks of children without the unborn, the text counts all child records below the line.",
        };

    public static void Count(ref Tally tally, CinChild child, CollectionYear year) => Add(ref tally, child, child.Sex is null or "U");

    public static void Judge(in Tally tally, Report report)
    {
        if (tally.Unknown * OneIn > tally.Children)
        {
            report.Return($"{tally.Unknown} of {tally.Children}");
        }
    }

    internal static void Add(ref Tally tally, CinChild child, bool unknown)
    {
        tally.Children++;
        if (unknown && child.LacksExpectedBirthDate)
        {
            tally.Unknown++;
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var known = CinSample.Latest.Child;
            return
            [
                .. ExamplesIn(CinSample.Latest, known with { Sex = null }),
                Example.Fails("one of 49 is U", "return", [.. Enumerable.Repeat(known, 48), known with { Sex = "U" }]),
                Example.Passes("M is known", [known with { Sex = "M" }]),
            ];
        }
    }

    internal static IEnumerable<Example> ExamplesIn(CinSample sample, CinChild unknown) =>
    [
        Example.Passes("no child"),
        Example.Passes("every child's is known", sample.Child),
        Example.Passes("one of 50 is missing", [.. Enumerable.Repeat(sample.Child, 49), unknown]),
        Example.Fails("one of 49 is missing", "return", [.. Enumerable.Repeat(sample.Child, 48), unknown]),
        Example.Passes("unborn children do not count as unknown", sample.Unborn, sample.Unborn),
        Example.Passes("one of 50 is missing, the others unborn", [.. Enumerable.Repeat(sample.Unborn, 49), unknown]),
        Example.Passes("an unreadable expected birth date counts as unborn",
            unknown with { Flaws = new(new Flaw(FlawKind.NotADate, CinChild.ExpectedBirthDateField, "June", 3)) }),
    ];
}

/// <summary>Until 2023-24 the same was asked of gender.</summary>
public sealed class Rule2886QUntil2024 : IReturnRule<CinChild, Rule2886Q.Tally>, IExplained
{
    public static RuleInfo Info { get; } = Rule2886Q.Info with
    {
        Years = Years.Until(2024),
        Message = "More than 2% of born children have no gender recorded",
        Logic = "Of all children in the return, unborn ones included, more than 2 per cent have no expected birth date and GenderCurrent missing or 0. Exactly 2 per cent passes. A return without children passes.",
        Advice = "Find the children whose gender is missing or 0, and enter it.",
        Fields = [CinChild.GenderField, CinChild.ExpectedBirthDateField],
    };

    public static void Count(ref Rule2886Q.Tally tally, CinChild child, CollectionYear year) =>
        Rule2886Q.Add(ref tally, child, child.Gender is null or "0");

    public static void Judge(in Rule2886Q.Tally tally, Report report) => Rule2886Q.Judge(in tally, report);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var known = new CinSample(2024).Child;
            return
            [
                .. Rule2886Q.ExamplesIn(new(2024), known with { Gender = null }),
                Example.Fails("one of 49 is 0", "return", [.. Enumerable.Repeat(known, 48), known with { Gender = "0" }]),
                Example.Passes("9, indeterminate, is known", [known with { Gender = "9" }]),
            ];
        }
    }
}
