using OpenCollect.Cin;
using OpenCollect.LookedAfter;
using Episode = OpenCollect.LookedAfter.Episode;

namespace OpenCollect.Matching.Rules;

/// <summary>Both returns agree whether and when a looked after child died.</summary>
public sealed class RuleX11 : IChildRule<ChildInBoth>, IExplained
{
    private const string Died = "E2";

    public static RuleInfo Info { get; } = new("X11", Severity.Query, Scope.Child, Years.Always, "Death in one return does not agree with the other")
    {
        Module = CinChild.Identifiers.Name,
        Logic = "A child is in both returns under one identifier. Either an episode of care ended by death (REC E2) and the census gives no date of death, or one that is not its DEC. Or the census gives a date of death, no episode ended by death, and by the episode with the latest start the child was in care on that day or after it: it ended on or after the date of death, or is open and the date of death is not after 31 March. Dates that cannot be read are passed over.",
        Advice = "Check whether and when the child died, and enter the date of death in the census and the end of care by E2 on that day in the looked after return.",
        Guide = MatchingGuide.Section("2.8"),
        Fields = [CinChild.DeathDateField, Episode.ReasonCeasedField, Episode.EndField],
        Needs = [Inputs.Episodes],
        Doubt = "A child who died after leaving care has no E2, so a date of death alone is no contradiction.",
    };

    public static void Check(ChildInBoth child, Report report)
    {
        if (child is not { Cin: { } cin, Cla: { } cla })
        {
            return;
        }

        if (Ended(cla) is { } ended)
        {
            if (cin.LacksDeathDate)
            {
                report.Between((cin, CinChild.DeathDateField), (ended, Episode.ReasonCeasedField));
            }
            else if (cin.DeathDate is { } died && ended.End is { } end && died != end)
            {
                report.Between((cin, CinChild.DeathDateField), (ended, Episode.EndField));
            }
        }
        else if (cla.Latest is { } latest && (latest.IsOpen ? cin.DeathDate <= report.Year.LastDay : cin.DeathDate <= latest.End))
        {
            report.Between((latest, Episode.ReasonCeasedField), (cin, CinChild.DeathDateField));
        }
    }

    private static Episode? Ended(LookedAfterChild child)
    {
        foreach (var episode in child.Episodes)
        {
            if (episode.ReasonCeased == Died)
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
            var day = sample.Day(1, 20);
            var dead = sample.Cin with { DeathDate = day };
            var unreadable = sample.Cin with { Flaws = new(new Flaw(FlawKind.NotADate, CinChild.DeathDateField, "soon", 2)) };
            var first = sample.Cla.Episodes[0];
            var ended = sample.Care with { End = day, ReasonCeased = "E2" };
            ImmutableArray<string> reason = ["CLA/Episodes[2]/REC", "CIN/ChildIdentifiers/PersonDeathDate"];
            return
            [
                Example.Passes("alive by both", sample.Child),
                Example.Passes("died on the same day by both", Both(sample, dead, first, ended)),
                Example.Fails("dead by the looked after return only", ["CIN/ChildIdentifiers/PersonDeathDate", "CLA/Episodes[2]/REC"], Both(sample, sample.Cin, first, ended)),
                Example.Fails("died a day later by the looked after return", ["CIN/ChildIdentifiers/PersonDeathDate", "CLA/Episodes[2]/DEC"], Both(sample, dead, first, ended with { End = day.AddDays(1) })),
                Example.Fails("died a day earlier by the looked after return", ["CIN/ChildIdentifiers/PersonDeathDate", "CLA/Episodes[2]/DEC"], Both(sample, dead, first, ended with { End = day.AddDays(-1) })),
                Example.Passes("ended by death without a day", Both(sample, dead, first, ended with { End = null })),
                Example.Passes("ended by death, unreadable date of death", Both(sample, unreadable, first, ended)),
                Example.Fails("dead by the census, still in care", reason, Both(sample, dead, first, sample.Care)),
                Example.Fails("died on 31 March by the census, still in care", reason, Both(sample, dead with { DeathDate = sample.Day(3, 31) }, first, sample.Care)),
                Example.Passes("died after the year, still in care", Both(sample, dead with { DeathDate = sample.Day(3, 31).AddDays(1) }, first, sample.Care)),
                Example.Fails("left care otherwise on the day of death", reason, Both(sample, dead, first, ended with { ReasonCeased = "E4A" })),
                Example.Fails("left care otherwise the day after the death", reason, Both(sample, dead, first, ended with { End = day.AddDays(1), ReasonCeased = "E4A" })),
                Example.Passes("left care the day before the death", Both(sample, dead, first, ended with { End = day.AddDays(-1), ReasonCeased = "E4A" })),
                Example.Passes("left care on a day that cannot be read", Both(sample, dead, first, sample.Care with { Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("unreadable date of death, still in care", Both(sample, unreadable, first, sample.Care)),
                Example.Passes("dead, and without an episode of care", Both(sample, dead)),
                Example.Passes("dead, and not in the looked after return", sample.With(dead) with { Cla = null }),
                Example.Passes("dead by the looked after return, and not in the census", Both(sample, dead, first, ended) with { Cin = null }),
            ];
        }
    }

    private static ChildInBoth Both(MatchingSample sample, CinChild cin, params ReadOnlySpan<Episode> care) =>
        new() { Cin = cin, Cla = sample.Cla with { Episodes = [.. care] } };
}
