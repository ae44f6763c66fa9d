namespace OpenCollect.LookedAfter.Rules;

/// <summary>Until 2022-23 semi-independent living needs a child of at least 14.</summary>
public sealed class Rule371Until2023 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("371", Severity.Error, Scope.Child, Years.Until(2023), "Semi-independent living before the 14th birthday")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE is H5 and DECOM is before the child's 14th birthday. Starting on the birthday passes; open episodes are looked at as well as ended ones.",
            Advice = "Check the placement, the start of the episode and the child's date of birth, and correct the one that is wrong.",
            Guide = LookedAfterGuide.Check("371"),
            Doubt = "A public validator leaves out open episodes by oversight; here they are looked at.",
            Fields = [Episode.PlacementField, Episode.StartField, Header.BirthDateField],
            Needs = [Inputs.Episodes, Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report) => Rule370.Judge(seen, report, "H5", 14);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2023);
            var header = sample.Header with { BirthDate = sample.Day(6, 1).AddYears(-14) };
            var early = sample.Episode with { Placement = "H5", Start = sample.Day(5, 31) };
            ImmutableArray<string> places = ["Episodes[1]/PLACE", "Episodes[1]/DECOM", "Header[1]/DOB"];
            LookedAfterCase Of(params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [header], Episodes = [.. episodes] });
            return
            [
                Example.Fails("open, from the day before the birthday", places, Of(early)),
                Example.Fails("ended, from the day before the birthday", places, Of(early with { End = sample.Day(6, 10) })),
                Example.Passes("from the birthday", Of(early with { Start = sample.Day(6, 1) })),
                Example.Passes("from the day after the birthday", Of(early with { Start = sample.Day(6, 2) })),
                Example.Passes("another placement from the day before the birthday", Of(early with { Placement = "U4" })),
                Example.Passes("no placement", Of(early with { Placement = null })),
                Example.Passes("no start", Of(early with { Start = null })),
                Example.Passes("no date of birth",
                    sample.With(sample.Child with { Headers = [header with { BirthDate = null }], Episodes = [early] })),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [], Episodes = [early] })),
                Example.Fails("second of two", ["Episodes[2]/PLACE", "Episodes[2]/DECOM", "Header[1]/DOB"],
                    Of(sample.FirstEpisode, early)),
            ];
        }
    }
}

/// <summary>In 2023-24 semi-independent living needs a child of at least 16.</summary>
public sealed class Rule371Until2024 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("371", Severity.Error, Scope.Child, Years.Between(2024, 2024), "Semi-independent living before the 16th birthday")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE is H5 and DECOM is before the child's 16th birthday. Starting on the birthday passes; open episodes are looked at as well as ended ones.",
            Advice = "Check the placement, the start of the episode and the child's date of birth, and correct the one that is wrong.",
            Guide = LookedAfterGuide.Check("371"),
            Doubt = "A public validator leaves out open episodes by oversight; here they are looked at.",
            Fields = [Episode.PlacementField, Episode.StartField, Header.BirthDateField],
            Needs = [Inputs.Episodes, Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report) => Rule370.Judge(seen, report, "H5", 16);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new LookedAfterSample(2024);
            var header = sample.Header with { BirthDate = sample.Day(6, 1).AddYears(-16) };
            var early = sample.Episode with { Placement = "H5", Start = sample.Day(5, 31) };
            ImmutableArray<string> places = ["Episodes[1]/PLACE", "Episodes[1]/DECOM", "Header[1]/DOB"];
            LookedAfterCase Of(params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [header], Episodes = [.. episodes] });
            return
            [
                Example.Fails("open, from the day before the birthday", places, Of(early)),
                Example.Fails("ended, from the day before the birthday", places, Of(early with { End = sample.Day(6, 10) })),
                Example.Passes("from the birthday", Of(early with { Start = sample.Day(6, 1) })),
                Example.Passes("from the day after the birthday", Of(early with { Start = sample.Day(6, 2) })),
                Example.Passes("another placement from the day before the birthday", Of(early with { Placement = "K3" })),
                Example.Passes("no placement", Of(early with { Placement = null })),
                Example.Passes("no start", Of(early with { Start = null })),
                Example.Passes("no date of birth",
                    sample.With(sample.Child with { Headers = [header with { BirthDate = null }], Episodes = [early] })),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [], Episodes = [early] })),
                Example.Fails("second of two", ["Episodes[2]/PLACE", "Episodes[2]/DECOM", "Header[1]/DOB"],
                    Of(sample.FirstEpisode, early)),
            ];
        }
    }
}

/// <summary>Supported accommodation needs a child of at least 16.</summary>
public sealed class Rule371 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("371", Severity.Error, Scope.Child, Years.From(2025), "Supported accommodation before the 16th birthday")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE is K3 and DECOM is before the child's 16th birthday. Starting on the birthday passes; open episodes are looked at as well as ended ones.",
            Advice = "Check the placement, the start of the episode and the child's date of birth, and correct the one that is wrong.",
            Guide = LookedAfterGuide.Check("371"),
            Doubt = "A public validator leaves out open episodes by oversight; here they are looked at.",
            Fields = [Episode.PlacementField, Episode.StartField, Header.BirthDateField],
            Needs = [Inputs.Episodes, Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report) => Rule370.Judge(seen, report, "K3", 16);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var header = sample.Header with { BirthDate = sample.Day(6, 1).AddYears(-16) };
            var early = sample.Episode with { Placement = "K3", Start = sample.Day(5, 31) };
            ImmutableArray<string> places = ["Episodes[1]/PLACE", "Episodes[1]/DECOM", "Header[1]/DOB"];
            LookedAfterCase Of(params Episode[] episodes) =>
                sample.With(sample.Child with { Headers = [header], Episodes = [.. episodes] });
            return
            [
                Example.Fails("open, from the day before the birthday", places, Of(early)),
                Example.Fails("ended, from the day before the birthday", places, Of(early with { End = sample.Day(6, 10) })),
                Example.Passes("from the birthday", Of(early with { Start = sample.Day(6, 1) })),
                Example.Passes("from the day after the birthday", Of(early with { Start = sample.Day(6, 2) })),
                Example.Passes("another placement from the day before the birthday", Of(early with { Placement = "H5" })),
                Example.Passes("no placement", Of(early with { Placement = null })),
                Example.Passes("no start", Of(early with { Start = null })),
                Example.Passes("no date of birth",
                    sample.With(sample.Child with { Headers = [header with { BirthDate = null }], Episodes = [early] })),
                Example.Passes("no header row", sample.With(sample.Child with { Headers = [], Episodes = [early] })),
                Example.Fails("second of two", ["Episodes[2]/PLACE", "Episodes[2]/DECOM", "Header[1]/DOB"],
                    Of(sample.FirstEpisode, early)),
            ];
        }
    }
}
