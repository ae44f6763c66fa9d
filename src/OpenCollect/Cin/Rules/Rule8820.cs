namespace OpenCollect.Cin.Rules;

/// <summary>A child is not referred anew while a case of the same child is going on.</summary>
public sealed class Rule8820 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8820", Severity.Error, Scope.Child, Years.Always, "Case begins while another is going on")
    {
        Module = Episode.Group.Name,
        Logic = "Of two different CINdetails of the child, the CINreferralDate of one is on or after that of the other and before the other's CINclosureDate; or, where the other has no closure date and ReferralNFA false or 0, before 31 March. A referral on the day the other closed, or on 31 March, passes. A referral without further action and without a closure date overlaps nothing that comes after it; nor does one whose closure date cannot be read. Two of the same referral date overlap unless the other closed that day. Reported on the one that begins during the other.",
        Advice = "Correct the referral or closure dates. If the referral was new information on an open case, do not send it as a case of its own: record what followed under the open case.",
        Guide = CinGuide.Section("4.1"),
        Fields = [Episode.ReferralDateField, Episode.ClosureDateField, Episode.NoFurtherActionField],
    };

    public static void Check(CinChild child, Report report)
    {
        var episodes = child.Episodes;
        for (var i = 0; i < episodes.Length; i++)
        {
            for (var j = 0; j < episodes.Length; j++)
            {
                var (one, other) = (episodes[i], episodes[j]);
                if (i != j && one.ReferralDate >= other.ReferralDate && one.ReferralDate < EndOf(other, report.Year))
                {
                    report.Between(
                        (one, Episode.ReferralDateField),
                        (other, Episode.ReferralDateField), (other, Episode.ClosureDateField), (other, Episode.NoFurtherActionField));
                    break;
                }
            }
        }
    }

    private static DateOnly? EndOf(Episode episode, CollectionYear year) =>
        episode.IsOpen && episode.HasFurtherAction ? year.LastDay : episode.ClosureDate;

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = CinSample.Latest;
            var first = sample.Episode;
            var open = sample.OpenEpisode;

            Episode Referred(DateOnly? on) => sample.NoFurtherAction with { ReferralDate = on };

            return
            [
                Example.Passes("there is one case", sample.Child),
                Example.Passes("the second referral is on the day the first case closed", sample.With(first, Referred(new(2026, 2, 10)))),
                Example.Fails("the second referral is the day before the first case closed", [.. Places(2, 1)],
                    sample.With(first, Referred(new(2026, 2, 9)))),
                Example.Fails("the second referral is on the day of the first", [.. Places(2, 1)], sample.With(first, Referred(new(2025, 5, 1)))),
                Example.Passes("the second referral is the day before the first", sample.With(first, Referred(new(2025, 4, 30)))),
                Example.Fails("the first in the file begins during the second", [.. Places(1, 2)], sample.With(Referred(new(2025, 9, 1)), first)),
                Example.Fails("the first is open and the second referral is the day before 31 March", [.. Places(2, 1)],
                    sample.With(open, Referred(new(2026, 3, 30)))),
                Example.Passes("the first is open and the second referral is on 31 March", sample.With(open, Referred(new(2026, 3, 31)))),
                Example.Fails("the first is open with 0", [.. Places(2, 1)],
                    sample.With(open with { NoFurtherAction = "0" }, Referred(new(2026, 3, 30)))),
                Example.Passes("the first led to no further action and has no closure date", sample.With(
                    Referred(new(2026, 3, 1)), Referred(new(2026, 3, 2)))),
                Example.Fails("the first led to no further action and was closed", [.. Places(2, 1)], sample.With(
                    Referred(new(2026, 3, 1)) with { ClosureDate = new(2026, 3, 3) }, Referred(new(2026, 3, 2)))),
                Example.Passes("the first is open without a flag", sample.With(open with { NoFurtherAction = null }, Referred(new(2026, 3, 2)))),
                Example.Passes("the closure date of the first is no date", sample.With(
                    open with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.ClosureDateField, "10/02/2026", 3)) },
                    Referred(new(2026, 3, 2)))),
                Example.Passes("two cases were referred on one day, and both closed that day", sample.With(
                    first with { ClosureDate = new(2025, 5, 1) }, first with { ClosureDate = new(2025, 5, 1) })),
                Example.Fails("two cases were referred on one day, and the first closed that day", [.. Places(1, 2)],
                    sample.With(first with { ClosureDate = new(2025, 5, 1) }, first)),
                Example.Fails("the same case stands twice: each begins during the other", [.. Places(1, 2), .. Places(2, 1)],
                    sample.With(first, first with { })),
                Example.Fails("the third begins during the first and second, and the second during the first",
                    [.. Places(2, 1), .. Places(3, 1)], sample.With(
                        first, Referred(new(2025, 7, 1)) with { ClosureDate = new(2025, 9, 1) }, Referred(new(2025, 8, 2)))),
                Example.Passes("the second has no referral date", sample.With(first, Referred(null))),
                Example.Passes("the first has no referral date", sample.With(first with { ReferralDate = null }, Referred(new(2025, 7, 1)))),
            ];

            static IEnumerable<string> Places(int one, int other) =>
            [
                $"CINdetails[{one}]/CINreferralDate",
                $"CINdetails[{other}]/CINreferralDate", $"CINdetails[{other}]/CINclosureDate", $"CINdetails[{other}]/ReferralNFA",
            ];
        }
    }
}
