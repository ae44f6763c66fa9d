namespace OpenCollect.LookedAfter.Rules;

/// <summary>A mother whose child was born before the year was a mother last year.</summary>
public sealed class Rule626 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("626", Severity.Error, Scope.Child, Years.Always, "No mother last year, though her child was born before this year")
        {
            Module = Header.Group.Name,
            Logic = "MOTHER is 1 in this year's return and 0 in last year's, and MC_DOB of this year's is before 1 April at the start of the year. 1 April itself passes.",
            Advice = "Correct the date of birth of the first child, or amend MOTHER in last year's return.",
            Guide = LookedAfterGuide.Check("626"),
            Fields = [Header.FirstChildBirthDateField, Header.MotherField],
            Needs = [Inputs.Header, Inputs.LastHeader],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Header is { Mother: "1" } now && seen.LastYear?.Header is { Mother: "0" } last
            && now.FirstChildBirthDate < report.Year.FirstDay)
        {
            report.Between((now, Header.FirstChildBirthDateField), (now, Header.MotherField), (last, Header.MotherField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var last = sample.Header;
            var mother = sample.Header with { Mother = "1", FirstChildBirthDate = sample.Day(4, 1) };
            var earlier = mother with { FirstChildBirthDate = sample.Day(4, 1).AddDays(-1) };
            LookedAfterCase Both(Header now, Header last) =>
                sample.LastYearWith(last) with { Child = sample.Child with { Headers = [now] } };
            return
            [
                Example.Passes("no mother in either year", sample.Case),
                Example.Passes("born on 1 April", Both(mother, sample.Header)),
                Example.Fails("born on the 31 March before the year",
                    ["Header[1]/MC_DOB", "Header[1]/MOTHER", "LastYear/Header[1]/MOTHER"], Both(earlier, last)),
                Example.Passes("a mother last year", Both(earlier, last with { Mother = "1" })),
                Example.Passes("not said last year", Both(earlier, last with { Mother = null })),
                Example.Passes("no mother this year", Both(earlier with { Mother = "0" }, last)),
                Example.Passes("no date of birth of the child", Both(earlier with { FirstChildBirthDate = null }, last)),
                Example.Passes("not in last year's return", Both(earlier, last) with { LastYear = null }),
                Example.Passes("no header row this year", Both(earlier, last) with { Child = sample.Child with { Headers = [] } }),
                Example.Passes("no header row last year", Both(earlier, last) with { LastYear = sample.LastYear with { Headers = [] } }),
            ];
        }
    }
}
