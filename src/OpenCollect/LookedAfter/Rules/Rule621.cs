namespace OpenCollect.LookedAfter.Rules;

/// <summary>A mother is older than her child.</summary>
public sealed class Rule621 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("621", Severity.Error, Scope.Group, Years.Always, "Child born on or before the mother's own date of birth")
        {
            Module = Header.Group.Name,
            Logic = "MC_DOB is on or before DOB of the same row, or there is no readable DOB. Without a readable MC_DOB there is nothing to compare.",
            Advice = "Correct the mother's date of birth or that of her child.",
            Guide = LookedAfterGuide.Check("621"),
            Fields = [Header.FirstChildBirthDateField, Header.BirthDateField],
            Needs = [Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var header in seen.Child.Headers)
        {
            if (header.FirstChildBirthDate is not null && (header.BirthDate is null || header.FirstChildBirthDate <= header.BirthDate))
            {
                report.At(header, Header.FirstChildBirthDateField, Header.BirthDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var mother = sample.Header with { Mother = "1", FirstChildBirthDate = sample.Day(5, 1) };
            ImmutableArray<string> both = ["Header[1]/MC_DOB", "Header[1]/DOB"];
            return
            [
                Example.Passes("no child", sample.Case),
                Example.Passes("born in the year", sample.With(mother)),
                Example.Passes("born the day after the mother",
                    sample.With(mother with { FirstChildBirthDate = mother.BirthDate.PlusDays(1) })),
                Example.Fails("born on the same day", both, sample.With(mother with { FirstChildBirthDate = mother.BirthDate })),
                Example.Fails("born before the mother", both,
                    sample.With(mother with { FirstChildBirthDate = mother.BirthDate.PlusDays(-1) })),
                Example.Fails("the mother has no date of birth", both, sample.With(mother with { BirthDate = null })),
                Example.Passes("neither has a date of birth", sample.With(mother with { BirthDate = null, FirstChildBirthDate = null })),
                Example.Fails("only the second row is wrong", ["Header[2]/MC_DOB", "Header[2]/DOB"],
                    sample.With(sample.Header, mother with { FirstChildBirthDate = mother.BirthDate })),
            ];
        }
    }
}
