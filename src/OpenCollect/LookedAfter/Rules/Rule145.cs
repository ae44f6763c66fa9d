namespace OpenCollect.LookedAfter.Rules;

/// <summary>Category of need is a code.</summary>
public sealed class Rule145 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("145", Severity.Error, Scope.Group, Years.Always, "Category of need is not valid")
    {
        Module = Episode.Group.Name,
        Logic = "CIN of an episode is filled and is none of N1 to N8. Blank passes.",
        Advice = "Enter the child's main need as N1 to N8.",
        Guide = LookedAfterGuide.Check("145"),
        Fields = [Episode.NeedField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.Episodes)
        {
            if (row.Need is not null && !Codes.CategoryOfNeed.Codes.Has(row.Need, report.Year))
            {
                report.At(row, Episode.NeedField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var seen = LookedAfterSample.Latest.Case;
            var row = seen.Child.Episodes[0];
            LookedAfterCase With(params Episode[] rows) => seen with { Child = seen.Child with { Episodes = [.. rows] } };
            return
            [
                Example.Passes("N1", With(row with { Need = "N1" })),
                Example.Passes("N8", With(row with { Need = "N8" })),
                Example.Passes("blank", With(row with { Need = null })),
                Example.Fails("N0", "Episodes[1]/CIN", With(row with { Need = "N0" })),
                Example.Fails("N9", "Episodes[1]/CIN", With(row with { Need = "N9" })),
                Example.Fails("a digit", "Episodes[1]/CIN", With(row with { Need = "1" })),
                Example.Fails("a digit in the second episode", "Episodes[2]/CIN", With(row, row with { Need = "1" })),
                Example.Passes("no row", With()),
            ];
        }
    }
}
