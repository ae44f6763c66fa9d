namespace OpenCollect.LookedAfter.Rules;

/// <summary>Legal status is a code of the year.</summary>
public sealed class Rule144 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("144", Severity.Error, Scope.Group, Years.Always, "Legal status is not valid")
    {
        Module = Episode.Group.Name,
        Logic = "LS of an episode is filled and is none of C1, C2, E1, V2, V3, V4, J1, J2, J3, L1, L2, L3 and, until 2023-24, D1. Blank passes.",
        Advice = "Enter the child's legal status by its code. Freeing orders (D1), wardship (W1) and V1 are no longer valid.",
        Guide = LookedAfterGuide.Check("144"),
        Fields = [Episode.LegalStatusField],
        Needs = [Inputs.Episodes],
        Doubt = "D1 is accepted until 2023-24, after which no other check speaks of it.",
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.Episodes)
        {
            if (row.LegalStatus is not null && !Codes.LegalStatus.Codes.Has(row.LegalStatus, report.Year))
            {
                report.At(row, Episode.LegalStatusField);
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
                Example.Passes("C1", With(row with { LegalStatus = "C1" })),
                Example.Passes("E1", With(row with { LegalStatus = "E1" })),
                Example.Passes("V2", With(row with { LegalStatus = "V2" })),
                Example.Passes("V3", With(row with { LegalStatus = "V3" })),
                Example.Passes("V4", With(row with { LegalStatus = "V4" })),
                Example.Passes("J3", With(row with { LegalStatus = "J3" })),
                Example.Passes("L3", With(row with { LegalStatus = "L3" })),
                Example.Passes("blank", With(row with { LegalStatus = null })),
                Example.Fails("V1", "Episodes[1]/LS", With(row with { LegalStatus = "V1" })),
                Example.Fails("freeing order", "Episodes[1]/LS", With(row with { LegalStatus = "D1" })),
                Example.Fails("C3", "Episodes[1]/LS", With(row with { LegalStatus = "C3" })),
                Example.Fails("C3 in the second episode", "Episodes[2]/LS", With(row, row with { LegalStatus = "C3" })),
                Example.Passes("freeing order in its last year", With(row with { LegalStatus = "D1" })) with { Year = 2024 },
                Example.Fails("freeing order in the year after its last", "Episodes[1]/LS",
                    With(row with { LegalStatus = "D1" })) with { Year = 2025 },
                Example.Passes("no row", With()),
            ];
        }
    }
}
