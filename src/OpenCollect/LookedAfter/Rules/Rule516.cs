namespace OpenCollect.LookedAfter.Rules;

/// <summary>A guardian who fostered the child before did so in the last placement.</summary>
public sealed class Rule516Until2018 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("516", Severity.Error, Scope.Group, Years.Between(2014, 2018), "Guardianship to a former foster carer, but not fostered")
        {
            Module = Episode.Group.Name,
            Logic = "REC of an episode is E43 and PLACE is no foster placement of the year: not Q1 or Q2 in 2013-14, not U1 to U6 from 2014-15. Blank fails.",
            Advice = "Correct the reason that the episode ceased or the type of placement.",
            Guide = LookedAfterGuide.Check("516"),
            Fields = [Episode.ReasonCeasedField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.ReasonCeased == "E43" && !Rule516.IsFostered(episode, report.Year))
            {
                report.At(episode, Episode.ReasonCeasedField, Episode.PlacementField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2018);
            string[] both = ["Episodes[2]/REC", "Episodes[2]/PLACE"];
            LookedAfterCase Left(string? reason, string? placement) =>
                sample.With(sample.FirstEpisode, sample.Episode with { End = sample.Day(12, 1), ReasonCeased = reason, Placement = placement });
            var older = new LookedAfterSample(2014);
            return
            [
                Example.Passes("from placement U1", Left("E43", "U1")),
                Example.Passes("from placement U2", Left("E43", "U2")),
                Example.Passes("from placement U3", Left("E43", "U3")),
                Example.Passes("from placement U4", Left("E43", "U4")),
                Example.Passes("from placement U5", Left("E43", "U5")),
                Example.Passes("from placement U6", Left("E43", "U6")),
                Example.Fails("from a placement with parents", [.. both], Left("E43", "P1")),
                Example.Fails("placement blank", [.. both], Left("E43", null)),
                Example.Fails("from a code of foster placement that went out", [.. both], Left("E43", "Q1")),
                Example.Passes("another guardian, from a placement with parents", Left("E44", "P1")),
                Example.Passes("from a placement with parents, reason blank", Left(null, "P1")),
                Example.Passes("in 2013-14, from placement Q1",
                    older.With(older.Episode with { ReasonCeased = "E43", Placement = "Q1" })) with { Year = 2014 },
                Example.Passes("in 2013-14, from placement Q2",
                    older.With(older.Episode with { ReasonCeased = "E43", Placement = "Q2" })) with { Year = 2014 },
                Example.Fails("in 2013-14, from a children's home", ["Episodes[1]/REC", "Episodes[1]/PLACE"],
                    older.With(older.Episode with { ReasonCeased = "E43", Placement = "K2" })) with { Year = 2014 },
            ];
        }
    }
}

/// <summary>A guardian who fostered the child before did so in the last placement.</summary>
public sealed class Rule516 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("516", Severity.Error, Scope.Group, Years.From(2019), "Guardianship to a former foster carer, but not fostered")
        {
            Module = Episode.Group.Name,
            Logic = "REC of an episode is E45 or E46 and PLACE is none of U1 to U6; blank fails.",
            Advice = "Correct the reason that the episode ceased or the type of placement.",
            Guide = LookedAfterGuide.Check("516"),
            Fields = [Episode.ReasonCeasedField, Episode.PlacementField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var episode in seen.Child.Episodes)
        {
            if (episode.ReasonCeased is "E45" or "E46" && !IsFostered(episode, report.Year))
            {
                report.At(episode, Episode.ReasonCeasedField, Episode.PlacementField);
            }
        }
    }

    /// <summary>Whether the placement has a code of foster placement that is valid in the year.</summary>
    internal static bool IsFostered(Episode episode, CollectionYear year) =>
        episode.IsFostered && Codes.Placement.Codes.Has(episode.Placement, year);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[2]/REC", "Episodes[2]/PLACE"];
            LookedAfterCase Left(string? reason, string? placement) =>
                sample.With(sample.FirstEpisode, sample.Episode with { End = sample.Day(12, 1), ReasonCeased = reason, Placement = placement });
            return
            [
                Example.Passes("from placement U1", Left("E45", "U1")),
                Example.Passes("from placement U2", Left("E45", "U2")),
                Example.Passes("from placement U3", Left("E45", "U3")),
                Example.Passes("from placement U4", Left("E45", "U4")),
                Example.Passes("from placement U5", Left("E45", "U5")),
                Example.Passes("from placement U6", Left("E45", "U6")),
                Example.Passes("E46 from placement U6", Left("E46", "U6")),
                Example.Fails("E45 from a placement with parents", [.. both], Left("E45", "P1")),
                Example.Fails("E46 from a placement with parents", [.. both], Left("E46", "P1")),
                Example.Fails("placement blank", [.. both], Left("E45", null)),
                Example.Fails("from a code of foster placement that went out", [.. both], Left("E46", "Q2")),
                Example.Passes("E47 from a placement with parents", Left("E47", "P1")),
                Example.Passes("E48 from a placement with parents", Left("E48", "P1")),
                Example.Passes("from a placement with parents, reason blank", Left(null, "P1")),
                Example.Fails("the first of two episodes", ["Episodes[1]/REC", "Episodes[1]/PLACE"], sample.With(
                    sample.FirstEpisode with { ReasonCeased = "E45", Placement = "K2" }, sample.Episode)),
            ];
        }
    }
}
