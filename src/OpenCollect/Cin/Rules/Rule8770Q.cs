using OpenCollect.Cin.Codes;

namespace OpenCollect.Cin.Rules;

/// <summary>A child of school age who needed more than a referral has a UPN, or a reason other than age why there is none.</summary>
public sealed class Rule8770Q : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8770Q", Severity.Query, Scope.Child, Years.From(2025), "Child of school age has neither a UPN nor a reason for having none")
        {
            Module = CinChild.Identifiers.Name,
            Logic = "At least one CINdetails of the child has ReferralNFA false or 0; PersonBirthDate is on or before 31 August six years before the year in which the collection year ends, so that the child was 4 or older on the 31 August before the year began (2025-26: born on or before 31 August 2020); UPN is missing; and UPNunknown is missing, not a valid code, or UN1. UN2 to UN7 are accepted. Children without a birth date are not judged.",
            Advice = "Find the UPN of the child and enter it. If you cannot, enter the reason: UN2 to UN6.",
            Guide = CinGuide.Section("2.4"),
            Fields = [CinChild.UpnField, CinChild.UpnUnknownField, CinChild.BirthDateField, Episode.NoFurtherActionField],
            Doubt = "The age limit is that of one public validator, whose comment quotes another one that makes no sense as it stands. UN7 is accepted, since 8772 reports its wrong use; a public toolkit refuses it.",
        };

    public static void Check(CinChild child, Report report) => Check(child, report, new(report.Year.Ending - 6, 8, 31));

    internal static void Check(CinChild child, Report report, DateOnly bornBy)
    {
        if (child.Upn is not null || !(child.BirthDate <= bornBy) || IsReason(child.UpnUnknown, report.Year))
        {
            return;
        }

        foreach (var episode in child.Episodes)
        {
            if (episode.HasFurtherAction)
            {
                report.Between(
                    (child, CinChild.UpnField), (child, CinChild.UpnUnknownField), (child, CinChild.BirthDateField),
                    (episode, Episode.NoFurtherActionField));
                return;
            }
        }
    }

    private static bool IsReason(string? code, CollectionYear year) => code != "UN1" && UpnUnknown.Codes.Has(code, year);

    public static IEnumerable<Example> Examples => ExamplesIn(CinSample.Latest, new(2020, 8, 31));

    internal static IEnumerable<Example> ExamplesIn(CinSample sample, DateOnly bornBy)
    {
        var child = sample.Child with { Upn = null, BirthDate = bornBy };
        var places = PlacesWith("CINdetails[1]");
        return
        [
            Example.Passes("a UPN is given", child with { Upn = "D201200123456" }),
            Example.Passes("a UPN of wrong form is given", child with { Upn = "???" }),
            Example.Fails("neither a UPN nor a reason is given, the child just old enough", places, child),
            Example.Passes("the child was born a day later", child with { BirthDate = bornBy.AddDays(1) }),
            Example.Fails("the child was born a day earlier", places, child with { BirthDate = bornBy.AddDays(-1) }),
            Example.Passes("the child has no birth date", child with { BirthDate = null }),
            Example.Passes("the child is unborn", sample.Unborn with { UpnUnknown = null }),
            Example.Fails("the reason is UN1, not of school age", places, child with { UpnUnknown = "UN1" }),
            .. new[] { "UN2", "UN3", "UN4", "UN5", "UN6", "UN7" }
                .Select(code => Example.Passes($"the reason is {code}", child with { UpnUnknown = code })),
            Example.Fails("the reason is no code", places, child with { UpnUnknown = "UN8" }),
            Example.Fails("the reason is a code in lower case", places, child with { UpnUnknown = "un2" }),
            Example.Fails("the flag of the referral is 0", places, With(sample.Episode with { NoFurtherAction = "0" })),
            Example.Passes("the flag of the referral is true", With(sample.NoFurtherAction)),
            Example.Passes("the flag of the referral is 1", With(sample.NoFurtherAction with { NoFurtherAction = "1" })),
            Example.Passes("the flag of the referral is missing", With(sample.Episode with { NoFurtherAction = null })),
            Example.Passes("the flag of the referral is neither true nor false", With(sample.Episode with { NoFurtherAction = "no" })),
            Example.Passes("there is no referral", With()),
            Example.Fails("the first referral led to no further action, the second and third did", PlacesWith("CINdetails[2]"),
                With(sample.NoFurtherAction, sample.Episode, sample.OpenEpisode)),
        ];

        CinChild With(params ReadOnlySpan<Episode> episodes) => child with { Episodes = [.. episodes] };

        static ImmutableArray<string> PlacesWith(string episode) =>
            ["ChildIdentifiers/UPN", "ChildIdentifiers/UPNunknown", "ChildIdentifiers/PersonBirthDate", $"{episode}/ReferralNFA"];
    }
}

/// <summary>Until 2023-24 the same was asked for children who were 6 or older at the end of the year.</summary>
public sealed class Rule8770QUntil2024 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = Rule8770Q.Info with
    {
        Years = Years.Until(2024),
        Message = "Child of more than 5 has neither a UPN nor a reason for having none",
        Logic = "At least one CINdetails of the child has ReferralNFA false or 0; PersonBirthDate is on or before 31 March six years before the end of the collection year, so that the child is 6 or older at its end; UPN is missing; and UPNunknown is missing, not a valid code, or UN1. UN2 to UN7 are accepted. Children without a birth date are not judged.",
        Doubt = "The text says earlier than the reference date minus six years; a public validator and a public toolkit also fire for a child who is exactly 6 that day, and so does this. UN7 is accepted, since 8772 reports its wrong use; the toolkit refuses it.",
    };

    public static void Check(CinChild child, Report report) => Rule8770Q.Check(child, report, report.Year.LastDay.AddYears(-6));

    public static IEnumerable<Example> Examples => Rule8770Q.ExamplesIn(new(2024), new(2018, 3, 31));
}
