namespace OpenCollect.LookedAfter.Rules;

/// <summary>The child's sex is that of last year's return.</summary>
public sealed class Rule202 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("202", Severity.Error, Scope.Child, Years.Always, "Sex differs from last year's")
    {
        Module = Header.Group.Name,
        Logic = "The child is in the Header table of both years, and SEX of the first row in each differs. 1 and M are the same, and so are 2 and F. Blank and filled differ; two blanks do not.",
        Advice = "Correct the sex in this year's return, or amend last year's.",
        Guide = LookedAfterGuide.Check("202"),
        Fields = [Header.SexField],
        Needs = [Inputs.Header, Inputs.LastHeader],
        Doubt = "The codes changed in 2024-25: male is compared with male and female with female, whatever the code.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Header is { } now && seen.LastYear?.Header is { } last
            && Sex(now) != Sex(last))
        {
            report.Between((now, Header.SexField), (last, Header.SexField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Header[1]/SEX", "LastYear/Header[1]/SEX"];
            return
            [
                Example.Passes("the same", sample.Case),
                Example.Fails("another", [.. both], sample.With(sample.Header with { Sex = "M" })),
                Example.Fails("unknown before", [.. both], sample.LastYearWith(sample.Header with { Sex = "U" })),
                Example.Passes("unknown in both", sample.LastYearWith(sample.Header with { Sex = "U" })
                    with { Child = sample.Child with { Headers = [sample.Header with { Sex = "U" }] } }),
                Example.Fails("blank now", [.. both], sample.With(sample.Header with { Sex = null })),
                Example.Fails("blank before", [.. both], sample.LastYearWith(sample.Header with { Sex = null })),
                Example.Passes("blank in both", sample.LastYearWith(sample.Header with { Sex = null })
                    with { Child = sample.Child with { Headers = [sample.Header with { Sex = null }] } }),
                Example.Passes("female by the number before", sample.LastYearWith(sample.Header with { Sex = "2" })),
                Example.Fails("male by the number before", [.. both], sample.LastYearWith(sample.Header with { Sex = "1" })),
                Example.Passes("male by the number before and by the letter now", sample.LastYearWith(sample.Header with { Sex = "1" })
                    with { Child = sample.Child with { Headers = [sample.Header with { Sex = "M" }] } }),
                Example.Passes("no header row now", sample.With(sample.Child with { Headers = [] })),
                Example.Passes("no header row before", sample.Case with { LastYear = sample.LastYear with { Headers = [] } }),
                Example.Passes("not in last year's return", sample.Case with { LastYear = null }),
            ];
        }
    }

    private static string? Sex(Header header) => header.IsMale ? "M" : header.IsFemale ? "F" : header.Sex;
}
