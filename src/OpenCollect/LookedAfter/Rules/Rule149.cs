namespace OpenCollect.LookedAfter.Rules;

/// <summary>Why an episode ended is a code of the year.</summary>
public sealed class Rule149 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("149", Severity.Error, Scope.Group, Years.From(2014), "Reason the episode ceased is not valid")
        {
            Module = Episode.Group.Name,
            Logic = "REC of an episode is filled and is none of X1, E11, E12, E2, E3, E41, E5, E6, E7, E8, E9 and, until 2013-14, E4, from 2014-15 E4A, E4B, E13, E14, E15, E16 and E17, until 2017-18 E43 and E44, from 2018-19 E45, E46, E47 and E48. Blank passes.",
            Advice = "Enter why the episode ended by a code of this year, X1 if another episode began the same day.",
            Guide = LookedAfterGuide.Check("149"),
            Fields = [Episode.ReasonCeasedField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.Episodes)
        {
            if (row.ReasonCeased is not null && !Codes.ReasonEpisodeCeased.Codes.Has(row.ReasonCeased, report.Year))
            {
                report.At(row, Episode.ReasonCeasedField);
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
                Example.Passes("X1", With(row with { ReasonCeased = "X1" })),
                Example.Passes("E12", With(row with { ReasonCeased = "E12" })),
                Example.Passes("E4A", With(row with { ReasonCeased = "E4A" })),
                Example.Passes("E17", With(row with { ReasonCeased = "E17" })),
                Example.Passes("E45", With(row with { ReasonCeased = "E45" })),
                Example.Passes("E48", With(row with { ReasonCeased = "E48" })),
                Example.Passes("E9", With(row with { ReasonCeased = "E9" })),
                Example.Passes("blank", With(row with { ReasonCeased = null })),
                Example.Fails("E1", "Episodes[1]/REC", With(row with { ReasonCeased = "E1" })),
                Example.Fails("E4", "Episodes[1]/REC", With(row with { ReasonCeased = "E4" })),
                Example.Fails("E43", "Episodes[1]/REC", With(row with { ReasonCeased = "E43" })),
                Example.Fails("E10", "Episodes[1]/REC", With(row with { ReasonCeased = "E10" })),
                Example.Fails("E10 in the second episode", "Episodes[2]/REC", With(row, row with { ReasonCeased = "E10" })),
                Example.Passes("E4 in its last year", With(row with { ReasonCeased = "E4" })) with { Year = 2014 },
                Example.Fails("E4 in the year after its last", "Episodes[1]/REC",
                    With(row with { ReasonCeased = "E4" })) with { Year = 2015 },
                Example.Fails("E4B in the year before its first", "Episodes[1]/REC",
                    With(row with { ReasonCeased = "E4B" })) with { Year = 2014 },
                Example.Passes("E4B in its first year", With(row with { ReasonCeased = "E4B" })) with { Year = 2015 },
                Example.Passes("E44 in its last year", With(row with { ReasonCeased = "E44" })) with { Year = 2018 },
                Example.Fails("E44 in the year after its last", "Episodes[1]/REC",
                    With(row with { ReasonCeased = "E44" })) with { Year = 2019 },
                Example.Fails("E46 in the year before its first", "Episodes[1]/REC",
                    With(row with { ReasonCeased = "E46" })) with { Year = 2018 },
                Example.Passes("E46 in its first year", With(row with { ReasonCeased = "E46" })) with { Year = 2019 },
                Example.Passes("no row", With()),
            ];
        }
    }
}
