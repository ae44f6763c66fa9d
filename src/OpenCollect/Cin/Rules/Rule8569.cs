namespace OpenCollect.Cin.Rules;

/// <summary>A referral from before the year belongs into the return only if it led to further action.</summary>
public sealed class Rule8569Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8569Q", Severity.Query, Scope.Group, Years.From(2023), "Old referral flagged as no further action")
    {
        Module = Episode.Group.Name,
        Logic = "CINreferralDate is before the last working day before 1 April at the start of the year, and ReferralNFA is not false (false or 0). A missing or odd flag fires too. The last working day itself passes: 31 March 2022, 31 March 2023, 28 March 2024 and 31 March 2025 for 2022-23 to 2025-26.",
        Advice = "Check the referral date and whether there was further action. Leave out a referral of an earlier year that led to none.",
        Guide = CinGuide.Section("1.2.2"),
        Fields = [Episode.ReferralDateField, Episode.NoFurtherActionField],
        Doubt = "The text says period start minus one working day; a public validator used the first day of the period. The flag must be false, so a missing one fires here and in 8568. One of seven errors that became queries.",
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (!episode.HasFurtherAction && episode.ReferralDate < report.Year.FirstDay && episode.ReferralDate < WorkingDays.LastBefore(report.Year.FirstDay))
            {
                report.At(episode, Episode.ReferralDateField, Episode.NoFurtherActionField);
            }
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        .. ExamplesIn(CinSample.Latest, new(2025, 3, 31)),
        Example.Passes("28 March 2024, the Thursday before Easter, for 2024-25", OldReferral(new(2025), new(2024, 3, 28))) with { Year = 2025 },
        Example.Fails("27 March 2024 for 2024-25", Places, OldReferral(new(2025), new(2024, 3, 27))) with { Year = 2025 },
        Example.Passes("31 March 2024, Easter Sunday, for 2024-25", OldReferral(new(2025), new(2024, 3, 31))) with { Year = 2025 },
    ];

    private static ImmutableArray<string> Places => ["CINdetails[1]/CINreferralDate", "CINdetails[1]/ReferralNFA"];

    internal static IEnumerable<Example> ExamplesIn(CinSample sample, DateOnly last)
    {
        CinChild Flagged(string? flag) => sample.With(sample.NoFurtherAction with { ReferralDate = last.AddDays(-1), NoFurtherAction = flag });

        return
        [
            Example.Passes("on the last working day before the year", OldReferral(sample, last)),
            Example.Fails("the day before that", Places, OldReferral(sample, last.AddDays(-1))),
            Example.Passes("on the first day of the year", OldReferral(sample, sample.Day(4, 1))),
            Example.Fails("the flag is 1", Places, Flagged("1")),
            Example.Fails("the flag is missing", Places, Flagged(null)),
            Example.Fails("the flag is neither", Places, Flagged("maybe")),
            Example.Passes("there was further action: false", Flagged("false")),
            Example.Passes("there was further action: 0", Flagged("0")),
            Example.Passes("no referral date", sample.With(sample.NoFurtherAction with { ReferralDate = null })),
        ];
    }

    private static CinChild OldReferral(CinSample sample, DateOnly date) => sample.With(sample.NoFurtherAction with { ReferralDate = date });
}

/// <summary>Until 2021-22 the same was an error.</summary>
public sealed class Rule8569 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = Rule8569Q.Info with { Code = "8569", Severity = Severity.Error, Years = Years.Until(2022) };

    public static void Check(CinChild child, Report report) => Rule8569Q.Check(child, report);

    public static IEnumerable<Example> Examples => Rule8569Q.ExamplesIn(new(2022), new(2021, 3, 31));
}
