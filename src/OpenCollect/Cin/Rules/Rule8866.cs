using OpenCollect.Cin.Codes;

namespace OpenCollect.Cin.Rules;

/// <summary>Every referral since April 2013 says who referred the child.</summary>
public sealed class Rule8866 : IChildRule<CinChild>, IExplained
{
    private static readonly DateOnly FirstAsked = new(2013, 4, 1);

    public static RuleInfo Info { get; } = new("8866", Severity.Error, Scope.Group, Years.From(2023), "Source of referral missing or invalid")
    {
        Module = Episode.Group.Name,
        Logic = "CINreferralDate is on or after 1 April 2013, and ReferralSource is missing or no code of the list, 5D included. Earlier referrals, and those without a date, are not tested.",
        Advice = "Enter the source of the referral from the code list of the year.",
        Guide = CinGuide.Section("4.4"),
        Fields = [Episode.ReferralSourceField, Episode.ReferralDateField],
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.ReferralDate >= FirstAsked && !ReferralSource.Codes.Has(episode.ReferralSource, report.Year))
            {
                report.At(episode, Episode.ReferralSourceField, Episode.ReferralDateField);
            }
        }
    }

    public static IEnumerable<Example> Examples =>
    [
        .. ExamplesIn(CinSample.Latest),
        Example.Passes("5D, in use from 2022-23", From(CinSample.Latest, "5D")),
        Example.Passes("5D in its first year", From(new(2023), "5D")) with { Year = 2023 },
    ];

    internal static ImmutableArray<string> Places => ["CINdetails[1]/ReferralSource", "CINdetails[1]/CINreferralDate"];

    internal static CinChild From(CinSample sample, string? source) => sample.With(sample.Episode with { ReferralSource = source });

    internal static IEnumerable<Example> ExamplesIn(CinSample sample)
    {
        CinChild Old(DateOnly? date) => sample.With(sample.Episode with { ReferralSource = null, ReferralDate = date });

        return
        [
            Example.Passes("1A", From(sample, "1A")),
            Example.Passes("10", From(sample, "10")),
            Example.Passes("5C", From(sample, "5C")),
            Example.Fails("nothing is given", Places, From(sample, null)),
            Example.Fails("a code that does not exist", Places, From(sample, "11")),
            Example.Fails("a small letter", Places, From(sample, "1a")),
            Example.Fails("referred on 1 April 2013", Places, Old(new(2013, 4, 1))),
            Example.Passes("referred on 31 March 2013", Old(new(2013, 3, 31))),
            Example.Passes("no referral date", Old(null)),
            Example.Fails("only the second referral", ["CINdetails[2]/ReferralSource", "CINdetails[2]/CINreferralDate"],
                sample.With(sample.Episode, sample.OpenEpisode with { ReferralSource = null })),
        ];
    }
}

/// <summary>Until 2021-22 there was no 5D.</summary>
public sealed class Rule8866Until2022 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = Rule8866.Info with
    {
        Years = Years.Until(2022),
        Logic = "CINreferralDate is on or after 1 April 2013, and ReferralSource is missing or no code of the list, which has no 5D. Earlier referrals, and those without a date, are not tested.",
    };

    public static void Check(CinChild child, Report report) => Rule8866.Check(child, report);

    public static IEnumerable<Example> Examples =>
    [
        .. Rule8866.ExamplesIn(new(2022)),
        Example.Fails("5D, in use only from 2022-23", Rule8866.Places, Rule8866.From(new(2022), "5D")),
    ];
}
