using OpenCollect.Cin;
using OpenCollect.LookedAfter;
using CareEpisode = OpenCollect.LookedAfter.Episode;
using NeedEpisode = OpenCollect.Cin.Episode;

namespace OpenCollect.Matching.Rules;

/// <summary>Where a child of the census seems to have been looked after, the looked after return has the child.</summary>
public sealed class RuleX05 : IChildRule<ChildInBoth>, IExplained
{
    public static RuleInfo Info { get; } =
        new("X05", Severity.Note, Scope.Child, Years.Always, "Signs of having been looked after, but not in the looked after return")
        {
            Module = NeedEpisode.Group.Name,
            Logic = "A child of the census whose identifier is not in the looked after return was still looked after at the end of last year by last year's return: the episode with the latest start has no end. Or an episode in need was closed in the year with RC3 (child arrangements order) or RC4 (special guardianship order). The episode of last year's return is reported, otherwise every such closure.",
            Advice = "Check whether the child was looked after in the year. If so, add the child to the looked after return, or correct the identifier.",
            Guide = MatchingGuide.Section("4.7"),
            Fields = [NeedEpisode.ReasonForClosureField, CinChild.IdField, CareEpisode.StartField],
            Needs = [Inputs.Episodes],
            Doubt = "The census has no field that says whether a child was looked after. Orders RC3 and RC4 are often, not always, made for children in care, so this is a note. Adoption (RC1) is left to X10. Last year's return is used where it is given.",
        };

    public static void Check(ChildInBoth child, Report report)
    {
        if (child is not { Cin: { } cin, Cla: null })
        {
            return;
        }

        if (child.LastCla?.Latest is { IsOpen: true } last)
        {
            report.Between((cin, CinChild.IdField), (last, CareEpisode.StartField));
            return;
        }

        foreach (var episode in cin.Episodes)
        {
            if (episode.ReasonForClosure is "RC3" or "RC4" && report.Year.Contains(episode.ClosureDate))
            {
                report.At(episode, NeedEpisode.ReasonForClosureField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = MatchingSample.Latest;
            var last = sample.Child.LastCla!;
            var ended = last with { Episodes = [last.Episodes[0] with { End = sample.Day(4, 1).AddDays(-1), ReasonCeased = "E4A" }] };
            return
            [
                Example.Passes("in both", sample.Child),
                Example.Passes("closed for another reason", sample.InNeed with { Cin = sample.Cin }),
                Example.Fails("still looked after at the end of last year", ["CIN/ChildIdentifiers/LAchildID", "CLA/LastYear/Episodes[1]/DECOM"], sample.With((LookedAfterChild?)null)),
                Example.Passes("left care last year", sample.With((LookedAfterChild?)null) with { LastCla = ended }),
                Example.Passes("in last year's looked after return without an episode", sample.With((LookedAfterChild?)null) with { LastCla = last with { Episodes = [] } }),
                Example.Fails("special guardianship order", "CIN/CINdetails[1]/ReasonForClosure", Closed(sample, "RC4", sample.Need.ClosureDate)),
                Example.Fails("child arrangements order", "CIN/CINdetails[1]/ReasonForClosure", Closed(sample, "RC3", sample.Need.ClosureDate)),
                Example.Passes("adopted", Closed(sample, "RC1", sample.Need.ClosureDate)),
                Example.Fails("closed on 1 April", "CIN/CINdetails[1]/ReasonForClosure", Closed(sample, "RC4", sample.Day(4, 1))),
                Example.Passes("closed on 31 March before the year", Closed(sample, "RC4", sample.Day(4, 1).AddDays(-1))),
                Example.Fails("closed on 31 March", "CIN/CINdetails[1]/ReasonForClosure", Closed(sample, "RC4", sample.Day(3, 31))),
                Example.Passes("closed on 1 April after the year", Closed(sample, "RC4", sample.Day(3, 31).AddDays(1))),
                Example.Passes("special guardianship order, in both", Closed(sample, "RC4", sample.Need.ClosureDate) with { Cla = sample.Cla }),
                Example.Fails("a sign in both, reported once", ["CIN/ChildIdentifiers/LAchildID", "CLA/LastYear/Episodes[1]/DECOM"], Closed(sample, "RC4", sample.Need.ClosureDate) with { LastCla = last }),
                Example.Passes("in last year's looked after return only", new ChildInBoth { LastCla = last }),
                Example.Fails("left care last year, came into care again and stayed", ["CIN/ChildIdentifiers/LAchildID", "CLA/LastYear/Episodes[2]/DECOM"],
                    sample.With((LookedAfterChild?)null) with { LastCla = last with { Episodes = [.. ended.Episodes, last.Episodes[0] with { Start = sample.Day(4, 1).AddDays(-1) }] } }),
                Example.Fails("special guardianship order in the second episode", "CIN/CINdetails[2]/ReasonForClosure",
                    new ChildInBoth { Cin = sample.Cin with { Episodes = [sample.Need, sample.Need with { ReasonForClosure = "RC4" }] } }),
            ];
        }
    }

    private static ChildInBoth Closed(MatchingSample sample, string reason, DateOnly? on) =>
        new() { Cin = sample.Cin with { Episodes = [sample.Need with { ReasonForClosure = reason, ClosureDate = on }] } };
}
