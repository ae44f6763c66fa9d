namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child's first episode that starts in the year starts care.</summary>
public sealed class Rule357 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("357", Severity.Error, Scope.Child, Years.Always, "First episode of the year does not start care")
        {
            Module = Episode.Group.Name,
            Logic = "The child's episode with the earliest DECOM in this return starts on or after 1 April of the year, and its RNE is not S. Blank is not.",
            Advice = "Enter S if the child came into care that day; otherwise add the episode before it.",
            Guide = LookedAfterGuide.Check("357"),
            Fields = [Episode.ReasonStartedField, Episode.StartField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        if (seen.Child.Earliest is { } first && first.Start >= report.Year.FirstDay && first.ReasonStarted != "S")
        {
            report.At(first, Episode.ReasonStartedField, Episode.StartField);
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            string[] both = ["Episodes[1]/RNE", "Episodes[1]/DECOM"];
            LookedAfterCase Of(DateOnly? start, string? reason) =>
                sample.With(sample.Episode with { Start = start, ReasonStarted = reason });
            return
            [
                Example.Passes("started before the year", sample.Case),
                Example.Fails("started on 1 April, P", [.. both], Of(sample.Day(4, 1), "P")),
                Example.Passes("started on 1 April, S", Of(sample.Day(4, 1), "S")),
                Example.Fails("started on 2 April, blank", [.. both], Of(sample.Day(4, 2), null)),
                Example.Passes("started on 31 March, P", Of(sample.Day(4, 1).AddDays(-1), "P")),
                Example.Passes("no start, P", Of(null, "P")),
                Example.Fails("an episode without a start before it in the file", ["Episodes[2]/RNE", "Episodes[2]/DECOM"],
                    sample.With(sample.FirstEpisode with { Start = null }, sample.Episode)),
                Example.Fails("the second in the file is first", ["Episodes[2]/RNE", "Episodes[2]/DECOM"],
                    sample.With(sample.Episode with { ReasonStarted = "S" }, sample.Episode with { Start = sample.Day(6, 1) })),
                Example.Passes("no episode", sample.With(sample.Child with { Episodes = [] })),
            ];
        }
    }
}
