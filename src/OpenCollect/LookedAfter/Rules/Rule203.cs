namespace OpenCollect.LookedAfter.Rules;

/// <summary>The child's date of birth is that of last year's return.</summary>
public sealed class Rule203 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("203", Severity.Error, Scope.Child, Years.Always, "Date of birth differs from last year's")
    {
        Module = Header.Group.Name,
        Logic = "The child is in the Header table of both years, and DOB of the first row in each are different days. A blank or unreadable one is not compared.",
        Advice = "Correct the date of birth in this year's return, or amend last year's.",
        Guide = LookedAfterGuide.Check("203"),
        Fields = [Header.BirthDateField],
        Needs = [Inputs.Header, Inputs.LastHeader],
        Doubt = "Whether a blank differs from a date is not said; check 102 reports a blank, so that it is not reported twice.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Header is { } now && seen.LastYear?.Header is { } last
            && (now.BirthDate < last.BirthDate || now.BirthDate > last.BirthDate))
        {
            report.Between((now, Header.BirthDateField), (last, Header.BirthDateField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Header[1]/DOB", "LastYear/Header[1]/DOB"];
            return
            [
                Example.Passes("the same", sample.Case),
                Example.Fails("a day later now", [.. both],
                    sample.With(sample.Header with { BirthDate = sample.Header.BirthDate.PlusDays(1) })),
                Example.Fails("a day earlier now", [.. both],
                    sample.With(sample.Header with { BirthDate = sample.Header.BirthDate.PlusDays(-1) })),
                Example.Passes("blank now", sample.With(sample.Header with { BirthDate = null })),
                Example.Passes("blank before", sample.LastYearWith(sample.Header with { BirthDate = null })),
                Example.Passes("no header row now", sample.With(sample.Child with { Headers = [] })),
                Example.Passes("no header row before", sample.Case with { LastYear = sample.LastYear with { Headers = [] } }),
                Example.Passes("not in last year's return", sample.Case with { LastYear = null }),
                Example.Passes("another on a second row", sample.With(sample.Header, sample.Header with { BirthDate = new(2011, 1, 1) })),
            ];
        }
    }
}
