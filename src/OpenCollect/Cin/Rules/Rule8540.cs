namespace OpenCollect.Cin.Rules;

/// <summary>Every child who was born and had a referral with further action has a disability code, NONE if there is no disability.</summary>
public sealed class Rule8540 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8540", Severity.Error, Scope.Child, Years.Always, "Disability is missing or not a valid code")
    {
        Module = CinChild.Characteristics.Name,
        Logic = "PersonBirthDate is given, at least one CINdetails has ReferralNFA false (false or 0), and no Disability is given or at least one Disability is not one of the disability codes, in capital letters. A date of birth that cannot be read counts as given. Reported once for the child, with the first such referral.",
        Advice = "Enter a code for each of the child's disabilities, or NONE if the child has no disability.",
        Guide = CinGuide.Section("3.2"),
        Fields = [CinChild.DisabilityField, CinChild.BirthDateField, Episode.NoFurtherActionField],
    };

    public static void Check(CinChild child, Report report)
    {
        if (!child.LacksBirthDate && !HasValidDisabilities(child, report.Year) && FurtherAction(child) is { } episode)
        {
            report.Between(
                (child, CinChild.DisabilityField), (child, CinChild.BirthDateField), (episode, Episode.NoFurtherActionField));
        }
    }

    private static bool HasValidDisabilities(CinChild child, CollectionYear year)
    {
        foreach (var disability in child.Disabilities)
        {
            if (!Codes.Disability.Codes.Has(disability, year))
            {
                return false;
            }
        }

        return child.Disabilities.Length > 0;
    }

    private static Episode? FurtherAction(CinChild child)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.HasFurtherAction)
            {
                return episode;
            }
        }

        return null;
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var child = sample.Child;
            var none = child with { Disabilities = [] };
            var birth = new Flaw(FlawKind.NotADate, CinChild.BirthDateField, "11/02/2014", 3);
            return
            [
                Example.Passes("two codes of the list", child),
                Example.Passes("no disability: NONE", child with { Disabilities = ["NONE"] }),
                Example.Fails("no code", At(1), none),
                Example.Fails("the first of two is no code", At(1), child with { Disabilities = ["ADHD", "BEH"] }),
                Example.Fails("the second of two is no code", At(1), child with { Disabilities = ["BEH", "ADHD"] }),
                Example.Fails("two that are no codes", At(1), child with { Disabilities = ["ADHD", "none"] }),
                Example.Fails("small letters", At(1), child with { Disabilities = ["none"] }),
                Example.Passes("unborn, no code", sample.Unborn),
                Example.Passes("unborn, no valid code", sample.Unborn with { Disabilities = ["ADHD"] }),
                Example.Fails("the date of birth is no date, no code", At(1), none with { BirthDate = null, Flaws = new(birth) }),
                Example.Passes("no code, no further action: true", Flagged("true")),
                Example.Passes("no code, no further action: 1", Flagged("1")),
                Example.Fails("no code, further action: 0", At(1), Flagged("0")),
                Example.Passes("no code, the flag missing", Flagged(null)),
                Example.Passes("no code, the flag neither", Flagged("2")),
                Example.Passes("no code, no episode", none with { Episodes = [] }),
                Example.Fails("no code, the second and third referral led to further action: the second is named", At(2),
                    none with { Episodes = [sample.NoFurtherAction, sample.Episode, sample.OpenEpisode] }),
            ];

            CinChild Flagged(string? flag) => none with { Episodes = [sample.Episode with { NoFurtherAction = flag }] };

            static ImmutableArray<string> At(int episode) =>
                ["Disabilities/Disability", "ChildIdentifiers/PersonBirthDate", $"CINdetails[{episode}]/ReferralNFA"];
        }
    }
}
