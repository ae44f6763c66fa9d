namespace OpenCollect.LookedAfter.Rules;

/// <summary>A residential school needs a child of at least 4.</summary>
public sealed class Rule373 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("373", Severity.Error, Scope.Child, Years.Always, "In a residential school before the 4th birthday")
        {
            Module = Episode.Group.Name,
            Logic = "PLACE is S1 and DECOM is before the child's 4th birthday. Starting on the birthday passes; open episodes are looked at as well as ended ones.",
            Advice = "Check the placement, the start of the episode and the child's date of birth, and correct the one that is wrong.",
            Guide = LookedAfterGuide.Check("373"),
            Doubt = "A public validator leaves out open episodes by oversight; here they are looked at.",
            Fields = [Episode.PlacementField, Episode.StartField, Header.BirthDateField],
            Needs = [Inputs.Episodes, Inputs.Header],
        };

    public static void Check(LookedAfterCase seen, Report report) => Rule370.Judge(seen, report, "S1", 4);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var header = sample.Header with { BirthDate = sample.Day(6, 1).AddYears(-4) };
            var early = sample.Episode with { Placement = "S1", Start = sample.Day(5, 31) };
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
