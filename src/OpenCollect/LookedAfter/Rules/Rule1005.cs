namespace OpenCollect.LookedAfter.Rules;

/// <summary>The end of a missing period is a date.</summary>
public sealed class Rule1005 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("1005", Severity.Error, Scope.Group, Years.From(2015), "End of the missing period is not a date")
        {
            Module = MissingPeriod.Group.Name,
            Logic = "MIS_END is filled and is no real date dd/mm/yyyy.",
            Advice = "Enter the day on which the child was found, as dd/mm/yyyy, or leave it blank if the child is still missing.",
            Guide = LookedAfterGuide.Check("1005"),
            Fields = [MissingPeriod.EndField],
            Needs = [Inputs.Missing],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var missing in seen.Child.MissingPeriods)
        {
            if (missing.Flaws.Has(MissingPeriod.EndField))
            {
                report.At(missing, MissingPeriod.EndField);
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
                Example.Passes("blank", sample.With(missing with { End = null })),
                Example.Fails("unreadable", "Missing[1]/MIS_END",
                    sample.With(missing with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, MissingPeriod.EndField, "soon", 2)) })),
                Example.Passes("the start is unreadable",
                    sample.With(
                        missing with { Start = null, Flaws = new(new Flaw(FlawKind.NotADate, MissingPeriod.StartField, "soon", 2)) })),
                Example.Fails("only the second row is wrong", "Missing[2]/MIS_END",
                    sample.With(
                        missing, missing with { End = null, Flaws = new(new Flaw(FlawKind.NotADate, MissingPeriod.EndField, "soon", 2)) })),
            ];
        }
    }
}
