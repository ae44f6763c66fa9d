namespace OpenCollect.LookedAfter.Rules;

/// <summary>The date of birth of a mother's first child does not change.</summary>
public sealed class Rule624 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("624", Severity.Error, Scope.Child, Years.Always, "Date of birth of the first child differs from last year")
        {
            Module = Header.Group.Name,
            Logic = "MC_DOB is filled in last year's return and is not the same in this year's; blank differs. An unreadable one is compared as it was typed.",
            Advice = "Correct the date of birth of the first child, or amend last year's return.",
            Guide = LookedAfterGuide.Check("624"),
            Fields = [Header.FirstChildBirthDateField],
            Needs = [Inputs.Header, Inputs.LastHeader],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Header is { } now && seen.LastYear?.Header is { LacksFirstChildBirthDate: false } last
            && Header.FirstChildBirthDateField.ValueOf(now) != Header.FirstChildBirthDateField.ValueOf(last))
        {
            report.Between((now, Header.FirstChildBirthDateField), (last, Header.FirstChildBirthDateField));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var mother = sample.Header with { Mother = "1", FirstChildBirthDate = sample.Day(5, 1) };
            var unreadable = sample.Header with { Flaws = new(new Flaw(FlawKind.NotADate, Header.FirstChildBirthDateField, "soon", 2)) };
            ImmutableArray<string> both = ["Header[1]/MC_DOB", "LastYear/Header[1]/MC_DOB"];
            LookedAfterCase Both(Header now, Header last) =>
                sample.LastYearWith(last) with { Child = sample.Child with { Headers = [now] } };
            return
            [
                Example.Passes("no child in either year", sample.Case),
                Example.Passes("the same in both years", Both(mother, mother)),
                Example.Passes("the first child was born this year", Both(mother, sample.Header)),
                Example.Fails("another day", both, Both(mother with { FirstChildBirthDate = sample.Day(5, 2) }, mother)),
                Example.Fails("gone this year", both, Both(sample.Header, mother)),
                Example.Fails("unreadable this year", both, Both(unreadable, mother)),
                Example.Fails("unreadable last year", both, Both(mother, unreadable)),
                Example.Passes("unreadable in the same way in both years", Both(unreadable, unreadable)),
                Example.Passes("not in last year's return", Both(mother, mother) with { LastYear = null }),
                Example.Passes("no header row this year", Both(mother, mother) with { Child = sample.Child with { Headers = [] } }),
                Example.Passes("no header row last year",
                    Both(sample.Header, mother) with { LastYear = sample.LastYear with { Headers = [] } }),
                Example.Passes("only the second row of this year differs",
                    Both(mother, mother) with { Child = sample.Child with { Headers = [mother, sample.Header] } }),
            ];
        }
    }
}
