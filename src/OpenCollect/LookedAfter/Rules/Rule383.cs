namespace OpenCollect.LookedAfter.Rules;

/// <summary>Until 2024-25, after a temporary placement the child goes back to the placement as before.</summary>
public sealed class Rule383Until2025 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("383", Severity.Error, Scope.Child, Years.Until(2025), "Not back in the ordinary placement after a temporary one")
        {
            Module = Episode.Group.Name,
            Logic = "Of three episodes that follow each other in order of DECOM, the middle one has PLACE T0, T1, T2, T3 or T4, and the third has an RNE other than P, or not the PLACE of the first. Blank and filled differ; two blanks do not.",
            Advice = "Correct the reason and the placement of the episode after the temporary one. If the child did not go back, enter the temporary placement as an ordinary one.",
            Guide = LookedAfterGuide.Check("383"),
            Fields = [Episode.ReasonStartedField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var episodes = seen.Child.EpisodesByStart;
        for (var i = 2; i < episodes.Length; i++)
        {
            var (first, middle, third) = (episodes[i - 2], episodes[i - 1], episodes[i]);
            if (middle.IsTemporary && (third.ReasonStarted != "P" || third.Placement != first.Placement))
            {
                report.Between((third, Episode.ReasonStartedField), (third, Episode.PlacementField), (middle, Episode.PlacementField),
                    (first, Episode.PlacementField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2025);
            var home = sample.FirstEpisode with { End = sample.Day(6, 1) };
            var moved = home with { Start = sample.Day(6, 1), ReasonStarted = "P" };
            var away = moved with { Placement = "T3", PlacementPostcode = "M2 5DB", End = sample.Day(6, 9) };
            var back = home with { Start = sample.Day(6, 9), ReasonStarted = "P", End = null };
            static ImmutableArray<string> At(int first, int second, int third) =>
                [$"Episodes[{third}]/RNE", $"Episodes[{third}]/PLACE", $"Episodes[{second}]/PLACE", $"Episodes[{first}]/PLACE"];
            return
            [
                Example.Passes("no temporary placement", sample.Case),
                Example.Passes("back to the placement as before", sample.With(home, away, back)),
                Example.Fails("back to another placement", At(1, 2, 3), sample.With(home, away, back with { Placement = "U3" })),
                Example.Fails("back with another reason", At(1, 2, 3), sample.With(home, away, back with { ReasonStarted = "B" })),
                Example.Fails("back without a reason", At(1, 2, 3), sample.With(home, away, back with { ReasonStarted = null })),
                Example.Fails("no placement afterwards", At(1, 2, 3), sample.With(home, away, back with { Placement = null })),
                Example.Passes("no placement before or afterwards",
                    sample.With(home with { Placement = null }, away, back with { Placement = null })),
                Example.Fails("from T0 to another placement", At(1, 2, 3),
                    sample.With(home, away with { Placement = "T0" }, back with { Placement = "U3" })),
                Example.Fails("from T1 to another placement", At(1, 2, 3),
                    sample.With(home, away with { Placement = "T1" }, back with { Placement = "U3" })),
                Example.Fails("from T2 to another placement", At(1, 2, 3),
                    sample.With(home, away with { Placement = "T2" }, back with { Placement = "U3" })),
                Example.Fails("from T4 to another placement", At(1, 2, 3),
                    sample.With(home, away with { Placement = "T4" }, back with { Placement = "U3" })),
                Example.Passes("an ordinary placement between",
                    sample.With(home, away with { Placement = "U3" }, back with { ReasonStarted = "B" })),
                Example.Fails("the last one first in the file", At(2, 3, 1), sample.With(back with { Placement = "U3" }, home, away)),
                Example.Passes("nothing before the temporary placement", sample.With(away, back with { Placement = "U3" })),
                Example.Passes("nothing after the temporary placement", sample.With(home, away)),
                Example.Fails("two ordinary placements before", At(2, 3, 4), sample.With(
                    home with { Start = sample.Day(4, 1), End = sample.Day(4, 9), Placement = "U3" }, home with { Start = sample.Day(4, 9) },
                    away, back with { Placement = "U3" })),
                Example.Passes("the same placement at another postcode",
                    sample.With(home, away, back with { PlacementPostcode = "LS1 4DY" })),
            ];
        }
    }
}

/// <summary>After a temporary placement the child goes back to the placement as before.</summary>
public sealed class Rule383 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("383", Severity.Error, Scope.Child, Years.From(2026), "Not back in the ordinary placement after a temporary one")
        {
            Module = Episode.Group.Name,
            Logic = "Of three episodes that follow each other in order of DECOM, the middle one has PLACE T0, T1, T2, T3 or T4, and the third has an RNE other than P, or not the PLACE and PL_POST of the first. Blank and filled differ; two blanks do not.",
            Advice = "Correct the reason and the placement or its postcode of the episode after the temporary one. If the child did not go back, enter the temporary placement as an ordinary one.",
            Guide = LookedAfterGuide.Check("383"),
            Doubt = "Two blank postcodes, which a public validator takes for different, are the same here.",
            Fields = [Episode.ReasonStartedField, Episode.PlacementField, Episode.PlacementPostcodeField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var episodes = seen.Child.EpisodesByStart;
        for (var i = 2; i < episodes.Length; i++)
        {
            var (first, middle, third) = (episodes[i - 2], episodes[i - 1], episodes[i]);
            if (middle.IsTemporary && (third.ReasonStarted != "P" || third.Placement != first.Placement
                || third.PlacementPostcode != first.PlacementPostcode))
            {
                report.Between((third, Episode.ReasonStartedField), (third, Episode.PlacementField), (third, Episode.PlacementPostcodeField),
                    (middle, Episode.PlacementField), (first, Episode.PlacementField), (first, Episode.PlacementPostcodeField));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var home = sample.FirstEpisode with { End = sample.Day(6, 1) };
            var moved = home with { Start = sample.Day(6, 1), ReasonStarted = "P" };
            var away = moved with { Placement = "T3", PlacementPostcode = "M2 5DB", End = sample.Day(6, 9) };
            var back = home with { Start = sample.Day(6, 9), ReasonStarted = "P", End = null };
            static ImmutableArray<string> At(int first, int second, int third) =>
            [
                $"Episodes[{third}]/RNE", $"Episodes[{third}]/PLACE", $"Episodes[{third}]/PL_POST", $"Episodes[{second}]/PLACE",
                $"Episodes[{first}]/PLACE", $"Episodes[{first}]/PL_POST",
            ];
            return
            [
                Example.Passes("no temporary placement", sample.Case),
                Example.Passes("back to the placement as before", sample.With(home, away, back)),
                Example.Fails("back to another placement", At(1, 2, 3), sample.With(home, away, back with { Placement = "U3" })),
                Example.Fails("back with another reason", At(1, 2, 3), sample.With(home, away, back with { ReasonStarted = "B" })),
                Example.Fails("back without a reason", At(1, 2, 3), sample.With(home, away, back with { ReasonStarted = null })),
                Example.Fails("no placement afterwards", At(1, 2, 3), sample.With(home, away, back with { Placement = null })),
                Example.Passes("no placement before or afterwards",
                    sample.With(home with { Placement = null }, away, back with { Placement = null })),
                Example.Fails("from T0 to another placement", At(1, 2, 3),
                    sample.With(home, away with { Placement = "T0" }, back with { Placement = "U3" })),
                Example.Fails("from T1 to another placement", At(1, 2, 3),
                    sample.With(home, away with { Placement = "T1" }, back with { Placement = "U3" })),
                Example.Fails("from T2 to another placement", At(1, 2, 3),
                    sample.With(home, away with { Placement = "T2" }, back with { Placement = "U3" })),
                Example.Fails("from T4 to another placement", At(1, 2, 3),
                    sample.With(home, away with { Placement = "T4" }, back with { Placement = "U3" })),
                Example.Passes("an ordinary placement between",
                    sample.With(home, away with { Placement = "U3" }, back with { ReasonStarted = "B" })),
                Example.Fails("the last one first in the file", At(2, 3, 1), sample.With(back with { Placement = "U3" }, home, away)),
                Example.Passes("nothing before the temporary placement", sample.With(away, back with { Placement = "U3" })),
                Example.Passes("nothing after the temporary placement", sample.With(home, away)),
                Example.Fails("two ordinary placements before", At(2, 3, 4), sample.With(
                    home with { Start = sample.Day(4, 1), End = sample.Day(4, 9), Placement = "U3" }, home with { Start = sample.Day(4, 9) },
                    away, back with { Placement = "U3" })),
                Example.Fails("the same placement at another postcode", At(1, 2, 3),
                    sample.With(home, away, back with { PlacementPostcode = "LS1 4DY" })),
                Example.Fails("no postcode afterwards", At(1, 2, 3), sample.With(home, away, back with { PlacementPostcode = null })),
                Example.Passes("no postcode before or afterwards", sample.With(
                    home with { PlacementPostcode = null }, away, back with { PlacementPostcode = null })),
            ];
        }
    }
}
