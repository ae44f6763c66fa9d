namespace OpenCollect.LookedAfter.Rules;

/// <summary>A missing period has a start.</summary>
public sealed class Rule1004 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("1004", Severity.Error, Scope.Group, Years.From(2015), "Start of the missing period is missing or not a date")
        {
            Module = MissingPeriod.Group.Name,
            Logic = "MIS_START is blank or is no real date dd/mm/yyyy.",
            Advice = "Enter the day on which the child went missing, as dd/mm/yyyy.",
            Guide = LookedAfterGuide.Check("1004"),
            Fields = [MissingPeriod.StartField],
            Needs = [Inputs.Missing],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var missing in seen.Child.MissingPeriods)
        {
            if (missing.Start is null)
            {
                report.At(missing, MissingPeriod.StartField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var missing = sample.MissingPeriod;
            return
            [
                Example.Passes("a day", sample.Case),
                Example.Fails("blank", "Missing[1]/MIS_START", sample.With(missing with { Start = null })),
                Example.Fails("unreadable", "Missing[1]/MIS_START",
                    sample.With(
                        missing with { Start = null, Flaws = new(new Flaw(FlawKind.NotADate, MissingPeriod.StartField, "soon", 2)) })),
                Example.Passes("the end is unreadable",
                    sample.With(missing with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, MissingPeriod.EndField, "soon", 2)) })),
                Example.Fails("only the second row is wrong", "Missing[2]/MIS_START", sample.With(missing, missing with { Start = null })),
            ];
        }
    }
}
