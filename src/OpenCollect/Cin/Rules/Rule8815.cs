namespace OpenCollect.Cin.Rules;

/// <summary>A child has at most one open case; referrals that led to nothing do not count.</summary>
public sealed class Rule8815 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8815", Severity.Error, Scope.Child, Years.Always, "Child has more than one open case")
    {
        Module = Episode.Group.Name,
        Logic = "More than one CINdetails of the child has no CINclosureDate and ReferralNFA false or 0. A closure date that was given but cannot be read is not missing; a missing or odd ReferralNFA is not false. Any number of referrals without further action may stand beside them. Reported on each of the open ones.",
        Advice = "Enter the closure date of the case that is over. If the second referral was new information on an open case, merge the two. If a referral led to nothing, set its ReferralNFA to true.",
        Guide = CinGuide.Section("4.1"),
        Fields = [Episode.ClosureDateField, Episode.NoFurtherActionField],
        Doubt = "Only the open cases are reported. One public validator also reports the referrals without further action beside them, and one public toolkit takes a missing ReferralNFA for false.",
    };

    public static void Check(CinChild child, Report report)
    {
        var open = 0;
        foreach (var episode in child.Episodes)
        {
            open += IsOpenCase(episode) ? 1 : 0;
        }

        if (open <= 1)
        {
            return;
        }

        foreach (var episode in child.Episodes)
        {
            if (IsOpenCase(episode))
            {
                report.At(episode, Episode.ClosureDateField, Episode.NoFurtherActionField);
            }
        }
    }

    private static bool IsOpenCase(Episode episode) => episode.IsOpen && episode.HasFurtherAction;

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var open = sample.OpenEpisode;
            string[] first = ["CINdetails[1]/CINclosureDate", "CINdetails[1]/ReferralNFA"];
            string[] second = ["CINdetails[2]/CINclosureDate", "CINdetails[2]/ReferralNFA"];
            string[] third = ["CINdetails[3]/CINclosureDate", "CINdetails[3]/ReferralNFA"];
            return
            [
                Example.Passes("no case is open", sample.Child),
                Example.Passes("one case is open and one closed", sample.With(sample.Episode, open)),
                Example.Fails("two cases are open", [.. first, .. second], sample.With(open, open with { ReferralDate = new(2026, 3, 2) })),
                Example.Fails("the same open case stands twice", [.. first, .. second], sample.With(open, open with { })),
                Example.Fails("the first and last of three are open, one with 0", [.. first, .. third], sample.With(
                    open, sample.Episode, open with { NoFurtherAction = "0" })),
                Example.Fails("three cases are open", [.. first, .. second, .. third], sample.With(open, open with { }, open with { })),
                Example.Fails("a referral without further action stands between two open cases", [.. first, .. third],
                    sample.With(open, sample.NoFurtherAction, open with { })),
                Example.Passes("one case is open beside two referrals without further action", sample.With(
                    open, sample.NoFurtherAction, sample.NoFurtherAction with { NoFurtherAction = "1" })),
                Example.Passes("the flag of the second is missing", sample.With(open, open with { NoFurtherAction = null })),
                Example.Passes("the flag of the second is neither true nor false", sample.With(open, open with { NoFurtherAction = "no" })),
                Example.Passes("the closure date of the second is no date", sample.With(
                    open, open with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.ClosureDateField, "02/03/2026", 3)) })),
            ];
        }
    }
}
