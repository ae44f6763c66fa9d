namespace OpenCollect.LookedAfter.Rules;

/// <summary>A mother of last year is a mother this year.</summary>
public sealed class Rule207 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("207", Severity.Error, Scope.Child, Years.Always, "Mother last year but not this year")
    {
        Module = Header.Group.Name,
        Logic = "The child is in the Header table of both years and has an episode this year; MOTHER of the first row was 1 last year and is not 1 this year. Blank is not 1.",
        Advice = "Enter 1 for a child who is a mother, or amend last year's return if she was not.",
        Guide = LookedAfterGuide.Check("207"),
        Fields = [Header.MotherField],
        Needs = [Inputs.Header, Inputs.Episodes, Inputs.LastHeader],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Header is { } now && seen.LastYear?.Header is { } last
            && last.Mother == "1" && now.Mother != "1" && !seen.Child.Episodes.IsEmpty)
        {
            report.Between((now, Header.MotherField), (last, Header.MotherField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Header[1]/MOTHER", "LastYear/Header[1]/MOTHER"];
            var mother = sample.LastYearWith(sample.Header with { Mother = "1" });
            return
            [
                Example.Passes("no mother in either year", sample.Case),
                Example.Fails("mother before, none now", [.. both], mother),
                Example.Fails("mother before, blank now", [.. both],
                    mother with { Child = sample.Child with { Headers = [sample.Header with { Mother = null }] } }),
                Example.Passes("mother in both years",
                    mother with { Child = sample.Child with { Headers = [sample.Header with { Mother = "1" }] } }),
                Example.Passes("mother now, not before", sample.With(sample.Header with { Mother = "1" })),
                Example.Passes("mother before, none now, no episode", mother with { Child = sample.Child with { Episodes = [] } }),
                Example.Passes("mother before, no header row now", mother with { Child = sample.Child with { Headers = [] } }),
                Example.Passes("no header row before", sample.Case with { LastYear = sample.LastYear with { Headers = [] } }),
                Example.Passes("not in last year's return", sample.Case with { LastYear = null }),
            ];
        }
    }
}
