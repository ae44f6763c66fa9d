namespace OpenCollect.LookedAfter.Rules;

/// <summary>Detention under PACE lasts no longer than 21 days.</summary>
public sealed class Rule364 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("364", Severity.Error, Scope.Child, Years.Always, "PACE detention for more than 21 days")
    {
        Module = Episode.Group.Name,
        Logic = "Episodes of the child with LS J2, in order of DECOM, belong together where one starts no later than the J2 episode before it ended, whatever other episodes stand between; a blank DEC counts as 31 March. The days from DECOM to DEC of each, added up, are more than 21. Every row of the group is reported. A row without a readable DEC adds nothing.",
        Advice = "Check the dates and legal status of the detention. If it ended and another status began, enter that as a new episode.",
        Guide = LookedAfterGuide.Check("364"),
        Doubt = "The figure of 21 days is a public validator's. Where that goes by the order of the file, the order of start is used.",
        Fields = [Episode.EndField, Episode.StartField, Episode.LegalStatusField],
        Needs = [Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report) => Rule363.Judge(seen, report, "J2", 21);

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var one = sample.Episode with { LegalStatus = "J2", Start = sample.Day(6, 1), End = sample.Day(6, 22) };
            var (part, rest) = (one with { End = sample.Day(6, 12) }, one with { Start = sample.Day(6, 12), End = sample.Day(6, 22) });
            ImmutableArray<string> first = ["Episodes[1]/DEC", "Episodes[1]/DECOM", "Episodes[1]/LS"];
            ImmutableArray<string> second = ["Episodes[2]/DEC", "Episodes[2]/DECOM", "Episodes[2]/LS"];
            ImmutableArray<string> third = ["Episodes[3]/DEC", "Episodes[3]/DECOM", "Episodes[3]/LS"];
            return
            [
                Example.Passes("another status for years", sample.Case),
                Example.Passes("21 days", sample.With(one)),
                Example.Fails("22 days", first, sample.With(one with { End = sample.Day(6, 23) })),
                Example.Passes("open, 21 days before the end of the year",
                    sample.With(one with { Start = sample.Day(3, 10), End = null })),
                Example.Fails("open, 22 days before the end of the year", first,
                    sample.With(one with { Start = sample.Day(3, 9), End = null })),
                Example.Passes("unreadable end",
                    sample.With(one with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) })),
                Example.Passes("two in a row, 21 days together", sample.With(part, rest)),
                Example.Fails("two in a row, 22 days together", [.. first, .. second],
                    sample.With(part, rest with { End = sample.Day(6, 23) })),
                Example.Fails("two in a row, the later one first in the file", [.. second, .. first],
                    sample.With(rest with { End = sample.Day(6, 23) }, part)),
                Example.Passes("a day between two", sample.With(part, rest with { Start = sample.Day(6, 13), End = sample.Day(6, 26) })),
                Example.Fails("two that overlap by a day count twice", [.. first, .. second],
                    sample.With(part, rest with { Start = sample.Day(6, 11) })),
                Example.Fails("another status between two", [.. first, .. third], sample.With(
                    part, one with { LegalStatus = "C1", Start = sample.Day(6, 2) }, rest with { End = sample.Day(6, 23) })),
                Example.Fails("a short one, then a long one after a gap", second, sample.With(
                    part, one with { Start = sample.Day(7, 1), End = sample.Day(7, 1).AddDays(22) })),
                Example.Fails("a long one, then a short one after a gap", first, sample.With(
                    one with { End = sample.Day(6, 23) }, part with { Start = sample.Day(7, 1), End = sample.Day(7, 2) })),
                Example.Fails("an unreadable end, then a long one", second, sample.With(
                    part with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, Episode.EndField, "soon", 2)) },
                    one with { Start = sample.Day(6, 2), End = sample.Day(6, 2).AddDays(22) })),
                Example.Fails("an open one goes on to the end of the year", [.. first, .. second], sample.With(
                    one with { Start = sample.Day(3, 10), End = null }, one with { Start = sample.Day(3, 30), End = null })),
            ];
        }
    }
}
