namespace OpenCollect.Cin.Rules;

/// <summary>UN7 says that the child was only referred; it cannot stand where a referral led to something.</summary>
public sealed class Rule8772 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } =
        new("8772", Severity.Error, Scope.Child, Years.Always, "UPN unknown reason is UN7 although a referral led to further action")
        {
            Module = CinChild.Identifiers.Name,
            Logic = "UPNunknown is UN7 and at least one CINdetails of the child has a ReferralNFA that is not true or 1; a missing or odd one counts as not true. One finding for the child, with every such CINdetails. A child without any CINdetails passes.",
            Advice = "Enter the UPN, or the reason that fits a child whose referral led to further action: UN1 to UN6. If the referral led to nothing, set ReferralNFA to true.",
            Guide = CinGuide.Section("2.4"),
            Fields = [CinChild.UpnUnknownField, Episode.NoFurtherActionField],
            Doubt = "A child without any referral passes, since no referral contradicts the code; one public validator reports it.",
        };

    public static void Check(CinChild child, Report report)
    {
        if (child.UpnUnknown != "UN7")
        {
            return;
        }

        foreach (var episode in child.Episodes)
        {
            if (!episode.IsNoFurtherAction)
            {
                report.At([(child, CinChild.UpnUnknownField), .. NotClosedAtOnce(child)]);
                return;
            }
        }
    }

    private static IEnumerable<(Record Record, Field Field)> NotClosedAtOnce(CinChild child) =>
        child.Episodes.Where(e => !e.IsNoFurtherAction).Select(e => ((Record)e, Episode.NoFurtherActionField));

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var referral = sample.NoFurtherAction;
            ImmutableArray<string> places = ["ChildIdentifiers/UPNunknown", "CINdetails[1]/ReferralNFA"];

            CinChild Referred(params ReadOnlySpan<Episode> episodes) =>
                sample.Child with { Upn = null, UpnUnknown = "UN7", Episodes = [.. episodes] };

            return
            [
                Example.Passes("the only referral led to no further action", Referred(referral)),
                Example.Passes("the flag is 1", Referred(referral with { NoFurtherAction = "1" })),
                Example.Fails("the flag is false", places, Referred(referral with { NoFurtherAction = "false" })),
                Example.Fails("the flag is 0", places, Referred(referral with { NoFurtherAction = "0" })),
                Example.Fails("the flag is missing", places, Referred(referral with { NoFurtherAction = null })),
                Example.Fails("the flag is neither true nor false", places, Referred(referral with { NoFurtherAction = "yes" })),
                Example.Fails("the first referral led to no further action, the others did",
                    ["ChildIdentifiers/UPNunknown", "CINdetails[2]/ReferralNFA", "CINdetails[3]/ReferralNFA"],
                    Referred(referral, sample.Episode, sample.OpenEpisode)),
                Example.Fails("the last referral led to no further action, the first did", places, Referred(sample.Episode, referral)),
                Example.Fails("a UPN is given as well", places, Referred(sample.Episode) with { Upn = "D201200123456" }),
                Example.Passes("the reason is UN6", Referred(sample.Episode) with { UpnUnknown = "UN6" }),
                Example.Passes("the code is in lower case", Referred(sample.Episode) with { UpnUnknown = "un7" }),
                Example.Passes("no reason is given", Referred(sample.Episode) with { UpnUnknown = null }),
                Example.Passes("there is no referral", Referred()),
            ];
        }
    }
}
