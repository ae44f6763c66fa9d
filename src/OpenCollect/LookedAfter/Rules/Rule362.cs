namespace OpenCollect.LookedAfter.Rules;

/// <summary>An emergency protection order lasts no longer than 21 days.</summary>
public sealed class Rule362 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("362", Severity.Error, Scope.Child, Years.Always, "Emergency protection order for more than 21 days")
        {
            Module = Episode.Group.Name,
            Logic = "Episodes of the child with LS L2 that stand directly one after the other in order of DECOM, each starting on the day the one before it ended, make a chain; a blank DEC counts as 31 March. From the first DECOM to the last DEC are more than 21 days. Every row of the chain is reported.",
            Advice = "Check the dates and legal status of the emergency protection order. If it ended and another status began, enter that as a new episode.",
            Guide = LookedAfterGuide.Check("362"),
            Doubt = "A public validator measures on through episodes of another status without a gap; here the chain has L2 only.",
            Fields = [Episode.EndField, Episode.StartField, Episode.LegalStatusField],
            Needs = [Inputs.Episodes],
        };

    public static void Check(LookedAfterCase seen, Report report) => Rule361.Judge(seen, report, "L2", 21);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var one = sample.Episode with { LegalStatus = "L2", Start = sample.Day(6, 1), End = sample.Day(6, 22) };
            var (begun, more) = (one with { End = sample.Day(6, 3) }, one with { Start = sample.Day(6, 3), End = sample.Day(6, 23) });
            ImmutableArray<string> first = ["Episodes[1]/DEC", "Episodes[1]/DECOM", "Episodes[1]/LS"];
            ImmutableArray<string> second = ["Episodes[2]/DEC", "Episodes[2]/DECOM", "Episodes[2]/LS"];
            return
            [
                Example.Passes("another status for years", sample.Case),
                Example.Passes("21 days", sample.With(one)),
                Example.Fails("22 days", first, sample.With(one with { End = sample.Day(6, 23) })),
                Example.Passes("22 days under another status", sample.With(one with { LegalStatus = "C1", End = sample.Day(6, 23) })),
                Example.Passes("open, 21 days before the end of the year",
                    sample.With(one with { Start = sample.Day(3, 10), End = null })),
                Example.Fails("open, 22 days before the end of the year", first,
                    sample.With(one with { Start = sample.Day(3, 9), End = null })),
                Example.Passes("unreadable end",
                    sample.With(one with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("no start", sample.With(one with { Start = null, End = sample.Day(6, 23) })),
                Example.Fails("two in a row, 22 days together", [.. first, .. second], sample.With(begun, more)),
                Example.Passes("two in a row, 21 days together", sample.With(begun, more with { End = sample.Day(6, 22) })),
                Example.Fails("two in a row, the later one first in the file", [.. second, .. first], sample.With(more, begun)),
                Example.Passes("a day between two", sample.With(begun, more with { Start = sample.Day(6, 4) })),
                Example.Passes("two that overlap by a day", sample.With(begun, more with { Start = sample.Day(6, 2) })),
                Example.Passes("another status between two", sample.With(
                    begun, begun with { LegalStatus = "C1", Start = sample.Day(6, 3), End = sample.Day(6, 4) },
                    more with { Start = sample.Day(6, 4) })),
                Example.Fails("after another status", second, sample.With(
                    one with { LegalStatus = "C1" }, one with { Start = sample.Day(6, 22), End = sample.Day(6, 22).AddDays(22) })),
                Example.Fails("a long one, then another status on the same day", first, sample.With(
                    one with { End = sample.Day(6, 23) }, more with { Start = sample.Day(6, 23), End = null, LegalStatus = "C1" })),
                Example.Fails("an open one that the next follows on the last day of the year", [.. first, .. second], sample.With(
                    one with { Start = sample.Day(3, 9), End = null }, one with { Start = sample.Day(3, 31), End = null })),
            ];
        }
    }
}
