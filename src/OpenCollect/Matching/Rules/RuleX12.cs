using OpenCollect.Cin;
using OpenCollect.LookedAfter;

namespace OpenCollect.Matching.Rules;

/// <summary>Both returns agree whether a child is an unaccompanied asylum seeker.</summary>
public sealed class RuleX12 : IChildRule<ChildInBoth>, IExplained
{
    private const string Factor = "9A";

    public static RuleInfo Info { get; } = new("X12", Severity.Query, Scope.Child, Years.Always, "Unaccompanied asylum-seeking child in one return only")
    {
        Module = Assessment.Group.Name,
        Logic = "A child is in both returns under one identifier. Either an assessment in the census has the factor 9A, and the looked after return does not say that the child is an unaccompanied asylum seeker (UASC of the header is 1, or where there is no such element the child has a row in the UASC table): every assessment with the factor is reported. Or the looked after return says so, and the census has factors of the child, but 9A in no assessment: the latest assessment with factors is reported.",
        Advice = "Check whether the child is or was unaccompanied in the year, and correct the factors or the UASC row.",
        Guide = MatchingGuide.Section("4.10"),
        Fields = [Assessment.FactorsField, LookedAfterChild.IdField, Header.UascField, AsylumSeeker.ChildField],
        Needs = [Inputs.Uasc],
        Doubt = "A census without any factor of the child contradicts nothing: the assessment may have been in an earlier year.",
    };

    public static void Check(ChildInBoth child, Report report)
    {
        if (child is not { Cin: { } cin, Cla: { } cla })
        {
            return;
        }

        Assessment? latest = null;
        var isUnaccompanied = false;
        foreach (var episode in cin.Episodes)
        {
            foreach (var assessment in episode.Assessments)
            {
                latest = assessment.Factors.IsEmpty ? latest : assessment;
                if (assessment.Factors.Contains(Factor))
                {
                    isUnaccompanied = true;
                    if (!cla.IsUasc)
                    {
                        report.Between((assessment, Assessment.FactorsField), (cla, LookedAfterChild.IdField));
                    }
                }
            }
        }

        if (!isUnaccompanied && cla.IsUasc && latest is not null)
        {
            var (record, field) = cla.AsylumSeekers is [var row, ..] ? ((Record)row, AsylumSeeker.ChildField) : (cla.Header!, Header.UascField);
            report.Between((latest, Assessment.FactorsField), (record, field));
        }
    }

    public static IEnumerable<Example> Examples
    {
        get
        {
            var sample = MatchingSample.Latest;
            var boy = sample.Unaccompanied;
            var need = boy.Cin!.Episodes[0];
            var (with, without) = (need.Assessments[0], need.Assessments[0] with { Factors = ["20"] });
            var flagged = boy.Cla! with { AsylumSeekers = [], Headers = [boy.Cla.Headers[0] with { Uasc = "1" }] };
            return
            [
                Example.Passes("unaccompanied by both", boy),
                Example.Passes("unaccompanied by neither", sample.Child),
                Example.Fails("by the census only", ["CIN/CINdetails[1]/Assessments[1]/AssessmentFactors", "CLA/Child/CHILD"], boy with { Cla = boy.Cla with { AsylumSeekers = [] } }),
                Example.Fails("by two assessments in the census only",
                    ["CIN/CINdetails[1]/Assessments[1]/AssessmentFactors", "CLA/Child/CHILD", "CIN/CINdetails[1]/Assessments[2]/AssessmentFactors", "CLA/Child/CHILD"],
                    Assessed(boy, with, with with { Origin = new(2) }) with { Cla = boy.Cla with { AsylumSeekers = [] } }),
                Example.Fails("by the looked after return only", ["CIN/CINdetails[1]/Assessments[1]/AssessmentFactors", "CLA/UASC[1]/CHILD"], Assessed(boy, without)),
                Example.Fails("by the flag of the looked after return only", ["CIN/CINdetails[1]/Assessments[1]/AssessmentFactors", "CLA/Header[1]/UASC"], Assessed(boy, without) with { Cla = flagged }),
                Example.Passes("by the factor and the flag", boy with { Cla = flagged }),
                Example.Passes("the factor in one assessment of two", Assessed(boy, with, without)),
                Example.Passes("no assessment in the census", Assessed(boy)),
                Example.Passes("an assessment without factors in the census", Assessed(boy, without with { Factors = [] })),
                Example.Fails("the latest assessment with factors", ["CIN/CINdetails[1]/Assessments[2]/AssessmentFactors", "CLA/UASC[1]/CHILD"], Assessed(boy, without, without with { Origin = new(2) }, without with { Factors = [] })),
                Example.Passes("by the census, and not in the looked after return", boy with { Cla = null }),
                Example.Passes("by the looked after return, and not in the census", boy with { Cin = null }),
                Example.Fails("by the census only, in the second episode", ["CIN/CINdetails[2]/Assessments[1]/AssessmentFactors", "CLA/Child/CHILD"],
                    new ChildInBoth { Cin = boy.Cin with { Episodes = [need with { Assessments = [] }, need] }, Cla = boy.Cla with { AsylumSeekers = [] } }),
            ];
        }
    }

    private static ChildInBoth Assessed(ChildInBoth child, params ReadOnlySpan<Assessment> assessments) =>
        child with { Cin = child.Cin! with { Episodes = [child.Cin.Episodes[0] with { Assessments = [.. assessments] }] } };
}
