namespace OpenCollect.Cin.Rules;

/// <summary>The open case of a child is the one that was referred last.</summary>
public sealed class Rule8816 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8816", Severity.Error, Scope.Child, Years.Always, "Open case is not the latest one")
    {
        Module = Episode.Group.Name,
        Logic = "A CINdetails has no CINclosureDate and ReferralNFA false or 0, and another CINdetails of the child has a later CINreferralDate. Closed ones and those without further action count among the others. The same referral date passes. A closure date that was given but cannot be read is not missing.",
        Advice = "Enter the date the earlier case was closed, or correct the referral dates. New information on an open case is not a new referral.",
        Guide = CinGuide.Section("4.1"),
        Fields = [Episode.ReferralDateField, Episode.ClosureDateField, Episode.NoFurtherActionField],
        Doubt = "Two open cases of the same, latest date both pass; one public validator reports the second of them. 8815 and 8820 report them anyway.",
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            if (!episode.IsOpen || !episode.HasFurtherAction)
            {
                continue;
            }

            foreach (var other in child.Episodes)
            {
                if (other.ReferralDate > episode.ReferralDate)
                {
                    report.Between(
                        (episode, Episode.ReferralDateField), (episode, Episode.ClosureDateField), (episode, Episode.NoFurtherActionField),
                        (other, Episode.ReferralDateField));
                    break;
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var open = sample.OpenEpisode;
            var next = sample.Episode with { ReferralDate = new(2026, 2, 21), ClosureDate = new(2026, 3, 6) };
            return
            [
                Example.Passes("there is one case, and it is open", sample.With(open)),
                Example.Passes("the open case is the later one", sample.With(sample.Episode, open)),
                Example.Fails("a closed case was referred the day after", [.. Places(1, 2)], sample.With(open, next)),
                Example.Passes("a closed case was referred on the same day", sample.With(open, next with { ReferralDate = new(2026, 2, 20) })),
                Example.Fails("the later case stands first in the file", [.. Places(2, 1)], sample.With(next, open)),
                Example.Fails("the flag of the open case is 0", [.. Places(1, 2)], sample.With(open with { NoFurtherAction = "0" }, next)),
                Example.Fails("the later referral led to no further action", [.. Places(1, 2)], sample.With(open, sample.NoFurtherAction)),
                Example.Fails("the later case is open as well", [.. Places(1, 2)], sample.With(open, open with { ReferralDate = new(2026, 2, 21) })),
                Example.Passes("two open cases were referred on the same day", sample.With(open, open with { })),
                Example.Fails("two open cases are followed by two later ones", [.. Places(1, 3), .. Places(2, 3)],
                    sample.With(open, open with { }, next, sample.NoFurtherAction)),
                Example.Passes("the earlier referral led to no further action", sample.With(open with { NoFurtherAction = "true" }, next)),
                Example.Passes("the earlier referral has no flag", sample.With(open with { NoFurtherAction = null }, next)),
                Example.Passes("the earlier case is closed", sample.With(open with { ClosureDate = new(2026, 2, 20) }, next)),
                Example.Passes("the closure date of the earlier case is no date", sample.With(
                    open with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.ClosureDateField, "20/02/2026", 3)) }, next)),
                Example.Passes("the open case has no referral date", sample.With(open with { ReferralDate = null }, next)),
                Example.Passes("the other case has no referral date", sample.With(open, next with { ReferralDate = null })),
            ];

            static IEnumerable<string> Places(int open, int later) =>
            [
                $"CINdetails[{open}]/CINreferralDate", $"CINdetails[{open}]/CINclosureDate", $"CINdetails[{open}]/ReferralNFA",
                $"CINdetails[{later}]/CINreferralDate",
            ];
        }
    }
}
