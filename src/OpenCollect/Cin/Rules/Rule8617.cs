namespace OpenCollect.Cin.Rules;

/// <summary>Private fostering is told by 8B to 8F; the undivided code 8A has not been valid since 2016-17.</summary>
public sealed class Rule8617 : IChildRule<CinChild>, IExplained
{
    public static RuleInfo Info { get; } = new("8617", Severity.Error, Scope.Group, Years.Until(2022), "Code 8A returned, which is no longer valid")
    {
        Module = Assessment.Group.Name,
        Logic = "The factors of an Assessments group include 8A.",
        Advice = "Replace 8A by the code from 8B to 8F that says which kind of private fostering it is.",
        Guide = CinGuide.Section("4.10"),
        Fields = [Assessment.FactorsField],
        Doubt = "Known from a public toolkit for 2021-22; not among the rules of 2022-23, where 8A counts as an invalid factor (8897Q).",
    };

    public static void Check(CinChild child, Report report)
    {
        foreach (var episode in child.Episodes)
        {
            foreach (var assessment in episode.Assessments)
            {
                if (assessment.Factors.Contains("8A"))
                {
                    report.At(assessment, Assessment.FactorsField);
                }
            }
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = new CinSample(2022);
            Assessment With(params ImmutableArray<string> factors) => sample.Assessment with { Factors = factors };
            return
            [
                Example.Passes("other factors", sample.Child),
                Example.Passes("8B", sample.With(With("8B"))),
                Example.Passes("no factor", sample.With(With())),
                Example.Passes("18A", sample.With(With("18A"))),
                Example.Fails("8A alone", "CINdetails[1]/Assessments[1]/AssessmentFactors", sample.With(With("8A"))),
                Example.Fails("8A among others, on the second assessment", "CINdetails[1]/Assessments[2]/AssessmentFactors", sample.With(With("8B"), With("3B", "8A"))),
            ];
        }
    }
}
