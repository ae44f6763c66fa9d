namespace OpenCollect.LookedAfter.Rules;

/// <summary>A child looked after for twelve months without a break has the four core items on health.</summary>
public sealed class Rule191 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } = new("191", Severity.Error, Scope.Child, Years.Always, "Twelve month items are missing")
    {
        Module = Outcomes.Group.Name,
        Logic = "The child was looked after for twelve months without a break on 31 March, by the episodes of this return, and an OC2 row of the child has any of IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT and SUBSTANCE_MISUSE blank, or the child has no OC2 row: then the episode with the earliest DECOM is pointed at.",
        Advice = "Enter the items that are missing, each 1 for yes or 0 for no.",
        Guide = LookedAfterGuide.Check("191"),
        Fields = [.. Outcomes.Core, Episode.ChildField],
        Needs = [Inputs.Oc2, Inputs.Episodes],
    };

    public static void Check(LookedAfterCase seen, Report report)
    {
        var child = seen.Child;
        if (!child.IsContinuouslyLookedAfter(report.Year))
        {
            return;
        }

        if (child.Outcomes.IsEmpty)
        {
            report.At(child.EpisodesByStart[0], Episode.ChildField);
        }

        foreach (var outcomes in child.Outcomes)
        {
            if (outcomes.LacksCore)
            {
                report.At(Outcomes.Core.BlankIn(outcomes));
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var row = sample.Outcomes;
            var late = sample.Episode with { ReasonStarted = "S", Start = sample.Day(4, 2) };
            var none = sample.Child with { Outcomes = [] };
            return
            [
                Example.Passes("all four", sample.Case),
                Example.Fails("no immunisations", "OC2[1]/IMMUNISATIONS", sample.With(row with { Immunisations = null })),
                Example.Fails("no teeth check", "OC2[1]/TEETH_CHECK", sample.With(row with { TeethCheck = null })),
                Example.Fails("no health assessment", "OC2[1]/HEALTH_ASSESSMENT", sample.With(row with { HealthAssessment = null })),
                Example.Fails("no substance misuse", "OC2[1]/SUBSTANCE_MISUSE", sample.With(row with { SubstanceMisuse = null })),
                Example.Passes("no conviction", sample.With(row with { Convicted = null })),
                Example.Fails("two blank", ["OC2[1]/IMMUNISATIONS", "OC2[1]/TEETH_CHECK"],
                    sample.With(row with { Immunisations = null, TeethCheck = null })),
                Example.Fails("no teeth check in the second row", "OC2[2]/TEETH_CHECK", sample.With(row, row with { TeethCheck = null })),
                Example.Fails("no row", "Episodes[1]/CHILD", sample.With(none)),
                Example.Fails("no row, the earliest episode second in the file", "Episodes[2]/CHILD",
                    sample.With(none with { Episodes = [sample.Episode, sample.FirstEpisode] })),
                Example.Passes("no row, looked after from 2 April", sample.With(none with { Episodes = [late] })),
                Example.Passes("no teeth check, looked after from 2 April",
                    sample.With(sample.Child with { Episodes = [late], Outcomes = [row with { TeethCheck = null }] })),
                Example.Passes("neither row nor episode", sample.With(none with { Episodes = [] })),
            ];
        }
    }
}
