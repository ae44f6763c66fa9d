using OpenCollect.LookedAfter;
using CareEpisode = OpenCollect.LookedAfter.Episode;
using NeedEpisode = OpenCollect.Cin.Episode;

namespace OpenCollect.Matching.Rules;

/// <summary>A case that was closed because the child was adopted has the adoption in the looked after return.</summary>
public sealed class RuleX10 : IChildRule<ChildInBoth>, IExplained
{
    public static RuleInfo Info { get; } = new("X10", Severity.Query, Scope.Child, Years.Always, "Case closed by adoption, but no adoption in the looked after return")
    {
        Module = NeedEpisode.Group.Name,
        Logic = "The census has an episode with reason for closure RC1, and under the same identifier neither this year's looked after return nor last year's, where it is given, has an episode with REC E11 or E12. The closure is reported, with the REC of the latest episode of care where the child is in this year's return.",
        Advice = "Check whether the child was adopted from care. If so, add the adoption to the looked after return. If the child was adopted by a step-parent or relative without having been looked after, say so.",
        Guide = MatchingGuide.Section("4.6.1"),
        Fields = [NeedEpisode.ReasonForClosureField, CareEpisode.ReasonCeasedField],
        Needs = [Inputs.Episodes],
        Doubt = "A case may stay open for a month after the order, so one that was closed in April may have its adoption in last year's return; give that return, or explain. The day of the adoption is not compared.",
    };

    public static void Check(ChildInBoth child, Report report)
    {
        if (child.Cin is not { } cin || IsAdopted(child.Cla) || IsAdopted(child.LastCla))
        {
            return;
        }

        foreach (var episode in cin.Episodes)
        {
            if (!Adoptions.IsClosure(episode))
            {
                continue;
            }

            if (child.Cla?.Latest is { } latest)
            {
                report.Between((episode, NeedEpisode.ReasonForClosureField), (latest, CareEpisode.ReasonCeasedField));
            }
            else
            {
                report.At(episode, NeedEpisode.ReasonForClosureField);
            }
        }
    }

    private static bool IsAdopted(LookedAfterChild? child)
    {
        foreach (var episode in child?.Episodes ?? [])
        {
            if (episode.IsAdoption)
            {
                return true;
            }
        }

        return false;
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = MatchingSample.Latest;
            var adopted = sample.Adopted;
            var care = adopted.Cla!.Episodes[0];
            return
            [
                Example.Passes("adopted by both (E12)", adopted),
                Example.Passes("adopted by both (E11)", adopted with { Cla = adopted.Cla with { Episodes = [care with { ReasonCeased = "E11" }] } }),
                Example.Fails("left care otherwise", ["CIN/CINdetails[1]/ReasonForClosure", "CLA/Episodes[1]/REC"], adopted with { Cla = adopted.Cla with { Episodes = [care with { ReasonCeased = "E4A" }] } }),
                Example.Fails("still in care, in the second episode", ["CIN/CINdetails[1]/ReasonForClosure", "CLA/Episodes[2]/REC"], sample.With(sample.Need with { ReasonForClosure = "RC1" })),
                Example.Fails("in the looked after return without an episode", "CIN/CINdetails[1]/ReasonForClosure", adopted with { Cla = adopted.Cla with { Episodes = [] } }),
                Example.Fails("not in the looked after return", "CIN/CINdetails[1]/ReasonForClosure", adopted with { Cla = null }),
                Example.Passes("adopted by last year's return", adopted with { Cla = null, LastCla = adopted.Cla }),
                Example.Fails("in last year's return without an adoption", "CIN/CINdetails[1]/ReasonForClosure", adopted with { Cla = null, LastCla = sample.Cla }),
                Example.Fails("two closures", ["CIN/CINdetails[1]/ReasonForClosure", "CIN/CINdetails[2]/ReasonForClosure"], adopted with { Cla = null, Cin = adopted.Cin! with { Episodes = [adopted.Cin.Episodes[0], adopted.Cin.Episodes[0] with { Origin = new(2) }] } }),
                Example.Passes("closed for another reason", sample.Child),
                Example.Passes("adopted, and not in the census", adopted with { Cin = null }),
                Example.Passes("adopted by the second of two episodes", adopted with { Cla = adopted.Cla with { Episodes = [care with { ReasonCeased = "X1" }, care] } }),
            ];
        }
    }
}
