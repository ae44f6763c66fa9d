namespace OpenCollect.LookedAfter.Rules;

/// <summary>Why an episode began is a code of the year.</summary>
public sealed class Rule143 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("143", Severity.Error, Scope.Group, Years.From(2014), "Reason for new episode is not valid")
    {
        Module = Episode.Group.Name,
        Logic = "RNE of an episode is filled and is none of S, P, L, B and, from 2015-16, T and U. Blank passes.",
        Advice = "Enter why the episode began: S, L, P, T, B or U.",
        Guide = LookedAfterGuide.Check("143"),
        Fields = [Episode.ReasonStartedField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.Episodes)
        {
            if (row.ReasonStarted is not null && !Codes.ReasonForNewEpisode.Codes.Has(row.ReasonStarted, report.Year))
            {
                report.At(row, Episode.ReasonStartedField);
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
                Example.Passes("S", With(row with { ReasonStarted = "S" })),
                Example.Passes("P", With(row with { ReasonStarted = "P" })),
                Example.Passes("L", With(row with { ReasonStarted = "L" })),
                Example.Passes("T", With(row with { ReasonStarted = "T" })),
                Example.Passes("U", With(row with { ReasonStarted = "U" })),
                Example.Passes("B", With(row with { ReasonStarted = "B" })),
                Example.Passes("blank", With(row with { ReasonStarted = null })),
                Example.Fails("X", "Episodes[1]/RNE", With(row with { ReasonStarted = "X" })),
                Example.Fails("a digit", "Episodes[1]/RNE", With(row with { ReasonStarted = "1" })),
                Example.Fails("a digit in the second episode", "Episodes[2]/RNE", With(row, row with { ReasonStarted = "1" })),
                Example.Fails("T in the year before its first", "Episodes[1]/RNE",
                    With(row with { ReasonStarted = "T" })) with { Year = 2015 },
                Example.Passes("T in its first year", With(row with { ReasonStarted = "T" })) with { Year = 2016 },
                Example.Passes("B in an early year", With(row with { ReasonStarted = "B" })) with { Year = 2014 },
                Example.Passes("no row", With()),
            ];
        }
    }
}
