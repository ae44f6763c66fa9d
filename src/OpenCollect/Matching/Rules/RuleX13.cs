using OpenCollect.Cin;
using OpenCollect.LookedAfter;
using Episode = OpenCollect.LookedAfter.Episode;

namespace OpenCollect.Matching.Rules;

/// <summary>Both returns tell of a looked after child's disability.</summary>
public sealed class RuleX13 : IChildRule<ChildInBoth>, IExplained
{
    private const string Disability = "N2";
    private const string None = "NONE";

    public static RuleInfo Info { get; } = new("X13", Severity.Note, Scope.Child, Years.Always, "Disability in one return only")
    {
        Module = CinChild.DisabilitiesGroup.Name,
        Logic = "A child is in both returns under one identifier. Either the census gives a disability other than NONE and no episode of care has the category of need N2: the need of the latest episode is reported beside the disabilities. Or an episode of care has N2 and the census gives no disability or NONE only: the first such episode is reported. A child without an episode with a start is passed over.",
        Advice = "Check the child's disabilities in both systems. Nothing needs to be changed where a disabled child is looked after for another reason.",
        Guide = MatchingGuide.Section("3.2"),
        Fields = [CinChild.DisabilityField, Episode.NeedField],
        Needs = [Inputs.Episodes],
        Doubt = "The category of need is the main reason for care, so a disabled child may well have another; that is why this is a note.",
    };

    public static void Check(ChildInBoth child, Report report)
    {
        if (child is not { Cin: { } cin, Cla: { Latest: { } latest } cla })
        {
            return;
        }

        var need = NeedOf(cla);
        if (need is null == IsDisabled(cin))
        {
            report.Between((cin, CinChild.DisabilityField), (need ?? latest, Episode.NeedField));
        }
    }

    private static bool IsDisabled(CinChild child)
    {
        foreach (var disability in child.Disabilities)
        {
            if (disability != None)
            {
                return true;
            }
        }

        return false;
    }

    private static Episode? NeedOf(LookedAfterChild child)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.Need == Disability)
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
            var sample = MatchingSample.Latest;
            var first = sample.Cla.Episodes[0];
            var disabled = sample.Cin with { Disabilities = ["MOB"] };
            var need = sample.Cla with { Episodes = [first, sample.Care with { Need = "N2" }] };
            ImmutableArray<string> latest = ["CIN/Disabilities/Disability", "CLA/Episodes[2]/CIN"];
            return
            [
                Example.Passes("disabled by neither", sample.Child),
                Example.Passes("disabled by both", sample.ShortBreaks),
                Example.Passes("N2 in the second episode, disabled", sample.With(disabled) with { Cla = need }),
                Example.Fails("disabled by the census only", latest, sample.With(disabled)),
                Example.Fails("disabled and NONE", latest, sample.With(sample.Cin with { Disabilities = ["NONE", "MOB"] })),
                Example.Fails("N2, and NONE in the census", latest, sample.With(need)),
                Example.Fails("N2, and nothing in the census", latest, sample.With(need) with { Cin = sample.Cin with { Disabilities = [] } }),
                Example.Fails("N2 in the first episode only", ["CIN/Disabilities/Disability", "CLA/Episodes[1]/CIN"], sample.With(sample.Cla with { Episodes = [first with { Need = "N2" }, sample.Care] })),
                Example.Passes("nothing in the census, another need", sample.With(sample.Cin with { Disabilities = [] })),
                Example.Passes("disabled, without an episode of care", sample.With(disabled) with { Cla = sample.Cla with { Episodes = [] } }),
                Example.Passes("disabled, and not in the looked after return", sample.With(disabled) with { Cla = null }),
                Example.Passes("N2, and not in the census", sample.With(need) with { Cin = null }),
            ];
        }
    }
}
