namespace OpenCollect.LookedAfter.Rules;

/// <summary>The end of an episode has both a date and a reason.</summary>
public sealed class Rule148 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("148", Severity.Error, Scope.Group, Years.Always, "End of the episode needs both date and reason")
        {
            Module = Episode.Group.Name,
            Logic = "Of DEC and REC of an episode exactly one is filled. An unreadable date is filled.",
            Advice = "Enter both the date and the reason of the end, or neither if the episode goes on.",
            Guide = LookedAfterGuide.Check("148"),
            Fields = [Episode.EndField, Episode.ReasonCeasedField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var row in seen.Child.Episodes)
        {
            if (row.IsOpen && row.ReasonCeased is not null)
            {
                report.At(row, Episode.EndField, Episode.ReasonCeasedField);
            }
            else if (!row.IsOpen && row.ReasonCeased is null)
            {
                report.At(row, Episode.ReasonCeasedField, Episode.EndField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var seen = sample.Case;
            var row = seen.Child.Episodes[0];
            var unreadable = new Flaws(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2));
            LookedAfterCase With(params Episode[] rows) => seen with { Child = seen.Child with { Episodes = [.. rows] } };
            return
            [
                Example.Passes("both filled", With(row with { End = sample.Day(6, 20), ReasonCeased = "E8" })),
                Example.Passes("both blank", With(row with { End = null, ReasonCeased = null })),
                Example.Fails("a date without a reason", ["Episodes[1]/REC", "Episodes[1]/DEC"],
                    With(row with { End = sample.Day(6, 20), ReasonCeased = null })),
                Example.Fails("a reason without a date", ["Episodes[1]/DEC", "Episodes[1]/REC"],
                    With(row with { End = null, ReasonCeased = "E8" })),
                Example.Passes("an unreadable date and a reason", With(row with { End = null, ReasonCeased = "E8", Flaws = unreadable })),
                Example.Fails("an unreadable date without a reason", ["Episodes[1]/REC", "Episodes[1]/DEC"],
                    With(row with { End = null, ReasonCeased = null, Flaws = unreadable })),
                Example.Fails("the second row has a reason alone", ["Episodes[2]/DEC", "Episodes[2]/REC"],
                    With(row with { End = null, ReasonCeased = null }, row with { End = null, ReasonCeased = "E8" })),
                Example.Passes("no row", With()),
            ];
        }
    }
}
