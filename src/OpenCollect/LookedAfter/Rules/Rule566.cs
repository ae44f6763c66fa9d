namespace OpenCollect.LookedAfter.Rules;

/// <summary>A time when the child was missing and that ended has a type.</summary>
public sealed class Rule566 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("566", Severity.Error, Scope.Group, Years.From(2015), "Type of the time missing is not filled in, though it ended")
        {
            Module = MissingPeriod.Group.Name,
            Logic = "MIS_END is filled, readable or not, and MISSING is blank.",
            Advice = "Enter M if the child was missing or A if away without authorisation.",
            Guide = LookedAfterGuide.Check("566"),
            Fields = [MissingPeriod.KindField, MissingPeriod.EndField],
            Needs = [Inputs.Missing],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var period in seen.Child.MissingPeriods)
        {
            if (period is { Kind: null, IsOpen: false })
            {
                report.At(period, MissingPeriod.KindField, MissingPeriod.EndField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var period = sample.MissingPeriod;
            return
            [
                Example.Passes("with a type", sample.Case),
                Example.Fails("an end, no type", ["Missing[1]/MISSING", "Missing[1]/MIS_END"], sample.With(period with { Kind = null })),
                Example.Fails("an end without a start, no type", ["Missing[1]/MISSING", "Missing[1]/MIS_END"],
                    sample.With(period with { Kind = null, Start = null })),
                Example.Fails("an unreadable end, no type", ["Missing[1]/MISSING", "Missing[1]/MIS_END"], sample.With(
                    period with { Kind = null, End = null, Flaws = new(new Flaw(FlawKind.NotADate, MissingPeriod.EndField, "soon", 2)) })),
                Example.Passes("no end, no type", sample.With(period with { Kind = null, End = null })),
                Example.Passes("a type that is no code", sample.With(period with { Kind = "B" })),
                Example.Fails("the second of two rows", ["Missing[2]/MISSING", "Missing[2]/MIS_END"],
                    sample.With(period, period with { Kind = null })),
                Example.Passes("never missing", sample.With(sample.Child with { MissingPeriods = [] })),
            ];
        }
    }
}
