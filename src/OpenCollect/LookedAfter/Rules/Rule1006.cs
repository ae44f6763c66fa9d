namespace OpenCollect.LookedAfter.Rules;

/// <summary>A missing period is one of two kinds.</summary>
public sealed class Rule1006 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("1006", Severity.Error, Scope.Group, Years.From(2015), "Kind of the missing period is not valid")
        {
            Module = MissingPeriod.Group.Name,
            Logic = "MISSING is filled and is neither M nor A.",
            Advice = "Enter M if the child's whereabouts were not known, A if they were known but the child was away without authorisation.",
            Guide = LookedAfterGuide.Check("1006"),
            Fields = [MissingPeriod.KindField],
            Needs = [Inputs.Missing],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var missing in seen.Child.MissingPeriods)
        {
            if (missing.Kind is not null && !Codes.Missing.Codes.Has(missing.Kind, report.Year))
            {
                report.At(missing, MissingPeriod.KindField);
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
                Example.Passes("missing", sample.Case),
                Example.Passes("away without authorisation", sample.With(missing with { Kind = "A" })),
                Example.Passes("blank", sample.With(missing with { Kind = null })),
                Example.Fails("no code", "Missing[1]/MISSING", sample.With(missing with { Kind = "N" })),
                Example.Fails("only the second row is wrong", "Missing[2]/MISSING", sample.With(missing, missing with { Kind = "1" })),
            ];
        }
    }
}
