namespace OpenCollect.LookedAfter.Rules;

/// <summary>A time when the child was missing has a type.</summary>
public sealed class Rule565 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("565", Severity.Error, Scope.Group, Years.From(2015), "Type of the time missing is not filled in")
        {
            Module = MissingPeriod.Group.Name,
            Logic = "MIS_START is filled, readable or not, and MISSING is blank.",
            Advice = "Enter M if the child was missing or A if away without authorisation.",
            Guide = LookedAfterGuide.Check("565"),
            Fields = [MissingPeriod.KindField, MissingPeriod.StartField],
            Needs = [Inputs.Missing],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var period in seen.Child.MissingPeriods)
        {
            if (period is { Kind: null, LacksStart: false })
            {
                report.At(period, MissingPeriod.KindField, MissingPeriod.StartField);
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
                Example.Fails("a start, no type", ["Missing[1]/MISSING", "Missing[1]/MIS_START"], sample.With(period with { Kind = null })),
                Example.Fails("an unreadable start, no type", ["Missing[1]/MISSING", "Missing[1]/MIS_START"], sample.With(
                    period with { Kind = null, Start = null, Flaws = new(new Flaw(FlawKind.NotADate, MissingPeriod.StartField, "soon", 2)) })),
                Example.Passes("neither start nor type", sample.With(period with { Kind = null, Start = null })),
                Example.Passes("a type that is no code", sample.With(period with { Kind = "B" })),
                Example.Fails("the second of two rows", ["Missing[2]/MISSING", "Missing[2]/MIS_START"],
                    sample.With(period, period with { Kind = null })),
                Example.Passes("never missing", sample.With(sample.Child with { MissingPeriods = [] })),
            ];
        }
    }
}
