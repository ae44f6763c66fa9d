namespace OpenCollect.LookedAfter.Rules;

/// <summary>It is decided that a child should be adopted before the child is matched with adopters.</summary>
public sealed class Rule333 : IChildRule<LookedAfterCase>, IExplained
{
    public static RuleInfo Info { get; } =
        new("333", Severity.Error, Scope.Group, Years.Always, "Decision on adoption is missing or after the match")
        {
            Module = Adoption.Group.Name,
            Logic = "DATE_MATCH is filled, and DATE_INT is blank or after it. The same day passes. An unreadable DATE_MATCH is filled, an unreadable DATE_INT is not blank.",
            Advice = "Enter the day of the decision, or correct the day of the match.",
            Guide = LookedAfterGuide.Check("333"),
            Fields = [Adoption.DecisionField, Adoption.MatchedField],
            Needs = [Inputs.Ad1],
        };

    public static void Check(LookedAfterCase seen, Report report)
    {
        foreach (var adoption in seen.Child.Adoptions)
        {
            if (!adoption.LacksMatched
                && (adoption.LacksDecision || adoption.Decision > adoption.Matched))
            {
                report.At(adoption, Adoption.DecisionField, Adoption.MatchedField);
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = LookedAfterSample.Latest;
            var adoption = sample.Adopted.Child.Adoptions[0];
            var flaw = new Flaw(FlawKind.NotADate, Adoption.MatchedField, "soon", 2);
            var unreadable = adoption with { Matched = null, Flaws = new(flaw) };
            string[] both = ["AD1[1]/DATE_INT", "AD1[1]/DATE_MATCH"];
            LookedAfterCase Of(params Adoption[] rows) =>
                sample.Adopted with { Child = sample.Adopted.Child with { Adoptions = [.. rows] } };
            return
            [
                Example.Passes("decided before", sample.Adopted),
                Example.Passes("decided on the day of the match", Of(adoption with { Decision = adoption.Matched })),
                Example.Fails("decided on the day after the match", [.. both],
                    Of(adoption with { Decision = adoption.Matched.PlusDays(1) })),
                Example.Fails("no decision", [.. both], Of(adoption with { Decision = null })),
                Example.Passes("unreadable decision",
                    Of(adoption with { Decision = null, Flaws = new(new Flaw(FlawKind.NotADate, Adoption.DecisionField, "soon", 2)) })),
                Example.Passes("no match", Of(adoption with { Matched = null })),
                Example.Passes("neither", Of(adoption with { Decision = null, Matched = null })),
                Example.Passes("unreadable match", Of(unreadable)),
                Example.Fails("unreadable match, no decision", [.. both],
                    Of(unreadable with { Decision = null })),
                Example.Fails("on the second row", ["AD1[2]/DATE_INT", "AD1[2]/DATE_MATCH"],
                    Of(adoption, adoption with { Decision = null })),
            ];
        }
    }
}
