namespace OpenCollect.LookedAfter.Rules;

/// <summary>A time when the child was missing has a start.</summary>
public sealed class Rule564 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("564", Severity.Error, Scope.Group, Years.From(2015), "Start of the time missing is not filled in")
        {
            Module = MissingPeriod.Group.Name,
            Logic = "MISSING is M or A and MIS_START is blank. An unreadable date is not blank.",
            Advice = "Enter the date that the child went missing or was first away.",
            Guide = LookedAfterGuide.Check("564"),
            Fields = [MissingPeriod.StartField, MissingPeriod.KindField],
            Needs = [Inputs.Missing],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var period in seen.Child.MissingPeriods)
        {
            if (period is { Kind: "M" or "A", LacksStart: true })
            {
                report.At(period, MissingPeriod.StartField, MissingPeriod.KindField);
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
                Example.Passes("missing, with a start", sample.Case),
                Example.Passes("away, with a start", sample.With(period with { Kind = "A" })),
                Example.Fails("missing, without a start", ["Missing[1]/MIS_START", "Missing[1]/MISSING"],
                    sample.With(period with { Start = null })),
                Example.Fails("away, without a start", ["Missing[1]/MIS_START", "Missing[1]/MISSING"],
                    sample.With(period with { Kind = "A", Start = null })),
                Example.Passes("missing, with an unreadable start", sample.With(
                    period with { Start = null, Flaws = new(new Flaw(FlawKind.NotADate, MissingPeriod.StartField, "soon", 2)) })),
                Example.Passes("type blank, without a start", sample.With(period with { Kind = null, Start = null })),
                Example.Passes("type B, which is no code, without a start", sample.With(period with { Kind = "B", Start = null })),
                Example.Fails("the second of two rows", ["Missing[2]/MIS_START", "Missing[2]/MISSING"],
                    sample.With(period, period with { Start = null })),
                Example.Passes("never missing", sample.With(sample.Child with { MissingPeriods = [] })),
            ];
        }
    }
}
